### As palavras dos avisos, em português. O modelo é en.ftl; o tratamento é formal.

## Datas, horas, números

month = { $month ->
    [1] janeiro
    [2] fevereiro
    [3] março
    [4] abril
    [5] maio
    [6] junho
    [7] julho
    [8] agosto
    [9] setembro
    [10] outubro
    [11] novembro
   *[12] dezembro
}
month-short = { $month ->
    [1] jan.
    [2] fev.
    [3] mar.
    [4] abr.
    [5] mai.
    [6] jun.
    [7] jul.
    [8] ago.
    [9] set.
    [10] out.
    [11] nov.
   *[12] dez.
}
date = { $day } de { $month } de { $year }
date-short = { $day } de { $month }
date-time = { $date } às { $clock }
span-moment = em { $date } às { $clock } ({ $zone })
span-day = em { $date } entre as { $first } e as { $last } ({ $zone })
span-days = entre { $first } e { $last } ({ $zone })
since-day = desde { $date }
on-day = em { $date }
number = { $number }
quote = “{ $text }”
list-and = { $list } e { $last }
list-more = { $list } e mais { $more }

## Assunto

-act-today = Agir hoje
subject-forged = Alguém usa o seu endereço: { $messages ->
    [one] { $messages } mensagem
   *[other] { $messages } mensagens
} { $when }. A sua caixa não foi usada
subject-forged-beside = Alguém usa o seu endereço: { $messages ->
    [one] { $messages } mensagem
   *[other] { $messages } mensagens
} { $when }
subject-account = { -act-today }: saíram mensagens da sua caixa { $mailbox }
subject-account-office = { -act-today }: saíram mensagens em seu nome da sua própria rede ({ $mailbox })
subject-account-server = { -act-today }: um servidor seu enviou mensagens em seu nome ({ $mailbox })
subject-unclear = E-mail devolvido que talvez não seja seu: { $messages ->
    [one] { $messages } mensagem
   *[other] { $messages } mensagens
}, causa ainda não clara
subject-lure = { $messages ->
    [one] Não abra: { $messages } mensagem finge ser e-mail devolvido
   *[other] Não abra: { $messages } mensagens fingem ser e-mail devolvido
}
subject-clear-forged = O e-mail falso parou: nada { $since }
subject-clear-account = Não saiu mais e-mail alheio da sua caixa: nada { $since }
subject-clear-other = Não há mais e-mail devolvido: nada { $since }

## Conclusão, e o que fazer hoje

verdict-forged = Outra pessoa pôs o seu endereço em mensagens que não foram escritas por si. A sua caixa não foi usada. Isto não significa que a sua conta foi invadida.
today-forged = Hoje não precisa de fazer nada, nem de mudar a senha por causa disto.
verdict-forged-beside = Outra pessoa pôs o seu endereço nestas mensagens. Elas não saíram da sua caixa.
verdict-forged-some = Outra pessoa pôs o seu endereço nestas mensagens. Pelo menos { $traced } de { $messages } não saíram da sua caixa; das outras não sabemos.
beside-break-in = Mais urgente: também recebeu um aviso que começa por “{ -act-today }”. Faça primeiro o que ele diz.
beside-unclear = De outras mensagens devolvidas nestes dias ainda não se pode dizer quem as enviou. Sobre essas recebeu ou vai receber um aviso próprio: só se as verificações dele não encontrarem nada é certo que a sua caixa não foi usada.
verdict-account = Saíram provavelmente da sua conta ou do seu servidor mensagens que não foram escritas por si. A sua conta pode ter sido invadida. Por favor, aja hoje.
account-own = Se foram enviadas por si, por um colega ou por um programa seu, basta dizer ao seu técnico.
verdict-unclear = Voltou e-mail com o seu endereço, e ainda não se sabe quem o enviou. Pode ser seu, pode ser falso. Três verificações curtas ajudam.
today-unclear = Hoje: faça as três verificações abaixo. Levam cinco minutos.
verdict-lure = Uma mensagem na sua caixa diz que um e-mail seu foi devolvido. Nada mostra que a tenha escrito o sistema de correio que ela nomeia, e mensagens assim são quase sempre uma isca: não abra o anexo e não faça o que ela pede.
today-lure = Hoje: deixe-a ficar. Se escreveu mesmo a quem ela nomeia, pergunte por outro meio se o seu e-mail chegou. Recebê-la não significa que a sua conta foi invadida.
verdict-clear-forged = O e-mail com o seu endereço falsificado parou. Nada mais voltou { $since }.
verdict-clear-account = Não voltou mais e-mail que não foi escrito por si { $since }. A entrada parece fechada.
verdict-clear-other = Nada mais voltou { $since }.
today-clear = Hoje não precisa de fazer nada.
phrase = A sua frase secreta: { $phrase }

## Desde o último aviso

heading-since = Desde o último aviso
since-new = { $messages ->
    [one] Voltou mais { $messages } mensagem { $since }.
   *[other] Voltaram mais { $messages } mensagens { $since }.
}
since-none = Não voltou mais nada { $since }.
occasion-growth = Agora há muito mais: por isso escrevemos de novo.
occasion-verdict = Agora sabemos mais. A nossa conclusão era: { $before }. Agora é: { $now }.
occasion-harm = As mensagens são agora de outro tipo: por isso escrevemos de novo.
occasion-report = Uma denúncia a uma rede está pronta e espera a sua resposta.
occasion-reopened = Tinha parado. Agora recomeçou.

## O que aconteceu

heading-happened = O que aconteceu
happened = { $messages ->
    [one] Voltou { $messages } mensagem
   *[other] Voltaram { $messages } mensagens
} com { $count ->
    [one] o seu endereço
   *[other] os seus endereços
} { $addresses } { $span }.
happened-recipients = Destinatários: { $recipients ->
    [one] { $recipients } endereço
   *[other] { $recipients } endereços
}.
origin-one = { $messages ->
    [one] Veio de um só computador: { $place }.
   *[other] Vieram de um só computador: { $place }.
}
origin-many = Vieram de { $computers } computadores em { $networks ->
    [one] { $networks } rede
   *[other] { $networks } redes
}, sobretudo: { $place }, { $messages }.
place-named = rede { $network } ({ $country })
place-network = rede { $network }
place-country = rede sem nome ({ $country })
place-unknown = rede de nome desconhecido
limit = Só vemos o que volta; podem ter sido mais.
receivers = Outros servidores recusaram { $refused } de { $total } graças ao seu registro DMARC.
happened-lure = { $messages ->
    [one] Chegou { $messages } mensagem deste tipo { $span }. É assim que a encontra:
   *[other] Chegaram { $messages } mensagens deste tipo { $span }. É assim que as encontra:
}
sample-short = Assunto { $subject }, de { $from }

## Como sabemos

heading-proof = Como sabemos
postmark = Qualquer pessoa pode escrever o seu nome num envelope; o carimbo do correio mostra de onde ele partiu. Nós lemos o carimbo.
traced = { $messages ->
    [one] Mostra um computador que não é seu nem do seu provedor.
   *[other] { $traced } de { $messages } mostram computadores que não são seus nem do seu provedor.
}
compared-spf = Esses computadores não estão na sua lista de remetentes (SPF).
compared-sent = A mensagem não está na sua pasta de enviados.
compared-signature = O seu e-mail é sempre assinado; este não.
witness-several = { $systems ->
    [one] { $systems } servidor devolveu-a; testemunhas independentes confirmam.
   *[other] { $systems } servidores devolveram-nas; testemunhas independentes confirmam.
}
witness-one = Um segundo servidor independente ainda não o confirmou.
postmark-own = Este carimbo é o seu: a mensagem passou pela sua conta ou pelo seu servidor.
postmark-own-office = Este carimbo é o seu.
how-account = Alguém usou a sua conta de e-mail a partir de um lugar que não é seu.
how-script = Um servidor seu enviou-a ou passou-a adiante: veja o registo dele e o seu site.
how-office = Um computador da sua própria rede enviou-a sozinho, sem passar pelo seu provedor.
how-service = Um serviço que pode enviar por si enviou-a: boletim, loja, faturas ou copiadora.
signed-own = Leva a sua própria assinatura.
proof-lure = Uma devolução verdadeira vem do servidor que não conseguiu entregar, e traz de volta o seu próprio e-mail. Esta não corresponde.

## O que falta

heading-missing = O que falta
missing-intro = Qualquer pessoa pode escrever o seu nome num envelope; o carimbo do correio mostra de onde ele partiu. Desta vez não conseguimos ler o carimbo. Falta:
missing-intro-read = Qualquer pessoa pode escrever o seu nome num envelope; o carimbo do correio mostra de onde ele partiu. Desta vez conseguimos ler o carimbo, mas ele não basta para decidir. Falta:
missing-addresses = quais endereços são seus: a configuração não os indica
missing-mail = a própria mensagem devolvida: não vinha com a devolução
missing-computer = o computador que entregou a mensagem
missing-witness = uma prova de quem escreveu a devolução
missing-list = uma lista completa dos computadores que podem enviar por si
missing-customer = qual cliente do seu provedor a entregou
missing-host = quem usou o computador que a entregou: pode ser seu, e outros também podem usá-lo
missing-server = quem a enviou pelo seu próprio servidor de e-mail: o registo desse servidor diz
missing-again = quem a enviou: parece uma mensagem sua, mas outra pessoa pode tê-la enviado
missing-forward = onde a mensagem esteve antes: talvez alguém a tenha encaminhado
missing-signature = a chave que prova a assinatura
missing-sent = um olhar para a sua pasta de enviados
missing-answer = uma resposta da internet a uma das nossas perguntas
missing-asked = respostas da internet: as configurações não nos deixam perguntar
missing-nothing = o suficiente para decidir: o que voltou diz pouco

## Gráfico

chart-day = Dia
chart-hour = Hora
chart-count = Devolvidas

## O que fazer e o que não fazer

heading-do = O que deve fazer
heading-steps = O que fazer, por esta ordem
heading-checks = Três verificações, cinco minutos
do-leave = Não abra anexos e não responda. Pode apagar as mensagens. (1 minuto)
do-customers = Se os clientes perguntarem, envie-lhes o texto abaixo. (2 minutos)
dont-forged = Não precisa de um endereço novo.
step-call = Ligue ao seu técnico ou ao seu provedor de e-mail. Por telefone: talvez alguém leia o seu e-mail. (10 minutos)
step-call-web = Ligue a quem cuida do seu site. Por telefone: talvez alguém leia o seu e-mail. (10 minutos)
step-password = Mude a senha desta caixa, num computador em que confie. (5 minutos)
step-sessions = Termine a sessão em todos os outros aparelhos e ative a entrada em dois passos. (5 minutos)
step-rules = Procure encaminhamentos e filtros que não criou. Fotografe-os e depois apague-os. (5 minutos)
step-web-clean = Mande atualizar formulários, loja e blog, e retirar arquivos estranhos. (o seu técnico)
step-web-passwords = Mude as senhas do site e desta caixa, num computador em que confie. (10 minutos)
step-office-find = Encontre o computador que se liga à porta 25 de fora: o roteador mostra-o. Tire-o da rede. (o seu técnico)
step-office-clean = Mande limpar esse computador antes de o usar de novo. (o seu técnico)
step-service-password = Mude a senha desse serviço e ative a entrada em dois passos. (5 minutos)
step-service-stop = Veja ali os últimos envios e pare os que não são seus. (5 minutos)
step-customers = Avise os seus clientes com o texto abaixo. (5 minutos)
step-duty = Pergunte hoje ao seu técnico se deve comunicar isto a uma autoridade: alguns prazos são curtos. Até lá, não apague nada do que voltou.
check-sent = Veja a sua pasta de enviados. Estas mensagens são suas, de um colega ou de um programa seu? (2 minutos)
check-signins = Veja as últimas entradas na sua conta. Há um lugar ou um aparelho que não conhece? (2 minutos)
check-signins-login = O que voltou indica uma de { $address }, { $span }: foi o senhor ou a senhora?
check-rules = Veja os encaminhamentos e filtros da sua caixa. Há algum que não criou? (1 minuto)
checks-outcome = Se as mensagens são suas, está tudo bem: algumas não chegaram. Se uma verificação mostrar algo estranho, a sua conta pode ter sido invadida: ligue hoje ao seu técnico e mude a senha. Em caso de dúvida, mude-a: são cinco minutos.
lure-delete = Não escreveu a ninguém que ela nomeia? Então apague a mensagem. Não responda. (1 minuto)
lure-opened = Se abriu um anexo ou escreveu uma senha: ligue já ao seu técnico e mude essa senha noutro computador. (10 minutos)
lure-harmless = Se não fez nenhuma das duas coisas, não houve dano. Não precisa de mudar a senha por causa disto.
clear-do = Pode apagar as mensagens devolvidas. Não precisa de mudar a senha por causa disto.
clear-do-account = Mantenha a senha nova e a entrada em dois passos. Se ainda não mudou a senha, mude-a hoje.
clear-do-other = Se não fez as três verificações, faça-as agora: enviados, últimas entradas, encaminhamentos. Mude a senha só se uma delas mostrar algo estranho.

## Para os clientes

heading-customers = Para os clientes, para copiar
customers-forged = Alguém envia mensagens com o nosso endereço. Não são nossas. Por favor, não as abram nem respondam, e não paguem nada. Em caso de dúvida sobre uma mensagem nossa, liguem-nos.
customers-account = Talvez alguém tenha enviado mensagens da nossa caixa. Não fomos nós que as escrevemos. Por favor, não as abram nem respondam, e não paguem nada. Em caso de dúvida sobre uma mensagem nossa, liguem-nos.
customers-unclear = Voltou para nós e-mail com o nosso endereço, e estamos a apurar porquê. Em caso de dúvida sobre uma mensagem nossa, liguem-nos.

## Vai parar?

heading-stop = Vai parar? O meu próprio e-mail será bloqueado?
stop-forged = Quase sempre para por si; ninguém pode prometer quando. Os servidores julgam mais o computador que envia do que o nome, por isso o seu e-mail deve chegar. Escrevemos de novo se algo mudar.
stop-account = Para quando a entrada for fechada: siga os passos acima. Até lá, alguns servidores podem recusar o seu e-mail. Depois, o seu técnico pode pedir que o aceitem de novo.
stop-unclear = Enquanto a causa não for clara, ninguém pode dizer quando para. O seu e-mail deve chegar como antes. Vemos cada devolução e só escrevemos se algo mudar.
stop-clear = Se recomeçar, escrevemos de novo.

## Prevenir

heading-protection = Posso evitar isto?
protection-intro = Não de todo. Mas três registros de { $domain } ajudam os outros a recusar esse e-mail:
protection-unknown = Não de todo. Mas três registros do seu domínio ajudam os outros a recusar esse e-mail: SPF, DKIM e DMARC. Pergunte ao seu técnico se os três estão em ordem.
protection-account = Uma senha que não usa em mais lado nenhum, a entrada em dois passos e as atualizações travam a maioria dos intrusos.
spf-state = SPF (quem pode enviar): { $state }
dkim-state = DKIM (assinatura): { $state }
dmarc-state = DMARC (recusar falsificações): { $state }
state-good = bom
state-weak = fraco
state-missing = falta
state-unknown = não foi possível verificar
next-step = Próximo passo, para o seu técnico: publicar este registro.
next-replaces = Toma o lugar do registro que lá está.
next-later = Este primeiro registro só recolhe relatórios. “reject” vem depois.
next-nothing = Está tudo em ordem. Não precisa de fazer mais nada.
refusable = DMARC “reject” poderia ter parado { $refused } de { $total }.

## Denúncias

heading-reported = Foi denunciado?
reported-nobody = Só lhe escrevemos a si.
reported-own = Não. Trata-se da sua própria conta: não há mais ninguém a avisar. Só lhe escrevemos a si.
reported-unclear = Não. Enquanto a causa não for clara, não acusamos ninguém. Só lhe escrevemos a si.
report-prepared = Uma denúncia à rede { $network } está pronta: { $messages ->
    [one] { $messages } mensagem
   *[other] { $messages } mensagens
}, { $witnesses ->
    [one] { $witnesses } testemunha
   *[other] { $witnesses } testemunhas
}. Só sai se disser que sim.
report-sent = A denúncia à rede { $network } saiu { $when }.
report-outcome = A denúncia à rede { $network } saiu { $when }. Antes: { $before } por dia. Depois: { $after } por dia.
report-declined = Disse que não à denúncia à rede { $network }. Não foi enviada.
report-failed = A denúncia à rede { $network } não pôde ser entregue.
report-framed = { $sources ->
    [one] Cuidado: talvez alguém queira que acuse { $sources } origem inocente. Não é denunciada.
   *[other] Cuidado: talvez alguém queira que acuse { $sources } origens inocentes. Não são denunciadas.
}
approve-folder = Para dizer que sim, mova-a de { $from } para { $to }.
approve-command = Para dizer que sim, o seu técnico escreve: { $command }
left-small = { $sources ->
    [one] { $sources } origem não é denunciada: poucas mensagens.
   *[other] { $sources } origens não são denunciadas: poucas mensagens.
}
left-old = { $sources ->
    [one] { $sources } origem não é denunciada: as mensagens são muito antigas.
   *[other] { $sources } origens não são denunciadas: as mensagens são muito antigas.
}
left-witnesses = { $sources ->
    [one] { $sources } origem não é denunciada: poucas testemunhas.
   *[other] { $sources } origens não são denunciadas: poucas testemunhas.
}
left-relay = { $sources ->
    [one] { $sources } origem não é denunciada: só passa e-mail de outros.
   *[other] { $sources } origens não são denunciadas: só passam e-mail de outros.
}
left-form = { $sources ->
    [one] { $sources } origem não é denunciada: a rede só aceita denúncias numa página web.
   *[other] { $sources } origens não são denunciadas: as redes só aceitam denúncias numa página web.
}
left-nobody = { $sources ->
    [one] { $sources } origem não é denunciada: não há a quem escrever.
   *[other] { $sources } origens não são denunciadas: não há a quem escrever.
}

## Detalhes

heading-details = Detalhes para o seu técnico
details-incident = Incidente { $id }, aviso { $number }. Conclusão: { $class }. Visto primeiro em { $first } UTC, por último em { $last } UTC.
details-sources = Onde o e-mail foi entregue:
details-bouncers = Servidores que o devolveram:
details-bouncers-said = Servidores que o teriam devolvido, o que não está provado:
details-evidence = Indícios, tal como registrados, em inglês:
details-missing = O que falta, tal como registrado, em inglês:
details-samples = Exemplos do que voltou:
details-contacts = Para onde vão as denúncias, e porquê:
details-addresses = Os seus endereços usados:
details-more = e mais { $more }
details-source = { $address } ({ $host }), { $place }: { $messages ->
    [one] { $messages } mensagem
   *[other] { $messages } mensagens
}
details-no-name = sem nome confirmado
details-sample = Assunto { $subject }, de { $from }, para { $to }, Message-ID { $id }
details-none = (nada)
details-quotes = O texto entre aspas é de desconhecidos. Nomes e números nele estão cortados por colchetes de propósito.
details-verify = Este aviso é autêntico? “alibi verify { $id }” diz, no computador que vigia.
stance-owner = aponta para si
stance-against = aponta para outro
stance-neutral = não aponta para ninguém
stance-unusable = não foi possível verificar
class-forged = falso
class-forged-confirmed = falso, confirmado por testemunhas independentes
class-account = enviado pela sua conta
class-unclear = não se pode dizer
class-lure = aviso suspeito
footer = Recebe esta mensagem porque { $name } vigia a sua caixa por si. Só lê e não muda nada. Esta mensagem não tem links nem botões e nunca pede uma senha. Se não quiser mais avisos, diga a quem os configurou.

## O resumo do prestador de informática: todos os clientes numa mensagem

subject-digest = { $look ->
    [one] { $look } de { $clients } clientes precisa de atenção
   *[other] { $look } de { $clients } clientes precisam de atenção
}
subject-digest-urgent = { $look ->
    [one] { $look } de { $clients } clientes precisa de atenção ({ $urgent } urgente)
   *[other] { $look } de { $clients } clientes precisam de atenção (urgentes: { $urgent })
}
heading-digest-urgent = Urgente: agir hoje
heading-digest-look = A verificar
heading-digest-over = Terminado
digest-call = Estes clientes têm um aviso com os passos. Ligue-lhes: talvez outra pessoa leia o correio deles.
digest-line = { $client }, caixa { $account }: { $class }. Devolvidas: { $messages }, novas { $since }: { $new }. { $told }
digest-line-first = { $client }, caixa { $account }: { $class }. Devolvidas: { $messages }. { $told }
digest-account = enviado pela própria conta
digest-told = Avisado { $when }, incidente { $id }.
digest-untold = Ainda não avisado, incidente { $id }.
digest-blind = { $client }, caixa { $account }: não a conseguimos ler. “alibi check” diz porquê.
digest-shared = A rede { $network } enviou correio falsificado em nome de { $clients } clientes.
digest-rest = { $clients ->
    [one] Sem novidade em mais { $clients } cliente.
   *[other] Sem novidade em mais { $clients } clientes.
}
footer-digest = Recebe esta mensagem porque { $name } vigia estas caixas por si. Ela nomeia todos os seus clientes: não a passe a nenhum deles. Não tem links nem botões e nunca pede uma senha.

## A pergunta na caixa, e o que uma rede responde

ask-subject = Esta denúncia pode ser enviada? { $subject }
ask-intro = O alibi escreveu a denúncia em anexo. Só é enviada se disser que sim.
ask-yes = Para dizer que sim, mova esta mensagem para { $folder }.
ask-no = Para dizer que não, mova-a para { $folder }.
ask-until = Último momento para um sim: { $when }. Depois disso, os indícios são demasiado antigos.
ask-to = Vai para { $contact }. Porquê, tal como registrado, em inglês:
ask-against = Leia isto antes de dizer que sim, tal como registrado, em inglês:
ask-about = Trata-se de:
ask-source = { $address } ({ $host }), { $messages ->
    [one] { $messages } mensagem
   *[other] { $messages } mensagens
}. Testemunhas: { $witnesses }
answer-subject = Resposta a uma denúncia: { $id }
answer-intro = Chegou uma resposta à denúncia { $id } sobre { $sources }. A denúncia foi para { $contact }.
answer-nothing = O alibi nunca responde. Se for preciso responder, escreva você mesmo: a mensagem está na caixa que recebe as respostas.
answer-doubted = Cuidado: nada mostra que foi a própria rede que escreveu isto. O alibi não lhe dá seguimento.
answer-opt-out = Não querem mais denúncias: o alibi não escreve mais para { $contact }.
answer-not-theirs = Dizem que não é a rede deles: o alibi não lhes pergunta por ela durante um ano.
answer-form = Só aceitam denúncias numa página web: o alibi não lhes escreve durante um ano.
answer-text = O que diz a resposta, com os links partidos de propósito:
