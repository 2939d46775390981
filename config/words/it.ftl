### Le parole degli avvisi, in italiano. Il modello è en.ftl; si dà del Lei.

## Date, ore, numeri

month = { $month ->
    [1] gennaio
    [2] febbraio
    [3] marzo
    [4] aprile
    [5] maggio
    [6] giugno
    [7] luglio
    [8] agosto
    [9] settembre
    [10] ottobre
    [11] novembre
   *[12] dicembre
}
month-short = { $month ->
    [1] gen
    [2] feb
    [3] mar
    [4] apr
    [5] mag
    [6] giu
    [7] lug
    [8] ago
    [9] set
    [10] ott
    [11] nov
   *[12] dic
}
date = { $day } { $month } { $year }
date-short = { $day } { $month }
date-time = { $date }, ore { $clock }
span-moment = in data { $date } alle { $clock } ({ $zone })
span-day = in data { $date } tra le { $first } e le { $last } ({ $zone })
span-days = tra { $first } e { $last } ({ $zone })
since-day = dal { $date }
on-day = in data { $date }
number = { $number }
quote = «{ $text }»
list-and = { $list } e { $last }
list-more = { $list } e altri { $more }

## Oggetto

-act-today = Agire oggi
subject-forged = Qualcuno usa il Suo indirizzo: { $messages ->
    [one] { $messages } messaggio
   *[other] { $messages } messaggi
} { $when }. La Sua casella non è stata usata
subject-forged-beside = Qualcuno usa il Suo indirizzo: { $messages ->
    [one] { $messages } messaggio
   *[other] { $messages } messaggi
} { $when }
subject-account = { -act-today }: dalla Sua casella { $mailbox } è partita della posta
subject-account-office = { -act-today }: dalla Sua rete è partita della posta a Suo nome ({ $mailbox })
subject-account-server = { -act-today }: un Suo server ha inviato della posta a Suo nome ({ $mailbox })
subject-unclear = Posta tornata indietro, forse non Sua: { $messages ->
    [one] { $messages } messaggio
   *[other] { $messages } messaggi
}, causa non ancora chiara
subject-lure = { $messages ->
    [one] Da non aprire: { $messages } messaggio si finge posta tornata indietro
   *[other] Da non aprire: { $messages } messaggi si fingono posta tornata indietro
}
subject-clear-forged = La posta falsa è cessata: più nulla { $since }
subject-clear-account = Dalla Sua casella non parte più posta estranea: nulla { $since }
subject-clear-other = Non torna più posta indietro: nulla { $since }

## Esito, e che cosa fare oggi

verdict-forged = Qualcun altro ha messo il Suo indirizzo su messaggi che Lei non ha scritto. La Sua casella non è stata usata. Questo non significa che qualcuno sia entrato nel Suo account.
today-forged = Oggi non deve fare nulla, e non deve cambiare la password per questo.
verdict-forged-beside = Qualcun altro ha messo il Suo indirizzo su questi messaggi. Non sono partiti dalla Sua casella.
verdict-forged-some = Qualcun altro ha messo il Suo indirizzo su questi messaggi. Almeno { $traced } su { $messages } non sono partiti dalla Sua casella; degli altri non lo sappiamo.
beside-break-in = Più urgente: ha ricevuto anche un avviso che comincia con «{ -act-today }». Faccia prima quello che dice.
beside-unclear = Di altri messaggi tornati in questi giorni non si può ancora dire chi li abbia inviati. Per quelli ha ricevuto o riceverà un avviso a parte: solo se i suoi controlli non trovano nulla è sicuro che la Sua casella non è stata usata.
verdict-account = Dal Suo account o dal Suo server sono probabilmente partiti messaggi che Lei non ha scritto. Forse qualcuno è entrato. La preghiamo di agire oggi.
account-own = Se li ha inviati Lei, un collega o un Suo programma, basta dirlo al Suo tecnico.
verdict-unclear = È tornata indietro posta con il Suo indirizzo, e non si può ancora dire chi l’ha inviata. Può essere Sua, può essere falsa. Tre brevi controlli aiuteranno.
today-unclear = Oggi: faccia i tre controlli qui sotto. Richiedono cinque minuti.
verdict-lure = Un messaggio nella Sua casella dice che una Sua mail è tornata indietro. Nulla mostra che lo abbia scritto il sistema di posta che nomina, e messaggi così sono per lo più un’esca: non apra l’allegato e non faccia quello che chiede.
today-lure = Oggi: lo lasci stare. Se ha davvero scritto a chi vi è nominato, chieda per altra via se la Sua mail è arrivata. Averlo ricevuto non significa che qualcuno sia entrato.
verdict-clear-forged = La posta con il Suo indirizzo falsificato è cessata. Non è tornato più nulla { $since }.
verdict-clear-account = Non è tornata più posta che Lei non ha scritto { $since }. L’accesso sembra chiuso.
verdict-clear-other = Non è tornato più nulla { $since }.
today-clear = Oggi non deve fare nulla.
phrase = La Sua frase segreta: { $phrase }

## Dall’ultimo avviso

heading-since = Dall’ultimo avviso
since-new = { $messages ->
    [one] È tornato { $messages } altro messaggio { $since }.
   *[other] Sono tornati altri { $messages } messaggi { $since }.
}
since-none = Non è tornato altro { $since }.
occasion-growth = Ora sono molti di più: per questo Le scriviamo di nuovo.
occasion-verdict = Ora sappiamo di più. L’esito era: { $before }. Ora è: { $now }.
occasion-harm = I messaggi ora sono di altro tipo: per questo Le scriviamo di nuovo.
occasion-report = Una segnalazione a una rete è pronta e aspetta la Sua risposta.
occasion-reopened = Era cessato. Ora è ricominciato.

## Che cosa è successo

heading-happened = Che cosa è successo
happened = { $messages ->
    [one] Le è tornato { $messages } messaggio
   *[other] Le sono tornati { $messages } messaggi
} con { $count ->
    [one] il Suo indirizzo
   *[other] i Suoi indirizzi
} { $addresses } { $span }.
happened-recipients = Destinatari: { $recipients ->
    [one] { $recipients } indirizzo
   *[other] { $recipients } indirizzi
}.
origin-one = { $messages ->
    [one] È venuto da un solo computer: { $place }.
   *[other] Sono venuti da un solo computer: { $place }.
}
origin-many = Sono venuti da { $computers } computer in { $networks ->
    [one] { $networks } rete
   *[other] { $networks } reti
}, soprattutto: { $place }, { $messages }.
place-named = rete { $network } ({ $country })
place-network = rete { $network }
place-country = rete senza nome ({ $country })
place-unknown = rete di nome sconosciuto
limit = Vediamo solo ciò che torna indietro; potrebbero essere di più.
receivers = Altri server ne hanno rifiutati { $refused } su { $total } grazie al Suo record DMARC.
happened-lure = { $messages ->
    [one] È arrivato { $messages } messaggio di questo tipo { $span }. Ecco come trovarlo:
   *[other] Sono arrivati { $messages } messaggi di questo tipo { $span }. Ecco come trovarli:
}
sample-short = Oggetto { $subject }, da { $from }

## Come lo sappiamo

heading-proof = Come lo sappiamo
postmark = Chiunque può scrivere il Suo nome su una busta; il timbro postale mostra da dove è partita. Noi leggiamo il timbro.
traced = { $messages ->
    [one] Mostra un computer che non è Suo né del Suo fornitore.
   *[other] { $traced } su { $messages } mostrano computer che non sono Suoi né del Suo fornitore.
}
compared-spf = Questi computer non sono nel Suo elenco di mittenti (SPF).
compared-sent = Il messaggio non è nella Sua posta inviata.
compared-signature = La Sua posta è sempre firmata; questa no.
witness-several = { $systems ->
    [one] { $systems } server lo ha rimandato; testimoni indipendenti lo confermano.
   *[other] { $systems } server li hanno rimandati; testimoni indipendenti lo confermano.
}
witness-one = Un secondo server indipendente non lo ha ancora confermato.
postmark-own = Questo timbro è il Suo: il messaggio è passato dal Suo account o dal Suo server.
postmark-own-office = Questo timbro è il Suo.
how-account = Qualcuno ha usato il Suo account di posta da un luogo che non è Suo.
how-script = Lo ha inviato o inoltrato un Suo server: guardi il suo registro e il Suo sito web.
how-office = Lo ha inviato da solo un computer della Sua rete, senza passare dal Suo fornitore.
how-service = Lo ha inviato un servizio che può inviare per Lei: newsletter, negozio, fatture o fotocopiatrice.
signed-own = Porta la Sua firma.
proof-lure = Un vero ritorno viene dal server che non ha potuto consegnare, e riporta il Suo messaggio. Questo non corrisponde.

## Che cosa manca

heading-missing = Che cosa manca
missing-intro = Chiunque può scrivere il Suo nome su una busta; il timbro postale mostra da dove è partita. Questa volta non abbiamo potuto leggere il timbro. Manca:
missing-intro-read = Chiunque può scrivere il Suo nome su una busta; il timbro postale mostra da dove è partita. Questa volta abbiamo potuto leggere il timbro, ma non basta per decidere. Manca:
missing-addresses = quali indirizzi sono Suoi: le impostazioni non li nominano
missing-mail = il messaggio tornato: non era allegato alla notifica
missing-computer = il computer che ha consegnato il messaggio
missing-witness = una prova di chi ha scritto la notifica
missing-list = un elenco completo dei computer che possono inviare per Lei
missing-customer = quale cliente del Suo fornitore lo ha consegnato
missing-host = chi ha usato il computer che lo ha consegnato: può essere Suo, e possono usarlo anche altri
missing-server = chi lo ha inviato attraverso il Suo server di posta: lo dice il registro di quel server
missing-again = chi lo ha inviato: sembra un Suo messaggio, ma può averlo inviato qualcun altro
missing-forward = dove era prima il messaggio: forse qualcuno lo ha inoltrato
missing-signature = la chiave che prova la firma
missing-sent = uno sguardo alla Sua posta inviata
missing-answer = una risposta da internet a una nostra domanda
missing-asked = risposte da internet: le impostazioni non ci lasciano chiedere
missing-nothing = abbastanza per decidere: ciò che è tornato dice troppo poco

## Grafico

chart-day = Giorno
chart-hour = Ora
chart-count = Tornati

## Che cosa fare e che cosa no

heading-do = Che cosa dovrebbe fare
heading-steps = Che cosa fare, in quest’ordine
heading-checks = Tre controlli, cinque minuti
do-leave = Non apra gli allegati e non risponda. Può cancellare i messaggi. (1 minuto)
do-customers = Se i clienti chiedono, mandi loro il testo qui sotto. (2 minuti)
dont-forged = Non Le serve un nuovo indirizzo.
step-call = Chiami il Suo tecnico o il Suo fornitore di posta. Per telefono: forse qualcuno legge la Sua posta. (10 minuti)
step-call-web = Chiami chi cura il Suo sito web. Per telefono: forse qualcuno legge la Sua posta. (10 minuti)
step-password = Cambi la password di questa casella, da un computer di cui è sicuro. (5 minuti)
step-sessions = Disconnetta tutti gli altri dispositivi e attivi l’accesso in due passaggi. (5 minuti)
step-rules = Cerchi inoltri e filtri che non ha creato Lei. Li fotografi, poi li cancelli. (5 minuti)
step-web-clean = Faccia aggiornare moduli, negozio e blog, e togliere i file estranei. (il Suo tecnico)
step-web-passwords = Cambi le password del sito e di questa casella, da un computer di cui è sicuro. (10 minuti)
step-office-find = Trovi il computer che si collega alla porta 25 all’esterno: il router lo mostra. Lo stacchi dalla rete. (il Suo tecnico)
step-office-clean = Faccia ripulire quel computer prima di riusarlo. (il Suo tecnico)
step-service-password = Cambi la password di quel servizio e attivi l’accesso in due passaggi. (5 minuti)
step-service-stop = Guardi lì gli ultimi invii e fermi quelli che non sono Suoi. (5 minuti)
step-customers = Avvisi i Suoi clienti con il testo qui sotto. (5 minuti)
step-duty = Chieda oggi al Suo tecnico se deve segnalarlo a un’autorità: alcuni termini sono brevi. Fino ad allora non cancelli nulla di ciò che è tornato.
check-sent = Guardi nella posta inviata. Questi messaggi li ha scritti Lei, un collega o un Suo programma? (2 minuti)
check-signins = Guardi gli ultimi accessi al Suo account. C’è un luogo o un dispositivo che non conosce? (2 minuti)
check-signins-login = Ciò che è tornato ne nomina uno da { $address }, { $span }: era Lei?
check-rules = Guardi gli inoltri e i filtri della Sua casella. Ce n’è uno che non ha creato Lei? (1 minuto)
checks-outcome = Se li ha scritti Lei, va tutto bene: alcuni non sono arrivati. Se un controllo mostra qualcosa di strano, forse qualcuno è entrato: chiami oggi il Suo tecnico e cambi la password. Nel dubbio la cambi: bastano cinque minuti.
lure-delete = Non ha scritto a nessuno di quelli che nomina? Allora cancelli il messaggio. Non risponda. (1 minuto)
lure-opened = Se ha aperto un allegato o scritto una password: chiami subito il Suo tecnico e cambi quella password da un altro computer. (10 minuti)
lure-harmless = Se non ha fatto né l’uno né l’altro, non è successo nulla. Non deve cambiare la password per questo.
clear-do = Può cancellare i messaggi tornati. Non deve cambiare la password per questo.
clear-do-account = Tenga la nuova password e l’accesso in due passaggi. Se non ha ancora cambiato la password, lo faccia oggi.
clear-do-other = Se non ha fatto i tre controlli, li faccia ora: posta inviata, ultimi accessi, inoltri. Cambi la password solo se uno mostra qualcosa di strano.

## Per i clienti

heading-customers = Per i clienti, da copiare
customers-forged = Qualcuno invia messaggi con il nostro indirizzo. Non sono nostri. Vi preghiamo di non aprirli, di non rispondere e di non pagare nulla. In caso di dubbio su un nostro messaggio, chiamateci.
customers-account = Forse qualcuno ha inviato messaggi dalla nostra casella. Non li abbiamo scritti noi. Vi preghiamo di non aprirli, di non rispondere e di non pagare nulla. In caso di dubbio su un nostro messaggio, chiamateci.
customers-unclear = Ci è tornata indietro posta con il nostro indirizzo, e stiamo cercando di capire perché. In caso di dubbio su un nostro messaggio, chiamateci.

## Finirà?

heading-stop = Finirà? La mia posta sarà bloccata?
stop-forged = Di solito finisce da sé; nessuno può promettere quando. I server giudicano il computer che invia più del nome, quindi la Sua posta dovrebbe arrivare. Le scriveremo se qualcosa cambia.
stop-account = Finisce quando l’accesso è chiuso: segua i passi qui sopra. Fino ad allora alcuni server potrebbero rifiutare la Sua posta. Poi il Suo tecnico può chiedere loro di accettarla di nuovo.
stop-unclear = Finché la causa non è chiara, nessuno può dire quando finirà. La Sua posta dovrebbe arrivare come prima. Guardiamo ogni ritorno e scriviamo solo se qualcosa cambia.
stop-clear = Se ricomincia, Le scriveremo.

## Prevenire

heading-protection = Posso impedirlo?
protection-intro = Non del tutto. Ma tre record di { $domain } aiutano gli altri a rifiutare questa posta:
protection-unknown = Non del tutto. Ma tre record del Suo dominio aiutano gli altri a rifiutare questa posta: SPF, DKIM e DMARC. Chieda al Suo tecnico se tutti e tre sono a posto.
protection-account = Una password che non usa altrove, l’accesso in due passaggi e gli aggiornamenti fermano la maggior parte degli intrusi.
spf-state = SPF (chi può inviare): { $state }
dkim-state = DKIM (firma): { $state }
dmarc-state = DMARC (rifiutare i falsi): { $state }
state-good = buono
state-weak = debole
state-missing = manca
state-unknown = non si è potuto controllare
next-step = Prossimo passo, per il Suo tecnico: pubblicare questo record.
next-replaces = Prende il posto del record attuale.
next-later = Questo primo record raccoglie soltanto rapporti. «reject» viene dopo.
next-nothing = È tutto a posto. Non serve altro.
refusable = DMARC «reject» avrebbe potuto fermarne { $refused } su { $total }.

## Segnalazioni

heading-reported = È stato segnalato?
reported-nobody = Abbiamo scritto solo a Lei.
reported-own = No. Riguarda il Suo account: non c’è nessun altro da avvisare. Abbiamo scritto solo a Lei.
reported-unclear = No. Finché la causa non è chiara, non accusiamo nessuno. Abbiamo scritto solo a Lei.
report-prepared = Una segnalazione alla rete { $network } è pronta: { $messages ->
    [one] { $messages } messaggio
   *[other] { $messages } messaggi
}, { $witnesses ->
    [one] { $witnesses } testimone
   *[other] { $witnesses } testimoni
}. Parte solo se Lei dice di sì.
report-sent = La segnalazione alla rete { $network } è partita { $when }.
report-outcome = La segnalazione alla rete { $network } è partita { $when }. Prima: { $before } al giorno. Dopo: { $after } al giorno.
report-declined = Lei ha detto di no alla segnalazione alla rete { $network }. Non è stata inviata.
report-failed = La segnalazione alla rete { $network } non si è potuta consegnare.
report-framed = { $sources ->
    [one] Attenzione: forse qualcuno vuole farLe accusare { $sources } origine innocente. Non viene segnalata.
   *[other] Attenzione: forse qualcuno vuole farLe accusare { $sources } origini innocenti. Non vengono segnalate.
}
approve-folder = Per dire di sì, la sposti da { $from } a { $to }.
approve-command = Per dire di sì, il Suo tecnico scrive: { $command }
left-small = { $sources ->
    [one] { $sources } origine non segnalata: troppo pochi messaggi.
   *[other] { $sources } origini non segnalate: troppo pochi messaggi.
}
left-old = { $sources ->
    [one] { $sources } origine non segnalata: i messaggi sono troppo vecchi.
   *[other] { $sources } origini non segnalate: i messaggi sono troppo vecchi.
}
left-witnesses = { $sources ->
    [one] { $sources } origine non segnalata: troppo pochi testimoni.
   *[other] { $sources } origini non segnalate: troppo pochi testimoni.
}
left-relay = { $sources ->
    [one] { $sources } origine non segnalata: passa solo posta di altri.
   *[other] { $sources } origini non segnalate: passano solo posta di altri.
}
left-form = { $sources ->
    [one] { $sources } origine non segnalata: la sua rete accetta segnalazioni solo su una pagina web.
   *[other] { $sources } origini non segnalate: le loro reti accettano segnalazioni solo su una pagina web.
}
left-nobody = { $sources ->
    [one] { $sources } origine non segnalata: non c’è nessuno a cui scrivere.
   *[other] { $sources } origini non segnalate: non c’è nessuno a cui scrivere.
}

## Dettagli

heading-details = Dettagli per il Suo tecnico
details-incident = Caso { $id }, avviso { $number }. Esito: { $class }. Visto la prima volta { $first } UTC, l’ultima { $last } UTC.
details-sources = Dove è stata consegnata la posta:
details-bouncers = Server che l’hanno rimandata:
details-bouncers-said = Server che l’avrebbero rimandata, cosa non provata:
details-evidence = Indizi, come registrati, in inglese:
details-missing = Che cosa manca, come registrato, in inglese:
details-samples = Esempi di ciò che è tornato:
details-contacts = Dove vanno le segnalazioni, e perché:
details-addresses = I Suoi indirizzi usati:
details-more = e altri { $more }
details-source = { $address } ({ $host }), { $place }: { $messages ->
    [one] { $messages } messaggio
   *[other] { $messages } messaggi
}
details-no-name = nessun nome confermato
details-sample = Oggetto { $subject }, da { $from }, a { $to }, Message-ID { $id }
details-none = (niente)
details-quotes = Il testo tra virgolette è di sconosciuti. Nomi e numeri sono interrotti da parentesi apposta.
details-verify = È autentico questo avviso? Lo dice “alibi verify { $id }”, sul computer che sorveglia.
stance-owner = indica Lei
stance-against = indica altri
stance-neutral = non indica nessuno
stance-unusable = non si è potuto controllare
class-forged = falso
class-forged-confirmed = falso, confermato da testimoni indipendenti
class-account = inviato dal Suo account
class-unclear = non si può dire
class-lure = notifica sospetta
footer = Riceve questo messaggio perché { $name } sorveglia la Sua casella per Lei. Legge soltanto e non cambia nulla. Questo messaggio non contiene link né pulsanti e non chiede mai una password. Se non vuole più avvisi, lo dica a chi li ha impostati.

## Il riepilogo del fornitore IT: tutti i clienti in un messaggio

subject-digest = { $look ->
    [one] { $look } cliente su { $clients } da controllare
   *[other] { $look } clienti su { $clients } da controllare
}
subject-digest-urgent = { $look ->
    [one] { $look } cliente su { $clients } da controllare ({ $urgent } urgente)
   *[other] { $look } clienti su { $clients } da controllare (urgenti: { $urgent })
}
heading-digest-urgent = Urgente: agire oggi
heading-digest-look = Da controllare
heading-digest-over = Finito
digest-call = Questi clienti hanno un avviso con i passi da fare. Li chiami: forse qualcun altro legge la loro posta.
digest-line = { $client }, casella { $account }: { $class }. Tornati: { $messages }, nuovi { $since }: { $new }. { $told }
digest-line-first = { $client }, casella { $account }: { $class }. Tornati: { $messages }. { $told }
digest-account = inviato dal loro account
digest-told = Avvisato { $when }, incidente { $id }.
digest-untold = Non ancora avvisato, incidente { $id }.
digest-blind = { $client }, casella { $account }: non possiamo leggerla. “alibi check” dice perché.
digest-shared = La rete { $network } ha inviato posta falsificata a nome di { $clients } clienti.
digest-rest = { $clients ->
    [one] Nessuna novità da { $clients } altro cliente.
   *[other] Nessuna novità da altri { $clients } clienti.
}
footer-digest = Riceve questo messaggio perché { $name } sorveglia queste caselle per Lei. Nomina tutti i Suoi clienti: non lo inoltri a nessuno di loro. Non contiene link né pulsanti e non chiede mai una password.

## La domanda nella casella, e che cosa risponde una rete

ask-subject = Si può inviare questa segnalazione? { $subject }
ask-intro = alibi ha scritto la segnalazione allegata. Parte solo se Lei dice di sì.
ask-yes = Per dire di sì, sposti questo messaggio in { $folder }.
ask-no = Per dire di no, lo sposti in { $folder }.
ask-until = Ultimo momento per un sì: { $when }. Dopo, gli indizi sono troppo vecchi.
ask-to = Va a { $contact }. Perché lì, come registrato, in inglese:
ask-against = Legga questo prima di dire di sì, come registrato, in inglese:
ask-about = Riguarda:
ask-source = { $address } ({ $host }), { $messages ->
    [one] { $messages } messaggio
   *[other] { $messages } messaggi
}. Testimoni: { $witnesses }
answer-subject = Risposta a una segnalazione: { $id }
answer-intro = È arrivata una risposta alla segnalazione { $id } su { $sources }. La segnalazione era andata a { $contact }.
answer-nothing = alibi non risponde mai. Se serve una risposta, la scriva Lei: il messaggio è nella casella che riceve le risposte.
answer-doubted = Attenzione: nulla mostra che l’abbia scritto la rete stessa. alibi non ne tiene conto.
answer-opt-out = Non vogliono più segnalazioni: alibi non scrive più a { $contact }.
answer-not-theirs = Dicono che non è la loro rete: alibi non chiede più loro di questa rete per un anno.
answer-form = Accettano segnalazioni solo su una pagina web: alibi non scrive più loro per un anno.
answer-text = Che cosa dice la risposta, con i link spezzati apposta:
