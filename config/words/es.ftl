### Las palabras de los avisos, en español. El modelo es en.ftl; se trata de usted.

## Fechas, horas, números

month = { $month ->
    [1] enero
    [2] febrero
    [3] marzo
    [4] abril
    [5] mayo
    [6] junio
    [7] julio
    [8] agosto
    [9] septiembre
    [10] octubre
    [11] noviembre
   *[12] diciembre
}
month-short = { $month ->
    [1] ene.
    [2] feb.
    [3] mar.
    [4] abr.
    [5] may.
    [6] jun.
    [7] jul.
    [8] ago.
    [9] sept.
    [10] oct.
    [11] nov.
   *[12] dic.
}
date = { $day } de { $month } de { $year }
date-short = { $day } { $month }
date-time = { $date } a las { $clock }
span-moment = el { $date } a las { $clock } ({ $zone })
span-day = el { $date } entre las { $first } y las { $last } ({ $zone })
span-days = entre el { $first } y el { $last } ({ $zone })
since-day = desde el { $date }
on-day = el { $date }
number = { $number }
quote = «{ $text }»
list-and = { $list } y { $last }
list-more = { $list } y { $more } más

## Asunto

-act-today = Actúe hoy
subject-forged = Alguien usa su dirección: { $messages ->
    [one] { $messages } mensaje
   *[other] { $messages } mensajes
} { $when }. Su buzón no se ha usado
subject-forged-beside = Alguien usa su dirección: { $messages ->
    [one] { $messages } mensaje
   *[other] { $messages } mensajes
} { $when }
subject-account = { -act-today }: ha salido correo de su buzón { $mailbox }
subject-account-office = { -act-today }: ha salido correo en su nombre de su propia red ({ $mailbox })
subject-account-server = { -act-today }: un servidor suyo ha enviado correo en su nombre ({ $mailbox })
subject-unclear = Correo devuelto que quizá no es suyo: { $messages ->
    [one] { $messages } mensaje
   *[other] { $messages } mensajes
}, causa aún no clara
subject-lure = { $messages ->
    [one] No lo abra: { $messages } mensaje se hace pasar por correo devuelto
   *[other] No los abra: { $messages } mensajes se hacen pasar por correo devuelto
}
subject-clear-forged = El correo falso ha parado: ninguno { $since }
subject-clear-account = No ha salido más correo ajeno de su buzón: ninguno { $since }
subject-clear-other = No hay más correo devuelto: ninguno { $since }

## Resultado, y qué hacer hoy

verdict-forged = Otra persona ha puesto su dirección en mensajes que usted no escribió. Su buzón no se ha usado. Esto no significa que hayan entrado en su cuenta.
today-forged = Hoy no tiene que hacer nada, ni cambiar la contraseña por esto.
verdict-forged-beside = Otra persona ha puesto su dirección en estos mensajes. No salieron de su buzón.
verdict-forged-some = Otra persona ha puesto su dirección en estos mensajes. Al menos { $traced } de { $messages } no salieron de su buzón; de los demás no lo sabemos.
beside-break-in = Más urgente: también ha recibido un aviso que empieza por «{ -act-today }». Haga primero lo que dice.
beside-unclear = De otros mensajes devueltos estos días aún no se puede decir quién los envió. Sobre ellos ha recibido o recibirá un aviso aparte: solo si sus comprobaciones no encuentran nada es seguro que su buzón no se usó.
verdict-account = Probablemente han salido de su cuenta o de su servidor mensajes que usted no escribió. Puede que alguien haya entrado. Por favor, actúe hoy.
account-own = Si los envió usted, un compañero o un programa suyo, basta con decírselo a su informático.
verdict-unclear = Ha vuelto correo con su dirección, y todavía no se sabe quién lo envió. Puede ser suyo o puede ser falso. Tres comprobaciones breves ayudarán.
today-unclear = Hoy: haga las tres comprobaciones de abajo. Llevan cinco minutos.
verdict-lure = Un mensaje en su buzón dice que un correo suyo ha sido devuelto. Nada muestra que lo haya escrito el sistema de correo que nombra, y esos mensajes suelen ser un cebo: no abra lo que trae adjunto ni haga lo que pide.
today-lure = Hoy: déjelo estar. Si de verdad escribió a quien nombra, pregúntele por otro medio si recibió su correo. Recibirlo no significa que hayan entrado en su cuenta.
verdict-clear-forged = El correo con su dirección falsificada ha parado. No ha vuelto nada más { $since }.
verdict-clear-account = No ha vuelto más correo que usted no escribió { $since }. La entrada parece cerrada.
verdict-clear-other = No ha vuelto nada más { $since }.
today-clear = Hoy no tiene que hacer nada.
phrase = Su frase secreta: { $phrase }

## Desde el último aviso

heading-since = Desde el último aviso
since-new = { $messages ->
    [one] Ha vuelto { $messages } mensaje más { $since }.
   *[other] Han vuelto { $messages } mensajes más { $since }.
}
since-none = No ha vuelto nada más { $since }.
occasion-growth = Ahora hay mucho más: por eso le escribimos de nuevo.
occasion-verdict = Ahora sabemos más. Nuestro resultado era: { $before }. Ahora es: { $now }.
occasion-harm = Los mensajes son ahora de otro tipo: por eso le escribimos de nuevo.
occasion-report = Una denuncia a una red está lista y espera su respuesta.
occasion-reopened = Había parado. Ahora ha vuelto a empezar.

## Qué ha pasado

heading-happened = Qué ha pasado
happened = { $messages ->
    [one] Le ha vuelto { $messages } mensaje
   *[other] Le han vuelto { $messages } mensajes
} con { $count ->
    [one] su dirección
   *[other] sus direcciones
} { $addresses } { $span }.
happened-recipients = Destinatarios: { $recipients ->
    [one] { $recipients } dirección
   *[other] { $recipients } direcciones
}.
origin-one = { $messages ->
    [one] Vino de un solo ordenador: { $place }.
   *[other] Vinieron de un solo ordenador: { $place }.
}
origin-many = Vinieron de { $computers } ordenadores en { $networks ->
    [one] { $networks } red
   *[other] { $networks } redes
}, sobre todo: { $place }, { $messages }.
place-named = red { $network } ({ $country })
place-network = red { $network }
place-country = red sin nombre ({ $country })
place-unknown = red de nombre desconocido
limit = Solo vemos lo que vuelve; puede haber más.
receivers = Otros servidores rechazaron { $refused } de { $total } gracias a su registro DMARC.
happened-lure = { $messages ->
    [one] Ha llegado { $messages } mensaje de este tipo { $span }. Así lo encuentra:
   *[other] Han llegado { $messages } mensajes de este tipo { $span }. Así los encuentra:
}
sample-short = Asunto { $subject }, de { $from }

## Cómo lo sabemos

heading-proof = Cómo lo sabemos
postmark = Cualquiera puede escribir su nombre en un sobre; el matasellos muestra dónde se echó al correo. Nosotros leemos el matasellos.
traced = { $messages ->
    [one] Muestra un ordenador que no es suyo ni de su proveedor.
   *[other] { $traced } de { $messages } muestran ordenadores que no son suyos ni de su proveedor.
}
compared-spf = Esos ordenadores no están en su lista de remitentes (SPF).
compared-sent = El mensaje no está en su carpeta de enviados.
compared-signature = Su propio correo siempre va firmado; este no.
witness-several = { $systems ->
    [one] { $systems } servidor lo devolvió; testigos independientes lo confirman.
   *[other] { $systems } servidores los devolvieron; testigos independientes lo confirman.
}
witness-one = Todavía no lo ha confirmado un segundo servidor independiente.
postmark-own = Este matasellos es el suyo: el mensaje pasó por su cuenta o su servidor.
postmark-own-office = Este matasellos es el suyo.
how-account = Alguien usó su cuenta de correo desde un lugar que no es suyo.
how-script = Lo envió o lo reenvió un servidor suyo: mire su registro y su sitio web.
how-office = Lo envió por su cuenta un ordenador de su propia red, sin pasar por su proveedor.
how-service = Lo envió un servicio que puede enviar en su nombre: boletín, tienda, facturas o fotocopiadora.
signed-own = Lleva su propia firma.
proof-lure = Una devolución de verdad viene del servidor que no pudo entregar, y trae su propio mensaje. Esta no encaja.

## Qué falta

heading-missing = Qué falta
missing-intro = Cualquiera puede escribir su nombre en un sobre; el matasellos muestra dónde se echó al correo. Esta vez no pudimos leer el matasellos. Falta:
missing-intro-read = Cualquiera puede escribir su nombre en un sobre; el matasellos muestra dónde se echó al correo. Esta vez pudimos leer el matasellos, pero no basta para decidir. Falta:
missing-addresses = cuáles son sus direcciones: la configuración no las nombra
missing-mail = el mensaje devuelto: no venía con la devolución
missing-computer = el ordenador que entregó el mensaje
missing-witness = una prueba de quién escribió la devolución
missing-list = una lista completa de los ordenadores que pueden enviar en su nombre
missing-customer = qué cliente de su proveedor lo entregó
missing-host = quién usó el ordenador que lo entregó: puede ser suyo, y otros también pueden usarlo
missing-server = quién lo envió por su propio servidor de correo: el registro de ese servidor lo dice
missing-again = quién lo envió: parece un mensaje suyo, pero puede haberlo enviado otra persona
missing-forward = dónde estuvo antes el mensaje: quizá alguien lo reenvió
missing-signature = la clave que prueba la firma
missing-sent = una mirada a su carpeta de enviados
missing-answer = una respuesta de internet a una de nuestras preguntas
missing-asked = respuestas de internet: los ajustes no nos dejan preguntar
missing-nothing = lo suficiente para decidirlo: lo que volvió dice muy poco

## Gráfico

chart-day = Día
chart-hour = Hora
chart-count = Devueltos

## Qué hacer y qué no

heading-do = Qué debería hacer
heading-steps = Qué hacer, en este orden
heading-checks = Tres comprobaciones, cinco minutos
do-leave = No abra ningún adjunto y no responda. Puede borrar los mensajes. (1 minuto)
do-customers = Si preguntan sus clientes, envíeles el texto de abajo. (2 minutos)
dont-forged = No necesita una dirección nueva.
step-call = Llame a su informático o a su proveedor de correo. Por teléfono: quizá alguien lee su correo. (10 minutos)
step-call-web = Llame a quien lleva su sitio web. Por teléfono: quizá alguien lee su correo. (10 minutos)
step-password = Cambie la contraseña de este buzón, desde un ordenador del que esté seguro. (5 minutos)
step-sessions = Cierre la sesión en los demás dispositivos y active el inicio de sesión en dos pasos. (5 minutos)
step-rules = Busque reenvíos y filtros que no haya creado usted. Hágales una foto y después bórrelos. (5 minutos)
step-web-clean = Haga actualizar formularios, tienda y blog, y quitar los archivos ajenos. (su informático)
step-web-passwords = Cambie las contraseñas del sitio web y de este buzón, desde un ordenador del que esté seguro. (10 minutos)
step-office-find = Busque el ordenador que se conecta al puerto 25 de fuera: el router lo muestra. Sáquelo de la red. (su informático)
step-office-clean = Haga limpiar ese ordenador antes de volver a usarlo. (su informático)
step-service-password = Cambie la contraseña de ese servicio y active el inicio de sesión en dos pasos. (5 minutos)
step-service-stop = Mire allí los últimos envíos y pare los que no sean suyos. (5 minutos)
step-customers = Avise a sus clientes con el texto de abajo. (5 minutos)
step-duty = Pregunte hoy a su informático si debe comunicarlo a una autoridad: algunos plazos son cortos. Hasta entonces no borre nada de lo devuelto.
check-sent = Mire su carpeta de enviados. ¿Escribió estos mensajes usted, un compañero o un programa suyo? (2 minutos)
check-signins = Mire los últimos inicios de sesión de su cuenta. ¿Hay un lugar o un dispositivo que no conoce? (2 minutos)
check-signins-login = Lo que volvió nombra uno desde { $address }, { $span }: ¿fue usted?
check-rules = Mire los reenvíos y filtros de su buzón. ¿Hay alguno que no haya creado usted? (1 minuto)
checks-outcome = Si los escribió usted, todo va bien: algunos no llegaron. Si una comprobación muestra algo raro, puede que alguien haya entrado: llame hoy a su informático y cambie la contraseña. En caso de duda, cámbiela: son cinco minutos.
lure-delete = ¿No escribió a nadie de los que nombra? Entonces borre el mensaje. No lo conteste. (1 minuto)
lure-opened = Si abrió un adjunto o escribió una contraseña: llame ahora a su informático y cambie esa contraseña desde otro ordenador. (10 minutos)
lure-harmless = Si no hizo ninguna de las dos cosas, no ha pasado nada. No hace falta cambiar la contraseña por esto.
clear-do = Puede borrar los mensajes devueltos. No hace falta cambiar la contraseña por esto.
clear-do-account = Conserve la contraseña nueva y el inicio de sesión en dos pasos. Si aún no ha cambiado la contraseña, hágalo hoy.
clear-do-other = Si no ha hecho las tres comprobaciones, hágalas ahora: enviados, últimos inicios de sesión, reenvíos. Cambie la contraseña solo si una muestra algo raro.

## Para los clientes

heading-customers = Para sus clientes, para copiar
customers-forged = Alguien envía mensajes con nuestra dirección. No son nuestros. Por favor, no los abran ni los respondan, y no paguen nada. Si dudan de un mensaje nuestro, llámennos.
customers-account = Puede que alguien haya enviado mensajes desde nuestro buzón. No los escribimos nosotros. Por favor, no los abran ni los respondan, y no paguen nada. Si dudan de un mensaje nuestro, llámennos.
customers-unclear = Nos ha vuelto correo con nuestra dirección, y estamos averiguando por qué. Si dudan de un mensaje nuestro, llámennos.

## ¿Parará?

heading-stop = ¿Parará? ¿Bloquearán mi propio correo?
stop-forged = Casi siempre para solo; nadie puede prometer cuándo. Los servidores juzgan más al ordenador que envía que al nombre, así que su correo debería llegar. Le escribiremos si algo cambia.
stop-account = Para cuando se cierra la entrada: siga los pasos de arriba. Hasta entonces, algunos servidores quizá rechacen su correo. Después, su informático puede pedirles que lo acepten de nuevo.
stop-unclear = Mientras la causa no esté clara, nadie puede decir cuándo parará. Su propio correo debería llegar como antes. Miramos cada devolución y solo escribimos si algo cambia.
stop-clear = Si empieza otra vez, le escribiremos.

## Prevenir

heading-protection = ¿Puedo evitarlo?
protection-intro = No del todo. Pero tres registros de { $domain } ayudan a otros a rechazar ese correo:
protection-unknown = No del todo. Pero tres registros de su dominio ayudan a otros a rechazar ese correo: SPF, DKIM y DMARC. Pregunte a su informático si los tres están en orden.
protection-account = Una contraseña que no use en ningún otro sitio, el inicio de sesión en dos pasos y las actualizaciones frenan a la mayoría de los intrusos.
spf-state = SPF (quién puede enviar): { $state }
dkim-state = DKIM (firma): { $state }
dmarc-state = DMARC (rechazar lo falso): { $state }
state-good = bien
state-weak = débil
state-missing = falta
state-unknown = no se pudo comprobar
next-step = Siguiente paso, para su informático: publicar este registro.
next-replaces = Ocupa el lugar del registro que hay ahora.
next-later = Este primer registro solo recoge informes. «reject» viene después.
next-nothing = Todo está en orden. No hace falta nada más.
refusable = DMARC «reject» habría podido parar { $refused } de { $total }.

## Denuncias

heading-reported = ¿Se ha denunciado?
reported-nobody = Solo le hemos escrito a usted.
reported-own = No. Se trata de su propia cuenta: no hay nadie más a quien avisar. Solo le hemos escrito a usted.
reported-unclear = No. Mientras la causa no esté clara, no acusamos a nadie. Solo le hemos escrito a usted.
report-prepared = Hay una denuncia lista para la red { $network }: { $messages ->
    [one] { $messages } mensaje
   *[other] { $messages } mensajes
}, { $witnesses ->
    [one] { $witnesses } testigo
   *[other] { $witnesses } testigos
}. Solo sale si usted dice que sí.
report-sent = La denuncia a la red { $network } salió { $when }.
report-outcome = La denuncia a la red { $network } salió { $when }. Antes: { $before } al día. Después: { $after } al día.
report-declined = Usted dijo que no a la denuncia a la red { $network }. No se envió.
report-failed = La denuncia a la red { $network } no se pudo entregar.
report-framed = { $sources ->
    [one] Cuidado: puede que alguien quiera que usted acuse a { $sources } origen inocente. No se denuncia.
   *[other] Cuidado: puede que alguien quiera que usted acuse a { $sources } orígenes inocentes. No se denuncian.
}
approve-folder = Para decir que sí, muévala de { $from } a { $to }.
approve-command = Para decir que sí, su informático escribe: { $command }
left-small = { $sources ->
    [one] { $sources } origen no se denuncia: muy pocos mensajes.
   *[other] { $sources } orígenes no se denuncian: muy pocos mensajes.
}
left-old = { $sources ->
    [one] { $sources } origen no se denuncia: los mensajes son demasiado antiguos.
   *[other] { $sources } orígenes no se denuncian: los mensajes son demasiado antiguos.
}
left-witnesses = { $sources ->
    [one] { $sources } origen no se denuncia: muy pocos testigos.
   *[other] { $sources } orígenes no se denuncian: muy pocos testigos.
}
left-relay = { $sources ->
    [one] { $sources } origen no se denuncia: solo pasa correo de otros.
   *[other] { $sources } orígenes no se denuncian: solo pasan correo de otros.
}
left-form = { $sources ->
    [one] { $sources } origen no se denuncia: su red solo acepta denuncias en una página web.
   *[other] { $sources } orígenes no se denuncian: sus redes solo aceptan denuncias en una página web.
}
left-nobody = { $sources ->
    [one] { $sources } origen no se denuncia: no hay a quién escribir.
   *[other] { $sources } orígenes no se denuncian: no hay a quién escribir.
}

## Detalles

heading-details = Detalles para su informático
details-incident = Incidente { $id }, aviso { $number }. Resultado: { $class }. Visto por primera vez el { $first } UTC, por última vez el { $last } UTC.
details-sources = Dónde se entregó el correo:
details-bouncers = Servidores que lo devolvieron:
details-bouncers-said = Servidores que supuestamente lo devolvieron, lo que no está probado:
details-evidence = Indicios, tal como se anotaron, en inglés:
details-missing = Lo que falta, tal como se anotó, en inglés:
details-samples = Ejemplos de lo que volvió:
details-contacts = Adónde van las denuncias, y por qué:
details-addresses = Sus direcciones utilizadas:
details-more = y { $more } más
details-source = { $address } ({ $host }), { $place }: { $messages ->
    [one] { $messages } mensaje
   *[other] { $messages } mensajes
}
details-no-name = sin nombre confirmado
details-sample = Asunto { $subject }, de { $from }, para { $to }, Message-ID { $id }
details-none = (nada)
details-quotes = El texto entre comillas lo escribieron desconocidos. Los nombres y números en él están cortados con corchetes a propósito.
details-verify = ¿Es auténtico este aviso? «alibi verify { $id }» lo dice, en el equipo que vigila.
stance-owner = apunta a usted
stance-against = apunta a otro
stance-neutral = no apunta a nadie
stance-unusable = no se pudo comprobar
class-forged = falso
class-forged-confirmed = falso, confirmado por testigos independientes
class-account = enviado por su cuenta
class-unclear = no se puede decir
class-lure = aviso sospechoso
footer = Recibe este mensaje porque { $name } vigila su buzón por usted. Solo lee y no cambia nada. Este mensaje no lleva enlaces ni botones y nunca pide una contraseña. Si no quiere más avisos, dígaselo a quien los configuró.

## El resumen del proveedor informático: todos los clientes en un mensaje

subject-digest = { $look ->
    [one] { $look } de { $clients } clientes necesita atención
   *[other] { $look } de { $clients } clientes necesitan atención
}
subject-digest-urgent = { $look ->
    [one] { $look } de { $clients } clientes necesita atención ({ $urgent } urgente)
   *[other] { $look } de { $clients } clientes necesitan atención (urgentes: { $urgent })
}
heading-digest-urgent = Urgente: actúe hoy
heading-digest-look = Para revisar
heading-digest-over = Terminado
digest-call = Estos clientes tienen un aviso con los pasos. Llámelos: quizá otra persona lea su correo.
digest-line = { $client }, buzón { $account }: { $class }. Devueltos: { $messages }, nuevos { $since }: { $new }. { $told }
digest-line-first = { $client }, buzón { $account }: { $class }. Devueltos: { $messages }. { $told }
digest-account = enviado desde su propia cuenta
digest-told = Avisado { $when }, incidente { $id }.
digest-untold = Aún sin avisar, incidente { $id }.
digest-blind = { $client }, buzón { $account }: no podemos mirar dentro. «alibi check» dice por qué.
digest-shared = La red { $network } envió correo falsificado en nombre de { $clients } clientes.
digest-rest = { $clients ->
    [one] Sin novedad en { $clients } cliente más.
   *[other] Sin novedad en { $clients } clientes más.
}
footer-digest = Recibe este mensaje porque { $name } vigila estos buzones por usted. Nombra a todos sus clientes: no se lo pase a ninguno de ellos. No lleva enlaces ni botones y nunca pide una contraseña.

## La pregunta en el buzón, y lo que responde una red

ask-subject = ¿Se puede enviar esta denuncia? { $subject }
ask-intro = alibi ha escrito la denuncia adjunta. Solo se envía si usted dice que sí.
ask-yes = Para decir que sí, mueva este mensaje a { $folder }.
ask-no = Para decir que no, muévalo a { $folder }.
ask-until = Último momento para un sí: { $when }. Después, los indicios son demasiado antiguos.
ask-to = Va a { $contact }. Por qué allí, tal como se anotó, en inglés:
ask-against = Lea esto antes de decir que sí, tal como se anotó, en inglés:
ask-about = Se trata de:
ask-source = { $address } ({ $host }), { $messages ->
    [one] { $messages } mensaje
   *[other] { $messages } mensajes
}. Testigos: { $witnesses }
answer-subject = Respuesta a una denuncia: { $id }
answer-intro = Llegó una respuesta a la denuncia { $id } sobre { $sources }. La denuncia fue a { $contact }.
answer-nothing = alibi no responde nunca. Si hace falta responder, hágalo usted: el mensaje está en el buzón que recibe las respuestas.
answer-doubted = Cuidado: nada muestra que lo haya escrito la propia red. alibi no le hace caso.
answer-opt-out = No quieren más denuncias: alibi no escribe más a { $contact }.
answer-not-theirs = Dicen que no es su red: alibi no les pregunta por ella durante un año.
answer-form = Solo aceptan denuncias en una página web: alibi no les escribe durante un año.
answer-text = Lo que dice la respuesta, con los enlaces rotos a propósito:
