### De woorden van de berichten, in het Nederlands. Het voorbeeld is en.ftl; de lezer is u.

## Datum, tijd, getallen

month = { $month ->
    [1] januari
    [2] februari
    [3] maart
    [4] april
    [5] mei
    [6] juni
    [7] juli
    [8] augustus
    [9] september
    [10] oktober
    [11] november
   *[12] december
}
month-short = { $month ->
    [1] jan
    [2] feb
    [3] mrt
    [4] apr
    [5] mei
    [6] jun
    [7] jul
    [8] aug
    [9] sep
    [10] okt
    [11] nov
   *[12] dec
}
date = { $day } { $month } { $year }
date-short = { $day } { $month }
date-time = { $date } om { $clock }
span-moment = op { $date } om { $clock } ({ $zone })
span-day = op { $date } tussen { $first } en { $last } ({ $zone })
span-days = tussen { $first } en { $last } ({ $zone })
since-day = sinds { $date }
on-day = op { $date }
number = { $number }
quote = “{ $text }”
list-and = { $list } en { $last }
list-more = { $list } en nog { $more }

## Onderwerp

-act-today = Doe vandaag iets
subject-forged = Iemand gebruikt uw adres: { $messages ->
    [one] { $messages } bericht
   *[other] { $messages } berichten
} { $when }. Uw mailbox is niet gebruikt
subject-forged-beside = Iemand gebruikt uw adres: { $messages ->
    [one] { $messages } bericht
   *[other] { $messages } berichten
} { $when }
subject-account = { -act-today }: er is mail verstuurd vanuit uw mailbox { $mailbox }
subject-account-office = { -act-today }: er is mail in uw naam verstuurd vanuit uw eigen netwerk ({ $mailbox })
subject-account-server = { -act-today }: een server van u heeft mail in uw naam verstuurd ({ $mailbox })
subject-unclear = Teruggekomen mail die misschien niet van u is: { $messages ->
    [one] { $messages } bericht
   *[other] { $messages } berichten
}, oorzaak nog onduidelijk
subject-lure = { $messages ->
    [one] Niet openen: { $messages } bericht doet zich voor als teruggekomen mail
   *[other] Niet openen: { $messages } berichten doen zich voor als teruggekomen mail
}
subject-clear-forged = De vervalste mail is gestopt: geen meer { $since }
subject-clear-account = Er gaat geen vreemde mail meer uit uw mailbox: geen { $since }
subject-clear-other = Er komt geen mail meer terug: geen { $since }

## Uitkomst, en wat u vandaag doet

verdict-forged = Iemand anders heeft uw adres op mail gezet die u niet hebt geschreven. Uw mailbox is niet gebruikt. Dit betekent niet dat u gehackt bent.
today-forged = U hoeft vandaag niets te doen, en hiervoor uw wachtwoord niet te wijzigen.
verdict-forged-beside = Iemand anders heeft uw adres op deze mail gezet. Ze is niet vanuit uw mailbox verstuurd.
verdict-forged-some = Iemand anders heeft uw adres op deze mail gezet. Ten minste { $traced } van { $messages } zijn niet vanuit uw mailbox verstuurd; van de andere weten we het niet.
beside-break-in = Dringender: u kreeg ook een bericht dat begint met “{ -act-today }”. Doe eerst wat daarin staat.
beside-unclear = Van andere mail die in deze dagen terugkwam, valt nog niet te zeggen wie die verstuurde. Daarover kreeg of krijgt u een eigen bericht: pas als de controles daarin niets vinden, is uw mailbox zeker niet gebruikt.
verdict-account = Waarschijnlijk is via uw eigen account of server mail verstuurd die u niet hebt geschreven. Misschien bent u gehackt. Doe alstublieft vandaag iets.
account-own = Hebt u, een collega of een van uw programma’s het zelf verstuurd, zeg dat dan gewoon tegen uw IT-beheerder.
verdict-unclear = Er kwam mail met uw adres terug, en we kunnen nog niet zeggen wie die verstuurde. Ze kan van u zijn, ze kan vervalst zijn. Drie korte controles helpen.
today-unclear = Vandaag: doe de drie controles hieronder. Ze kosten vijf minuten.
verdict-lure = Een bericht in uw mailbox zegt dat mail van u is teruggekomen. Niets laat zien dat het mailsysteem dat het noemt, het heeft geschreven, en zulke berichten zijn meestal lokaas: open de bijlage niet en doe niet wat het vraagt.
today-lure = Vandaag: laat het liggen. Hebt u wie het noemt echt geschreven, vraag dan op een andere manier of uw mail aankwam. Dat u het kreeg, betekent niet dat u gehackt bent.
verdict-clear-forged = De mail met uw vervalste adres is gestopt. Er is niets meer teruggekomen { $since }.
verdict-clear-account = Er is geen mail meer teruggekomen die u niet schreef { $since }. De toegang lijkt dicht.
verdict-clear-other = Er is niets meer teruggekomen { $since }.
today-clear = U hoeft vandaag niets te doen.
phrase = Uw geheime zin: { $phrase }

## Sinds het vorige bericht

heading-since = Sinds het vorige bericht
since-new = { $messages ->
    [one] Er kwam nog { $messages } bericht terug { $since }.
   *[other] Er kwamen nog { $messages } berichten terug { $since }.
}
since-none = Er kwam niets meer terug { $since }.
occasion-growth = Het is nu veel meer: daarom schrijven we opnieuw.
occasion-verdict = We weten nu meer. Onze uitkomst was: { $before }. Nu is die: { $now }.
occasion-harm = De berichten zijn nu van een andere soort: daarom schrijven we opnieuw.
occasion-report = Een melding aan een netwerk is klaar en wacht op uw antwoord.
occasion-reopened = Het was gestopt. Nu is het weer begonnen.

## Wat er is gebeurd

heading-happened = Wat er is gebeurd
happened = { $messages ->
    [one] { $messages } bericht
   *[other] { $messages } berichten
} met { $count ->
    [one] uw adres
   *[other] uw adressen
} { $addresses } { $messages ->
    [one] kwam
   *[other] kwamen
} { $span } bij u terug.
happened-recipients = Geadresseerden: { $recipients ->
    [one] { $recipients } adres
   *[other] { $recipients } adressen
}.
origin-one = { $messages ->
    [one] Het kwam van één computer: { $place }.
   *[other] Ze kwamen van één computer: { $place }.
}
origin-many = Ze kwamen van { $computers } computers in { $networks ->
    [one] { $networks } netwerk
   *[other] { $networks } netwerken
}, de meeste uit: { $place }, { $messages }.
place-named = netwerk { $network } ({ $country })
place-network = netwerk { $network }
place-country = netwerk zonder naam ({ $country })
place-unknown = netwerk met onbekende naam
limit = We zien alleen wat terugkomt; het kunnen er meer zijn.
receivers = Andere mailsystemen weigerden { $refused } van { $total } dankzij uw DMARC-record.
happened-lure = { $messages ->
    [one] Er kwam { $messages } bericht van deze soort aan { $span }. Zo vindt u het:
   *[other] Er kwamen { $messages } berichten van deze soort aan { $span }. Zo vindt u ze:
}
sample-short = Onderwerp { $subject }, van { $from }

## Hoe we dit weten

heading-proof = Hoe we dit weten
postmark = Iedereen kan uw naam op een envelop zetten; het poststempel toont waar hij is gepost. Wij lezen het poststempel.
traced = { $messages ->
    [one] Het toont een andere computer dan die van u of uw mailprovider.
   *[other] { $traced } van { $messages } tonen andere computers dan die van u of uw mailprovider.
}
compared-spf = Die computers staan niet op uw lijst van verzenders (SPF).
compared-sent = Het bericht staat niet in uw map met verzonden mail.
compared-signature = Uw eigen mail is altijd ondertekend; deze niet.
witness-several = { $systems ->
    [one] { $systems } mailsysteem stuurde het terug; onafhankelijke getuigen bevestigen het.
   *[other] { $systems } mailsystemen stuurden ze terug; onafhankelijke getuigen bevestigen het.
}
witness-one = Een tweede, onafhankelijk mailsysteem heeft het nog niet bevestigd.
postmark-own = Dit poststempel is van uzelf: de mail ging via uw account of server.
postmark-own-office = Dit poststempel is van uzelf.
how-account = Iemand heeft uw mailaccount gebruikt vanaf een plek die niet van u is.
how-script = Een server van u verstuurde het of gaf het door: kijk in het logboek ervan en naar uw website.
how-office = Een computer in uw eigen netwerk verstuurde het zelf, buiten uw mailprovider om.
how-service = Een dienst die voor u mag versturen, verstuurde het: nieuwsbrief, winkel, facturen of kopieerapparaat.
signed-own = Het draagt uw eigen handtekening.
proof-lure = Een echte terugzending komt van het mailsysteem dat niet kon bezorgen, en brengt uw eigen mail terug. Deze past daar niet bij.

## Wat ontbreekt

heading-missing = Wat ontbreekt
missing-intro = Iedereen kan uw naam op een envelop zetten; het poststempel toont waar hij is gepost. Deze keer konden we het poststempel niet lezen. Er ontbreekt:
missing-intro-read = Iedereen kan uw naam op een envelop zetten; het poststempel toont waar hij is gepost. Deze keer konden we het poststempel lezen, maar het beslist niet. Er ontbreekt:
missing-addresses = welke adressen van u zijn: de instellingen noemen ze niet
missing-mail = het teruggekomen bericht zelf: het zat niet bij de melding
missing-computer = de computer die de mail heeft ingeleverd
missing-witness = bewijs van wie de melding schreef
missing-list = een volledige lijst van computers die voor u mogen versturen
missing-customer = welke klant van uw mailprovider het heeft ingeleverd
missing-host = wie de computer gebruikte die het inleverde: die kan van u zijn, en ook anderen kunnen hem gebruiken
missing-server = wie het via uw eigen mailserver stuurde: het logboek van die server weet het
missing-again = wie het verstuurde: het lijkt op een bericht van u, maar iemand anders kan het verstuurd hebben
missing-forward = waar de mail eerder was: misschien heeft iemand ze doorgestuurd
missing-signature = de sleutel die de handtekening bewijst
missing-sent = een blik in uw map met verzonden mail
missing-answer = een antwoord van internet op een van onze vragen
missing-asked = antwoorden van internet: de instellingen laten ons niets vragen
missing-nothing = genoeg om het te beslissen: wat terugkwam zegt te weinig

## Grafiek

chart-day = Dag
chart-hour = Uur
chart-count = Teruggekomen

## Wat u wel en niet moet doen

heading-do = Wat u kunt doen
heading-steps = Wat u moet doen, in deze volgorde
heading-checks = Drie controles, vijf minuten
do-leave = Open geen bijlagen en antwoord niet. U mag de mail verwijderen. (1 minuut)
do-customers = Vragen klanten ernaar, stuur hun dan de tekst hieronder. (2 minuten)
dont-forged = Een nieuw adres hebt u niet nodig.
step-call = Bel uw IT-beheerder of uw mailprovider. Gebruik de telefoon: misschien leest iemand uw mail mee. (10 minuten)
step-call-web = Bel wie uw website beheert. Gebruik de telefoon: misschien leest iemand uw mail mee. (10 minuten)
step-password = Wijzig het wachtwoord van deze mailbox, vanaf een computer die u vertrouwt. (5 minuten)
step-sessions = Meld alle andere apparaten af, en zet aanmelden in twee stappen aan. (5 minuten)
step-rules = Zoek doorstuurregels en filters die niet van u zijn. Maak er een foto van en verwijder ze dan. (5 minuten)
step-web-clean = Laat formulieren, winkel en blog bijwerken en vreemde bestanden verwijderen. (uw IT-beheerder)
step-web-passwords = Wijzig de wachtwoorden van de website en van deze mailbox, vanaf een computer die u vertrouwt. (10 minuten)
step-office-find = Zoek de computer die naar buiten verbinding maakt met poort 25: de router toont hem. Haal hem van het netwerk. (uw IT-beheerder)
step-office-clean = Laat die computer schoonmaken voor hij weer wordt gebruikt. (uw IT-beheerder)
step-service-password = Wijzig het wachtwoord van die dienst, en zet aanmelden in twee stappen aan. (5 minuten)
step-service-stop = Bekijk daar de laatste verzendingen, en stop wat niet van u is. (5 minuten)
step-customers = Vertel het uw klanten met de tekst hieronder. (5 minuten)
step-duty = Vraag uw IT-beheerder vandaag of u dit aan een instantie moet melden: sommige termijnen zijn kort. Verwijder tot dan niets van wat terugkwam.
check-sent = Kijk in uw map met verzonden mail. Hebt u, een collega of een van uw programma’s dit geschreven? (2 minuten)
check-signins = Kijk naar de laatste aanmeldingen bij uw mailaccount. Is er een plaats of apparaat dat u niet kent? (2 minuten)
check-signins-login = Wat terugkwam noemt er een vanaf { $address }, { $span }: was u dat?
check-rules = Kijk naar de doorstuurregels en filters van uw mailbox. Is er een die niet van u is? (1 minuut)
checks-outcome = Hebt u ze geschreven, dan is alles goed: enkele kwamen niet aan. Toont een controle iets vreemds, dan bent u misschien gehackt: bel vandaag uw IT-beheerder en wijzig uw wachtwoord. Wijzig het bij twijfel: dat kost vijf minuten.
lure-delete = Hebt u niemand geschreven die het noemt? Verwijder het bericht dan. Antwoord er niet op. (1 minuut)
lure-opened = Hebt u een bijlage geopend of een wachtwoord ingevuld: bel nu uw IT-beheerder, en wijzig dat wachtwoord vanaf een andere computer. (10 minuten)
lure-harmless = Deed u geen van beide, dan is er niets gebeurd. U hoeft hiervoor uw wachtwoord niet te wijzigen.
clear-do = U mag de teruggekomen mail verwijderen. U hoeft hiervoor uw wachtwoord niet te wijzigen.
clear-do-account = Houd het nieuwe wachtwoord en aanmelden in twee stappen. Hebt u het wachtwoord nog niet gewijzigd, doe dat dan vandaag.
clear-do-other = Hebt u de drie controles nog niet gedaan, doe ze dan nu: verzonden mail, laatste aanmeldingen, doorstuurregels. Wijzig uw wachtwoord alleen als er iets vreemds uitkomt.

## Voor klanten

heading-customers = Voor klanten, om te kopiëren
customers-forged = Iemand verstuurt mail met ons adres. Die is niet van ons. Open of beantwoord ze niet, en betaal niets. Twijfelt u over een bericht van ons, bel ons dan.
customers-account = Misschien heeft iemand mail verstuurd vanuit onze mailbox. Wij hebben die niet geschreven. Open of beantwoord ze niet, en betaal niets. Twijfelt u over een bericht van ons, bel ons dan.
customers-unclear = Mail met ons adres is bij ons teruggekomen, en we zoeken uit waarom. Twijfelt u over een bericht van ons, bel ons dan.

## Houdt het op

heading-stop = Houdt het op? Wordt mijn eigen mail geweigerd?
stop-forged = Meestal houdt het vanzelf op; niemand kan zeggen wanneer. Ontvangers kijken meer naar de verzendende computer dan naar de naam, dus uw eigen mail komt normaal aan. We schrijven weer als er iets verandert.
stop-account = Het houdt op als de toegang dicht is: doe de stappen hierboven. Tot dan weigeren sommige mailsystemen misschien uw eigen mail. Daarna kan uw IT-beheerder vragen die weer toe te laten.
stop-unclear = Zolang de oorzaak onduidelijk is, kan niemand zeggen wanneer het ophoudt. Uw eigen mail komt normaal aan zoals eerst. We bekijken elke terugzending, en schrijven alleen als er iets verandert.
stop-clear = Begint het opnieuw, dan schrijven we weer.

## Voorkomen

heading-protection = Kan ik het voorkomen?
protection-intro = Niet helemaal. Maar drie records van { $domain } helpen anderen zulke mail te weigeren:
protection-unknown = Niet helemaal. Maar drie records van uw domein helpen anderen zulke mail te weigeren: SPF, DKIM en DMARC. Vraag uw IT-beheerder of ze alle drie in orde zijn.
protection-account = Een wachtwoord dat u nergens anders gebruikt, aanmelden in twee stappen en updates houden de meeste indringers buiten.
spf-state = SPF (wie mag versturen): { $state }
dkim-state = DKIM (handtekening): { $state }
dmarc-state = DMARC (vervalsing weigeren): { $state }
state-good = goed
state-weak = zwak
state-missing = ontbreekt
state-unknown = kon niet worden gecontroleerd
next-step = Volgende stap, voor uw IT-beheerder: publiceer dit record.
next-replaces = Het komt in de plaats van het record dat er nu staat.
next-later = Dit eerste record verzamelt alleen rapporten. “reject” komt later.
next-nothing = Alles is in orde. Meer hoeft u niet te doen.
refusable = DMARC “reject” had { $refused } van { $total } kunnen tegenhouden.

## Meldingen

heading-reported = Is het gemeld?
reported-nobody = We hebben alleen u geschreven.
reported-own = Nee. Het gaat om uw eigen account: er is niemand anders om het aan te melden. We hebben alleen u geschreven.
reported-unclear = Nee. Zolang de oorzaak onduidelijk is, beschuldigen we niemand. We hebben alleen u geschreven.
report-prepared = Een melding aan netwerk { $network } ligt klaar: { $messages ->
    [one] { $messages } bericht
   *[other] { $messages } berichten
}, { $witnesses ->
    [one] { $witnesses } getuige
   *[other] { $witnesses } getuigen
}. Ze gaat alleen weg als u ja zegt.
report-sent = De melding aan netwerk { $network } ging weg { $when }.
report-outcome = De melding aan netwerk { $network } ging weg { $when }. Daarvoor: { $before } per dag. Daarna: { $after } per dag.
report-declined = U zei nee tegen de melding aan netwerk { $network }. Ze is niet verstuurd.
report-failed = De melding aan netwerk { $network } kon niet worden bezorgd.
report-framed = { $sources ->
    [one] Let op: misschien probeert iemand u { $sources } onschuldige bron te laten beschuldigen. Die wordt niet gemeld.
   *[other] Let op: misschien probeert iemand u { $sources } onschuldige bronnen te laten beschuldigen. Die worden niet gemeld.
}
approve-folder = U zegt ja door ze te verplaatsen van { $from } naar { $to }.
approve-command = Voor een ja typt uw IT-beheerder: { $command }
left-small = { $sources ->
    [one] { $sources } bron is niet gemeld: te weinig berichten.
   *[other] { $sources } bronnen zijn niet gemeld: te weinig berichten.
}
left-old = { $sources ->
    [one] { $sources } bron is niet gemeld: de berichten zijn te oud.
   *[other] { $sources } bronnen zijn niet gemeld: de berichten zijn te oud.
}
left-witnesses = { $sources ->
    [one] { $sources } bron is niet gemeld: te weinig getuigen.
   *[other] { $sources } bronnen zijn niet gemeld: te weinig getuigen.
}
left-relay = { $sources ->
    [one] { $sources } bron is niet gemeld: die geeft alleen mail van anderen door.
   *[other] { $sources } bronnen zijn niet gemeld: die geven alleen mail van anderen door.
}
left-form = { $sources ->
    [one] { $sources } bron is niet gemeld: dat netwerk neemt meldingen alleen op een webpagina aan.
   *[other] { $sources } bronnen zijn niet gemeld: die netwerken nemen meldingen alleen op een webpagina aan.
}
left-nobody = { $sources ->
    [one] { $sources } bron is niet gemeld: er is niemand om aan te schrijven.
   *[other] { $sources } bronnen zijn niet gemeld: er is niemand om aan te schrijven.
}

## Details

heading-details = Details voor uw IT-beheerder
details-incident = Incident { $id }, bericht { $number }. Uitkomst: { $class }. Eerst gezien { $first } UTC, laatst gezien { $last } UTC.
details-sources = Waar de mail is ingeleverd:
details-bouncers = Mailsystemen die ze terugstuurden:
details-bouncers-said = Mailsystemen die ze zouden hebben teruggestuurd, wat niet bewezen is:
details-evidence = Aanwijzingen, zoals vastgelegd, in het Engels:
details-missing = Wat ontbreekt, zoals vastgelegd, in het Engels:
details-samples = Voorbeelden van wat terugkwam:
details-contacts = Waar meldingen heen gaan, en waarom:
details-addresses = Uw gebruikte adressen:
details-more = en nog { $more }
details-source = { $address } ({ $host }), { $place }: { $messages ->
    [one] { $messages } bericht
   *[other] { $messages } berichten
}
details-no-name = geen bevestigde naam
details-sample = Onderwerp { $subject }, van { $from }, aan { $to }, Message-ID { $id }
details-none = (niets)
details-quotes = Tekst tussen aanhalingstekens is van onbekenden. Namen en nummers daarin zijn met opzet door haken onderbroken.
details-verify = Is dit bericht echt? “alibi verify { $id }” zegt het, op de computer die meekijkt.
stance-owner = wijst naar u
stance-against = wijst naar een ander
stance-neutral = wijst naar niemand
stance-unusable = kon niet worden gecontroleerd
class-forged = vervalst
class-forged-confirmed = vervalst, bevestigd door onafhankelijke getuigen
class-account = verstuurd via uw account
class-unclear = niet te zeggen
class-lure = verdachte melding
footer = U krijgt deze mail omdat { $name } uw mailbox voor u in de gaten houdt. Er wordt alleen gelezen en niets veranderd. Deze mail bevat geen links en geen knoppen, en vraagt nooit om een wachtwoord. Wilt u geen berichten meer, zeg dat dan tegen wie ze heeft ingesteld.

## Het overzicht van de IT-dienstverlener: alle klanten in één mail

subject-digest = { $look ->
    [one] { $look } van { $clients } klanten vraagt aandacht
   *[other] { $look } van { $clients } klanten vragen aandacht
}
subject-digest-urgent = { $look ->
    [one] { $look } van { $clients } klanten vraagt aandacht ({ $urgent } dringend)
   *[other] { $look } van { $clients } klanten vragen aandacht ({ $urgent } dringend)
}
heading-digest-urgent = Dringend: vandaag handelen
heading-digest-look = Graag bekijken
heading-digest-over = Voorbij
digest-call = Deze klanten hebben een bericht met de stappen. Bel ze: misschien leest iemand anders hun mail.
digest-line = { $client }, mailbox { $account }: { $class }. Teruggekomen: { $messages }, nieuw { $since }: { $new }. { $told }
digest-line-first = { $client }, mailbox { $account }: { $class }. Teruggekomen: { $messages }. { $told }
digest-account = via hun eigen account verstuurd
digest-told = Gemeld { $when }, incident { $id }.
digest-untold = Nog niet gemeld, incident { $id }.
digest-blind = { $client }, mailbox { $account }: we kunnen er niet in kijken. “alibi check” zegt waarom.
digest-shared = Uit het netwerk { $network } kwam vervalste mail uit naam van { $clients } klanten.
digest-rest = { $clients ->
    [one] Niets nieuws van nog { $clients } klant.
   *[other] Niets nieuws van nog { $clients } klanten.
}
footer-digest = U krijgt deze mail omdat { $name } deze mailboxen voor u in de gaten houdt. Hij noemt al uw klanten: stuur hem aan geen van hen door. Hij bevat geen links en geen knoppen, en vraagt nooit om een wachtwoord.

## De vraag in de mailbox, en wat een netwerk antwoordt

ask-subject = Mag deze melding worden verstuurd? { $subject }
ask-intro = alibi heeft de melding geschreven die is bijgevoegd. Ze gaat alleen weg als u ja zegt.
ask-yes = Voor een ja verplaatst u dit bericht naar { $folder }.
ask-no = Voor een nee verplaatst u het naar { $folder }.
ask-until = Laatste moment voor een ja: { $when }. Daarna zijn de aanwijzingen te oud.
ask-to = Ze gaat naar { $contact }. Waarom daarheen, zoals vastgelegd, in het Engels:
ask-against = Lees dit voordat u ja zegt, zoals vastgelegd, in het Engels:
ask-about = Het gaat om:
ask-source = { $address } ({ $host }), { $messages ->
    [one] { $messages } bericht
   *[other] { $messages } berichten
}. Getuigen: { $witnesses }
answer-subject = Antwoord op een melding: { $id }
answer-intro = Er kwam een antwoord op de melding { $id } over { $sources }. De melding ging naar { $contact }.
answer-nothing = alibi antwoordt nooit. Is een antwoord nodig, schrijf het dan zelf: het bericht staat in de mailbox die de antwoorden krijgt.
answer-doubted = Let op: niets toont aan dat het netwerk dit zelf schreef. alibi volgt het niet.
answer-opt-out = Ze willen geen meldingen meer: alibi schrijft { $contact } niet meer.
answer-not-theirs = Ze zeggen dat het niet hun netwerk is: alibi vraagt hun er een jaar lang niet naar.
answer-form = Ze nemen meldingen alleen op een webpagina aan: alibi schrijft hun een jaar lang niet.
answer-text = Wat het antwoord zegt, met opzettelijk gebroken links:
