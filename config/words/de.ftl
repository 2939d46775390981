### Die Worte der Mitteilungen auf Deutsch. Das Muster ist en.ftl; die Anrede ist Sie.

## Datum, Uhrzeit, Zahlen

month = { $month ->
    [1] Januar
    [2] Februar
    [3] März
    [4] April
    [5] Mai
    [6] Juni
    [7] Juli
    [8] August
    [9] September
    [10] Oktober
    [11] November
   *[12] Dezember
}
month-short = { $month ->
    [1] Jan.
    [2] Feb.
    [3] März
    [4] Apr.
    [5] Mai
    [6] Juni
    [7] Juli
    [8] Aug.
    [9] Sept.
    [10] Okt.
    [11] Nov.
   *[12] Dez.
}
date = { $day }. { $month } { $year }
date-short = { $day }. { $month }
date-time = { $date }, { $clock } Uhr
span-moment = am { $date } um { $clock } Uhr ({ $zone })
span-day = am { $date } zwischen { $first } und { $last } Uhr ({ $zone })
span-days = zwischen { $first } und { $last } ({ $zone })
since-day = seit { $date }
on-day = am { $date }
number = { $number }
quote = „{ $text }“
list-and = { $list } und { $last }
list-more = { $list } und { $more } weitere

## Betreff

-act-today = Bitte heute handeln
subject-forged = Jemand benutzt Ihre Adresse: { $messages ->
    [one] { $messages } Nachricht
   *[other] { $messages } Nachrichten
} { $when }. Ihr Postfach wurde nicht benutzt
subject-forged-beside = Jemand benutzt Ihre Adresse: { $messages ->
    [one] { $messages } Nachricht
   *[other] { $messages } Nachrichten
} { $when }
subject-account = { -act-today }: Aus Ihrem Postfach { $mailbox } wurde Mail verschickt
subject-account-office = { -act-today }: Aus Ihrem eigenen Netz wurde in Ihrem Namen Mail verschickt ({ $mailbox })
subject-account-server = { -act-today }: Ein Server von Ihnen hat in Ihrem Namen Mail verschickt ({ $mailbox })
subject-unclear = Zurückgekommene Mail, die vielleicht nicht von Ihnen ist: { $messages ->
    [one] { $messages } Nachricht
   *[other] { $messages } Nachrichten
}, Ursache noch unklar
subject-lure = { $messages ->
    [one] Bitte nicht öffnen: { $messages } Mail gibt sich nur als Rückläufer aus
   *[other] Bitte nicht öffnen: { $messages } Mails geben sich nur als Rückläufer aus
}
subject-clear-forged = Die gefälschte Mail hat aufgehört: keine mehr { $since }
subject-clear-account = Aus Ihrem Postfach kam keine fremde Mail mehr: keine { $since }
subject-clear-other = Keine zurückgekommene Mail mehr: keine { $since }

## Befund, und was heute zu tun ist

verdict-forged = Jemand anderes hat Ihre Adresse auf Mails gesetzt, die Sie nicht geschrieben haben. Ihr Postfach wurde nicht benutzt. Das bedeutet nicht, dass bei Ihnen eingebrochen wurde.
today-forged = Heute müssen Sie nichts tun, und Ihr Passwort müssen Sie deshalb nicht ändern.
verdict-forged-beside = Jemand anderes hat Ihre Adresse auf diese Mails gesetzt. Sie wurden nicht aus Ihrem Postfach verschickt.
verdict-forged-some = Jemand anderes hat Ihre Adresse auf diese Mails gesetzt. Mindestens { $traced } von { $messages } wurden nicht aus Ihrem Postfach verschickt; von den anderen wissen wir es nicht.
beside-break-in = Dringender: Sie haben auch eine Mitteilung bekommen, die mit „{ -act-today }“ beginnt. Tun Sie zuerst, was dort steht.
beside-unclear = Bei anderen Mails, die in diesen Tagen zurückkamen, lässt sich noch nicht sagen, wer sie geschickt hat. Dazu haben oder bekommen Sie eine eigene Mitteilung: Erst wenn deren Prüfungen nichts finden, wurde Ihr Postfach sicher nicht benutzt.
verdict-account = Über Ihr eigenes Konto oder Ihren Server ging wahrscheinlich Mail hinaus, die Sie nicht geschrieben haben. Vielleicht hat jemand Ihr Passwort. Bitte handeln Sie heute.
account-own = Falls Sie selbst, ein Kollege oder eines Ihrer Programme sie verschickt hat, sagen Sie es nur Ihrem IT-Betreuer.
verdict-unclear = Mail mit Ihrer Adresse kam zurück, und noch ist nicht zu sagen, von wem sie ist. Sie kann von Ihnen sein, sie kann gefälscht sein. Drei kurze Prüfungen helfen weiter.
today-unclear = Heute: Machen Sie bitte die drei Prüfungen unten. Sie dauern fünf Minuten.
verdict-lure = Eine Mail in Ihrem Postfach sagt, eine Ihrer Mails sei zurückgekommen. Nichts zeigt, dass das Mailsystem sie geschrieben hat, das sie nennt, und solche Mails sind meist Köder: Öffnen Sie keinen Anhang, und tun Sie nicht, was sie verlangt.
today-lure = Heute: Lassen Sie sie liegen. Falls Sie dem, den sie nennt, wirklich geschrieben haben, fragen Sie ihn auf anderem Weg, ob Ihre Mail ankam. Dass sie ankam, ist noch kein Einbruch.
verdict-clear-forged = Die Mail mit Ihrer gefälschten Adresse hat aufgehört. Nichts kam mehr zurück { $since }.
verdict-clear-account = Es kam keine Mail mehr zurück, die Sie nicht geschrieben haben, { $since }. Der Zugang scheint geschlossen.
verdict-clear-other = Nichts kam mehr zurück { $since }.
today-clear = Heute müssen Sie nichts tun.
phrase = Ihr geheimer Satz: { $phrase }

## Seit der letzten Mitteilung

heading-since = Seit der letzten Mitteilung
since-new = Neu zurückgekommen { $since }: { $messages ->
    [one] { $messages } Nachricht
   *[other] { $messages } Nachrichten
}.
since-none = Neu zurückgekommen { $since }: nichts.
occasion-growth = Es ist viel mehr geworden: Darum schreiben wir noch einmal.
occasion-verdict = Wir wissen jetzt mehr. Unser Befund war: { $before }. Jetzt ist er: { $now }.
occasion-harm = Die Mails sind jetzt von anderer Art: Darum schreiben wir noch einmal.
occasion-report = Eine Meldung an ein Netz ist fertig und wartet auf Ihre Antwort.
occasion-reopened = Es hatte aufgehört. Jetzt hat es wieder angefangen.

## Was geschehen ist

heading-happened = Was geschehen ist
happened = { $messages ->
    [one] { $messages } Nachricht
   *[other] { $messages } Nachrichten
} mit { $count ->
    [one] Ihrer Adresse
   *[other] Ihren Adressen
} { $addresses } { $messages ->
    [one] kam
   *[other] kamen
} { $span } zu Ihnen zurück.
happened-recipients = Empfänger: { $recipients ->
    [one] { $recipients } Adresse
   *[other] { $recipients } Adressen
}.
origin-one = { $messages ->
    [one] Sie kam von einem Computer. Netz: { $place }.
   *[other] Sie kamen von einem Computer. Netz: { $place }.
}
origin-many = Sie kamen von { $computers } Computern in { $networks ->
    [one] { $networks } Netz
   *[other] { $networks } Netzen
}. Die größte Quelle: { $place }, { $messages }.
place-named = { $network } ({ $country })
place-network = { $network }
place-country = ein Netz ohne Namen ({ $country })
place-unknown = ein Netz ohne bekannten Namen
limit = Wir sehen nur, was zurückkam; es können mehr gewesen sein.
receivers = Andere Mailsysteme haben dank Ihres DMARC-Eintrags { $refused } von { $total } abgewiesen.
happened-lure = { $messages ->
    [one] { $messages } Mail dieser Art kam { $span } an. So finden Sie sie:
   *[other] { $messages } Mails dieser Art kamen { $span } an. So finden Sie sie:
}
sample-short = Betreff { $subject }, von { $from }

## Woher wir das wissen

heading-proof = Woher wir das wissen
postmark = Jeder kann Ihren Namen als Absender auf einen Umschlag schreiben; der Poststempel zeigt, wo er aufgegeben wurde. Wir lesen den Poststempel.
traced = { $messages ->
    [one] Er zeigt einen anderen Computer als Ihre oder die Ihres Mailanbieters.
   *[other] { $traced } von { $messages } zeigen andere Computer als Ihre oder die Ihres Mailanbieters.
}
compared-spf = Diese Computer stehen nicht auf Ihrer Liste der Absender (SPF).
compared-sent = Die Mail ist nicht in Ihrem Ordner „Gesendet“.
compared-signature = Ihre eigene Mail ist immer signiert; diese nicht.
witness-several = { $systems ->
    [one] { $systems } Mailsystem schickte sie zurück; unabhängige Zeugen bestätigen es.
   *[other] { $systems } Mailsysteme schickten sie zurück; unabhängige Zeugen bestätigen es.
}
witness-one = Ein zweites, unabhängiges Mailsystem hat es noch nicht bestätigt.
postmark-own = Dieser Poststempel ist Ihr eigener: Die Mail ging durch Ihr Konto oder Ihren Server.
postmark-own-office = Dieser Poststempel ist Ihr eigener.
how-account = Jemand hat Ihr Mailkonto von einem fremden Ort aus benutzt.
how-script = Einer Ihrer Server hat sie verschickt oder weitergegeben: Sehen Sie in sein Protokoll und nach Ihrer Website.
how-office = Ein Computer in Ihrem eigenen Netz hat sie selbst verschickt, am Mailanbieter vorbei.
how-service = Ein Dienst, der für Sie senden darf, hat sie verschickt: Newsletter, Shop, Rechnungen oder Kopierer.
signed-own = Sie trägt Ihre eigene Signatur.
proof-lure = Ein echter Rückläufer kommt von dem Mailsystem, das nicht zustellen konnte, und bringt Ihre eigene Mail zurück. Dieser passt nicht dazu.

## Was fehlt

heading-missing = Was fehlt
missing-intro = Jeder kann Ihren Namen auf einen Umschlag schreiben; der Poststempel zeigt, wo er aufgegeben wurde. Diesmal konnten wir den Poststempel nicht lesen. Es fehlt:
missing-intro-read = Jeder kann Ihren Namen auf einen Umschlag schreiben; der Poststempel zeigt, wo er aufgegeben wurde. Diesmal konnten wir den Poststempel lesen, aber er entscheidet es nicht. Es fehlt:
missing-addresses = welche Adressen Ihre sind: Die Einstellungen nennen sie nicht
missing-mail = die zurückgekommene Mail selbst: Sie lag der Meldung nicht bei
missing-computer = der Computer, der die Mail eingeliefert hat
missing-witness = ein Beweis, wer die Meldung geschrieben hat
missing-list = eine vollständige Liste der Computer, die für Sie senden dürfen
missing-customer = welcher Kunde Ihres Mailanbieters sie eingeliefert hat
missing-host = wer den Rechner benutzt hat, der sie eingeliefert hat: Er kann Ihrer sein, und auch andere können ihn nutzen
missing-server = wer sie über Ihren eigenen Mailserver geschickt hat: Das Protokoll dieses Servers weiß es
missing-again = wer sie verschickt hat: Sie sieht aus wie eine Mail von Ihnen, aber jemand anderes kann sie verschickt haben
missing-forward = wo die Mail vorher war: Vielleicht hat jemand sie weitergeleitet
missing-signature = der Schlüssel, der die Signatur beweist
missing-sent = ein Blick in Ihren Ordner „Gesendet“
missing-answer = eine Antwort aus dem Internet auf eine unserer Fragen
missing-asked = Antworten aus dem Internet: die Einstellungen lassen uns nichts fragen
missing-nothing = genug, um es zu entscheiden: Was zurückkam, sagt zu wenig

## Diagramm

chart-day = Tag
chart-hour = Stunde
chart-count = Zurückgekommen

## Was zu tun ist und was nicht

heading-do = Was Sie tun sollten
heading-steps = Was zu tun ist, in dieser Reihenfolge
heading-checks = Drei Prüfungen, fünf Minuten
do-leave = Öffnen Sie keine Anhänge, und antworten Sie nicht. Sie dürfen die Mails löschen. (1 Minute)
do-customers = Wenn Kunden fragen, schicken Sie ihnen den Text unten. (2 Minuten)
dont-forged = Eine neue Adresse brauchen Sie nicht.
step-call = Rufen Sie Ihren IT-Betreuer oder Ihren Mailanbieter an. Nehmen Sie das Telefon: Vielleicht liest jemand Ihre Mail mit. (10 Minuten)
step-call-web = Rufen Sie an, wer Ihre Website betreut. Nehmen Sie das Telefon: Vielleicht liest jemand Ihre Mail mit. (10 Minuten)
step-password = Ändern Sie das Passwort dieses Postfachs, von einem Computer aus, dem Sie trauen. (5 Minuten)
step-sessions = Melden Sie alle anderen Geräte ab, und schalten Sie die Anmeldung in zwei Schritten ein. (5 Minuten)
step-rules = Suchen Sie nach Weiterleitungen und Filtern, die nicht von Ihnen sind. Fotografieren Sie sie, dann löschen Sie sie. (5 Minuten)
step-web-clean = Lassen Sie Formulare, Shop und Blog auf den neuesten Stand bringen und fremde Dateien entfernen. (Ihr IT-Betreuer)
step-web-passwords = Ändern Sie die Passwörter der Website und dieses Postfachs, von einem Computer aus, dem Sie trauen. (10 Minuten)
step-office-find = Suchen Sie den Computer, der nach außen auf Port 25 zugreift: Der Router zeigt ihn. Nehmen Sie ihn vom Netz. (Ihr IT-Betreuer)
step-office-clean = Lassen Sie diesen Computer säubern, bevor er wieder benutzt wird. (Ihr IT-Betreuer)
step-service-password = Ändern Sie das Passwort dieses Dienstes, und schalten Sie die Anmeldung in zwei Schritten ein. (5 Minuten)
step-service-stop = Sehen Sie sich dort die letzten Sendungen an, und halten Sie an, was nicht von Ihnen ist. (5 Minuten)
step-customers = Informieren Sie Ihre Kunden mit dem Text unten. (5 Minuten)
step-duty = Fragen Sie heute Ihren IT-Betreuer, ob Sie den Vorfall einer Behörde melden müssen: Manche Fristen sind kurz. Löschen Sie bis dahin nichts, was zurückkam.
check-sent = Sehen Sie in den Ordner „Gesendet“. Haben Sie, ein Kollege oder eines Ihrer Programme diese Mails geschrieben? (2 Minuten)
check-signins = Sehen Sie sich die letzten Anmeldungen in Ihrem Mailkonto an. Ist ein Ort oder ein Gerät dabei, das Sie nicht kennen? (2 Minuten)
check-signins-login = Was zurückkam, nennt eine von { $address }, { $span }: Waren Sie das?
check-rules = Sehen Sie sich die Weiterleitungen und Filter Ihres Postfachs an. Ist etwas dabei, das nicht von Ihnen ist? (1 Minute)
checks-outcome = Haben Sie die Mails geschrieben, ist alles gut: Einige kamen nur nicht an. Zeigt eine Prüfung etwas Seltsames, wurde vielleicht eingebrochen: Rufen Sie heute Ihren IT-Betreuer an, und ändern Sie Ihr Passwort. Im Zweifel ändern Sie es: Das kostet fünf Minuten.
lure-delete = Sie haben niemandem geschrieben, den sie nennt? Dann löschen Sie die Mail. Antworten Sie nicht. (1 Minute)
lure-opened = Haben Sie einen Anhang geöffnet oder ein Passwort eingegeben: Rufen Sie jetzt Ihren IT-Betreuer an, und ändern Sie dieses Passwort von einem anderen Computer aus. (10 Minuten)
lure-harmless = Haben Sie beides nicht getan, ist nichts geschehen. Ihr Passwort müssen Sie deshalb nicht ändern.
clear-do = Die zurückgekommenen Mails dürfen Sie löschen. Ihr Passwort müssen Sie deshalb nicht ändern.
clear-do-account = Behalten Sie das neue Passwort und die Anmeldung in zwei Schritten. Haben Sie das Passwort noch nicht geändert, tun Sie es heute.
clear-do-other = Haben Sie die drei Prüfungen noch nicht gemacht, holen Sie sie bitte nach: Ordner „Gesendet“, letzte Anmeldungen, Weiterleitungen. Ändern Sie Ihr Passwort nur, wenn eine davon etwas Seltsames zeigt.

## Für Kunden

heading-customers = Für Kunden, zum Kopieren
customers-forged = Jemand verschickt Mails mit unserer Adresse. Sie sind nicht von uns. Bitte öffnen und beantworten Sie sie nicht, und zahlen Sie nichts. Wenn Sie bei einer Mail von uns unsicher sind, rufen Sie uns bitte an.
customers-account = Vielleicht hat jemand aus unserem Postfach Mails verschickt. Wir haben sie nicht geschrieben. Bitte öffnen und beantworten Sie sie nicht, und zahlen Sie nichts. Wenn Sie bei einer Mail von uns unsicher sind, rufen Sie uns bitte an.
customers-unclear = Mail mit unserer Adresse ist zu uns zurückgekommen, und wir klären gerade, warum. Wenn Sie bei einer Mail von uns unsicher sind, rufen Sie uns bitte an.

## Hört es auf

heading-stop = Hört es auf? Wird meine eigene Mail jetzt abgewiesen?
stop-forged = Meist hört es von selbst auf; wann, kann niemand versprechen. Empfänger beurteilen eher den sendenden Computer als den Namen, darum sollte Ihre eigene Mail ankommen. Wir schreiben wieder, wenn sich etwas ändert.
stop-account = Es hört auf, wenn der Zugang geschlossen ist: Gehen Sie die Schritte oben durch. Bis dahin weisen manche Mailsysteme vielleicht Ihre eigene Mail ab. Ihr IT-Betreuer kann sie danach bitten, sie wieder anzunehmen.
stop-unclear = Solange die Ursache unklar ist, kann niemand sagen, wann es aufhört. Ihre eigene Mail sollte ankommen wie bisher. Wir sehen uns jeden Rückläufer an und schreiben nur, wenn sich etwas ändert.
stop-clear = Fängt es wieder an, schreiben wir Ihnen wieder.

## Vorbeugen

heading-protection = Kann ich es verhindern?
protection-intro = Nicht ganz. Aber drei Einträge von { $domain } helfen anderen, solche Mail abzuweisen:
protection-unknown = Nicht ganz. Aber drei Einträge Ihrer Domain helfen anderen, solche Mail abzuweisen: SPF, DKIM und DMARC. Fragen Sie Ihren IT-Betreuer, ob alle drei in Ordnung sind.
protection-account = Ein Passwort, das Sie nirgends sonst benutzen, die Anmeldung in zwei Schritten und Updates halten die meisten Eindringlinge fern.
spf-state = SPF (wer senden darf): { $state }
dkim-state = DKIM (Signatur): { $state }
dmarc-state = DMARC (Fälschungen abweisen): { $state }
state-good = gut
state-weak = schwach
state-missing = fehlt
state-unknown = ließ sich nicht prüfen
next-step = Nächster Schritt, für Ihren IT-Betreuer: diesen Eintrag veröffentlichen.
next-replaces = Er tritt an die Stelle des Eintrags, der dort steht.
next-later = Dieser erste Eintrag sammelt nur Berichte. „reject“ kommt später.
next-nothing = Alles ist in Ordnung. Mehr müssen Sie nicht tun.
refusable = DMARC „reject“ hätte { $refused } von { $total } aufhalten können.

## Meldungen an Netze

heading-reported = Wurde es gemeldet?
reported-nobody = Wir haben nur Ihnen geschrieben.
reported-own = Nein. Es betrifft Ihr eigenes Konto: Sonst ist niemand zuständig. Wir haben nur Ihnen geschrieben.
reported-unclear = Nein. Solange die Ursache unklar ist, beschuldigen wir niemanden. Wir haben nur Ihnen geschrieben.
report-prepared = Eine Meldung an das Netz { $network } liegt bereit: { $messages ->
    [one] { $messages } Nachricht
   *[other] { $messages } Nachrichten
}, { $witnesses ->
    [one] { $witnesses } Zeuge
   *[other] { $witnesses } Zeugen
}. Sie geht nur hinaus, wenn Sie Ja sagen.
report-sent = Die Meldung an das Netz { $network } ging { $when } hinaus.
report-outcome = Die Meldung an das Netz { $network } ging { $when } hinaus. Davor: { $before } am Tag. Danach: { $after } am Tag.
report-declined = Sie haben die Meldung an das Netz { $network } abgelehnt. Sie wurde nicht verschickt.
report-failed = Die Meldung an das Netz { $network } ließ sich nicht zustellen.
report-framed = { $sources ->
    [one] Vorsicht: Jemand will Sie vielleicht dazu bringen, { $sources } unschuldige Quelle zu beschuldigen. Sie wird nicht gemeldet.
   *[other] Vorsicht: Jemand will Sie vielleicht dazu bringen, { $sources } unschuldige Quellen zu beschuldigen. Sie werden nicht gemeldet.
}
approve-folder = Ja sagen Sie, indem Sie sie von { $from } nach { $to } verschieben.
approve-command = Für ein Ja gibt Ihr IT-Betreuer ein: { $command }
left-small = { $sources ->
    [one] { $sources } Quelle haben wir nicht gemeldet: zu wenige Nachrichten.
   *[other] { $sources } Quellen haben wir nicht gemeldet: zu wenige Nachrichten.
}
left-old = { $sources ->
    [one] { $sources } Quelle haben wir nicht gemeldet: Die Nachrichten sind zu alt.
   *[other] { $sources } Quellen haben wir nicht gemeldet: Die Nachrichten sind zu alt.
}
left-witnesses = { $sources ->
    [one] { $sources } Quelle haben wir nicht gemeldet: zu wenige Zeugen.
   *[other] { $sources } Quellen haben wir nicht gemeldet: zu wenige Zeugen.
}
left-relay = { $sources ->
    [one] { $sources } Quelle haben wir nicht gemeldet: Sie reicht nur Mail anderer weiter.
   *[other] { $sources } Quellen haben wir nicht gemeldet: Sie reichen nur Mail anderer weiter.
}
left-form = { $sources ->
    [one] { $sources } Quelle haben wir nicht gemeldet: Ihr Netz nimmt Meldungen nur auf einer Webseite an.
   *[other] { $sources } Quellen haben wir nicht gemeldet: Ihre Netze nehmen Meldungen nur auf einer Webseite an.
}
left-nobody = { $sources ->
    [one] { $sources } Quelle haben wir nicht gemeldet: Es gibt niemanden, dem man schreiben könnte.
   *[other] { $sources } Quellen haben wir nicht gemeldet: Es gibt niemanden, dem man schreiben könnte.
}

## Einzelheiten

heading-details = Einzelheiten für Ihren IT-Betreuer
details-incident = Vorfall { $id }, Mitteilung { $number }. Befund: { $class }. Zuerst gesehen { $first } UTC, zuletzt { $last } UTC.
details-sources = Wo die Mail eingeliefert wurde:
details-bouncers = Mailsysteme, die sie zurückschickten:
details-bouncers-said = Mailsysteme, die sie zurückgeschickt haben sollen, was nicht bewiesen ist:
details-evidence = Belege, wie aufgezeichnet, auf Englisch:
details-missing = Was fehlt, wie aufgezeichnet, auf Englisch:
details-samples = Beispiele für Zurückgekommenes:
details-contacts = Wohin Meldungen gehen und warum dorthin:
details-addresses = Ihre benutzten Adressen:
details-more = und { $more } weitere
details-source = { $address } ({ $host }), { $place }: { $messages ->
    [one] { $messages } Nachricht
   *[other] { $messages } Nachrichten
}
details-no-name = kein bestätigter Name
details-sample = Betreff { $subject }, von { $from }, an { $to }, Message-ID { $id }
details-none = (nichts)
details-quotes = Text in Anführungszeichen stammt von Fremden. Namen und Nummern darin sind mit Absicht durch Klammern getrennt.
details-verify = Ist diese Mitteilung echt? „alibi verify { $id }“ auf dem Rechner, der beobachtet, sagt es.
stance-owner = weist auf Sie
stance-against = weist auf andere
stance-neutral = weist auf niemanden
stance-unusable = ließ sich nicht prüfen
class-forged = gefälscht
class-forged-confirmed = gefälscht, von unabhängigen Zeugen bestätigt
class-account = über Ihr Konto verschickt
class-unclear = nicht zu entscheiden
class-lure = verdächtige Meldung
footer = Sie bekommen diese Mail, weil { $name } Ihr Postfach für Sie beobachtet. Dabei wird nur gelesen und nichts verändert. Diese Mail enthält keine Links und keine Schaltflächen und fragt nie nach einem Passwort. Wollen Sie keine Mitteilungen mehr, sagen Sie es dem, der sie eingerichtet hat.

## Die Übersicht des IT-Dienstleisters: alle Kunden in einer Mail

subject-digest = { $look ->
    [one] { $look } von { $clients } Kunden braucht einen Blick
   *[other] { $look } von { $clients } Kunden brauchen einen Blick
}
subject-digest-urgent = { $look ->
    [one] { $look } von { $clients } Kunden braucht einen Blick ({ $urgent } dringend)
   *[other] { $look } von { $clients } Kunden brauchen einen Blick ({ $urgent } dringend)
}
heading-digest-urgent = Dringend: heute handeln
heading-digest-look = Bitte ansehen
heading-digest-over = Vorbei
digest-call = Diese Kunden haben eine Mitteilung mit den Schritten. Rufen Sie an: Andere lesen vielleicht ihre Mail mit.
digest-line = { $client }, Postfach { $account }: { $class }. Zurückgekommen: { $messages }, neu { $since }: { $new }. { $told }
digest-line-first = { $client }, Postfach { $account }: { $class }. Zurückgekommen: { $messages }. { $told }
digest-account = über das eigene Konto verschickt
digest-told = Mitgeteilt { $when }, Vorfall { $id }.
digest-untold = Noch nicht mitgeteilt, Vorfall { $id }.
digest-blind = { $client }, Postfach { $account }: Wir können nicht hineinsehen. „alibi check“ sagt, warum.
digest-shared = Aus dem Netz { $network } kamen gefälschte Mails im Namen von { $clients } Kunden.
digest-rest = { $clients ->
    [one] Nichts Neues von { $clients } weiteren Kunden.
   *[other] Nichts Neues von { $clients } weiteren Kunden.
}
footer-digest = Sie bekommen diese Mail, weil { $name } diese Postfächer für Sie beobachtet. Sie nennt alle Ihre Kunden: Geben Sie sie an keinen von ihnen weiter. Sie enthält keine Links und keine Schaltflächen und fragt nie nach einem Passwort.

## Die Frage im Postfach, und was ein Netz antwortet

ask-subject = Darf diese Meldung verschickt werden? { $subject }
ask-intro = alibi hat die Meldung geschrieben, die angehängt ist. Sie wird nur verschickt, wenn Sie Ja sagen.
ask-yes = Für ein Ja verschieben Sie diese Nachricht nach { $folder }.
ask-no = Für ein Nein verschieben Sie sie nach { $folder }.
ask-until = Spätester Zeitpunkt für ein Ja: { $when }. Danach sind die Belege zu alt.
ask-to = Sie geht an { $contact }. Warum dorthin, wie aufgezeichnet, auf Englisch:
ask-against = Lesen Sie das, bevor Sie Ja sagen, wie aufgezeichnet, auf Englisch:
ask-about = Es geht um:
ask-source = { $address } ({ $host }), { $messages ->
    [one] { $messages } Nachricht
   *[other] { $messages } Nachrichten
}. Zeugen: { $witnesses }
answer-subject = Auf eine Meldung wurde geantwortet: { $id }
answer-intro = Auf die Meldung { $id } über { $sources } kam eine Antwort. Die Meldung ging an { $contact }.
answer-nothing = alibi antwortet nie. Wenn eine Antwort nötig ist, schreiben Sie sie selbst: Die Nachricht liegt in dem Postfach, das die Antworten bekommt.
answer-doubted = Vorsicht: Nichts zeigt, dass wirklich das Netz das geschrieben hat. alibi richtet sich nicht danach.
answer-opt-out = Sie wollen keine Meldungen mehr: alibi schreibt { $contact } nicht mehr.
answer-not-theirs = Sie sagen, es sei nicht ihr Netz: alibi fragt sie ein Jahr lang nicht mehr danach.
answer-form = Sie nehmen Meldungen nur auf einer Webseite an: alibi schreibt ihnen ein Jahr lang nicht mehr.
answer-text = Was in der Antwort steht; Links sind absichtlich zerlegt:
