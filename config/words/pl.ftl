### Słowa powiadomień po polsku. Wzorem jest en.ftl; forma grzecznościowa bez płci, gdzie się da.

## Daty, godziny, liczby

month = { $month ->
    [1] stycznia
    [2] lutego
    [3] marca
    [4] kwietnia
    [5] maja
    [6] czerwca
    [7] lipca
    [8] sierpnia
    [9] września
    [10] października
    [11] listopada
   *[12] grudnia
}
month-short = { $month ->
    [1] sty
    [2] lut
    [3] mar
    [4] kwi
    [5] maja
    [6] cze
    [7] lip
    [8] sie
    [9] wrz
    [10] paź
    [11] lis
   *[12] gru
}
date = { $day } { $month } { $year }
date-short = { $day } { $month }
date-time = { $date }, { $clock }
span-moment = { $date } o { $clock } ({ $zone })
span-day = { $date } między { $first } a { $last } ({ $zone })
span-days = od { $first } do { $last } ({ $zone })
since-day = od { $date }
on-day = { $date }
number = { $number }
quote = „{ $text }”
list-and = { $list } i { $last }
list-more = { $list } i jeszcze { $more }

## Temat

-act-today = Proszę działać dziś
subject-forged = Ktoś używa Państwa adresu: { $messages ->
    [one] { $messages } wiadomość
    [few] { $messages } wiadomości
    [many] { $messages } wiadomości
   *[other] { $messages } wiadomości
} { $when }. Skrzynka nie została użyta
subject-forged-beside = Ktoś używa Państwa adresu: { $messages ->
    [one] { $messages } wiadomość
    [few] { $messages } wiadomości
    [many] { $messages } wiadomości
   *[other] { $messages } wiadomości
} { $when }
subject-account = { -act-today }: ze skrzynki { $mailbox } wysłano pocztę
subject-account-office = { -act-today }: z Państwa sieci wysłano pocztę w Państwa imieniu ({ $mailbox })
subject-account-server = { -act-today }: Państwa serwer wysłał pocztę w Państwa imieniu ({ $mailbox })
subject-unclear = Zwroty poczty, która może nie jest Państwa: { $messages ->
    [one] { $messages } wiadomość
    [few] { $messages } wiadomości
    [many] { $messages } wiadomości
   *[other] { $messages } wiadomości
}, przyczyna jeszcze niejasna
subject-lure = Proszę nie otwierać: { $messages ->
    [one] { $messages } wiadomość tylko udaje zwrot
    [few] { $messages } wiadomości tylko udają zwrot
    [many] { $messages } wiadomości tylko udaje zwrot
   *[other] { $messages } wiadomości tylko udaje zwrot
}
subject-clear-forged = Fałszywa poczta ustała: żadnej { $since }
subject-clear-account = Ze skrzynki nie wychodzi już obca poczta: żadnej { $since }
subject-clear-other = Nie ma już zwrotów poczty: żadnych { $since }

## Wynik i co zrobić dziś

verdict-forged = Ktoś inny umieścił Państwa adres na wiadomościach, których Państwo nie napisali. Skrzynka nie została użyta. To nie znaczy, że było włamanie.
today-forged = Dziś nie trzeba nic robić, a hasła nie trzeba z tego powodu zmieniać.
verdict-forged-beside = Ktoś inny umieścił Państwa adres na tych wiadomościach. Nie wysłano ich z Państwa skrzynki.
verdict-forged-some = Ktoś inny umieścił Państwa adres na tych wiadomościach. Co najmniej { $traced } z { $messages } nie wysłano z Państwa skrzynki; o pozostałych nie wiemy.
beside-break-in = Pilniejsze: przyszło też powiadomienie, które zaczyna się od „{ -act-today }”. Najpierw proszę zrobić to, co w nim napisano.
beside-unclear = O innych wiadomościach, które wróciły w tych dniach, nie da się jeszcze powiedzieć, kto je wysłał. O nich przyszło lub przyjdzie osobne powiadomienie: dopiero gdy podane w nim sprawdzenia nic nie wykażą, będzie pewne, że skrzynki nie użyto.
verdict-account = Z Państwa konta lub serwera wysłano prawdopodobnie pocztę, której Państwo nie napisali. Możliwe, że było włamanie. Proszę działać dziś.
account-own = Jeśli wysłali ją Państwo, współpracownik lub własny program, wystarczy powiedzieć o tym informatykowi.
verdict-unclear = Wróciła poczta z Państwa adresem i nie można jeszcze powiedzieć, kto ją wysłał. Może być Państwa, może być fałszywa. Pomogą trzy krótkie sprawdzenia.
today-unclear = Dziś: proszę zrobić trzy sprawdzenia poniżej. Zajmą pięć minut.
verdict-lure = Wiadomość w skrzynce mówi, że wróciła Państwa poczta. Nic nie wskazuje na to, że napisał ją system pocztowy, który wymienia, a takie wiadomości to najczęściej przynęta: proszę nie otwierać załącznika i nie robić tego, o co prosi.
today-lure = Dziś: proszę ją zostawić. Jeśli naprawdę pisali Państwo do osoby, którą wymienia, proszę zapytać ją inną drogą, czy poczta dotarła. Samo jej otrzymanie nie znaczy, że było włamanie.
verdict-clear-forged = Poczta z Państwa sfałszowanym adresem ustała. Nic więcej nie wróciło { $since }.
verdict-clear-account = Nie wróciła więcej poczta, której Państwo nie napisali, { $since }. Dostęp wydaje się zamknięty.
verdict-clear-other = Nic więcej nie wróciło { $since }.
today-clear = Dziś nie trzeba nic robić.
phrase = Państwa tajne hasło rozpoznawcze: { $phrase }

## Od ostatniego powiadomienia

heading-since = Od ostatniego powiadomienia
since-new = { $messages ->
    [one] Wróciła jeszcze { $messages } wiadomość { $since }.
    [few] Wróciły jeszcze { $messages } wiadomości { $since }.
    [many] Wróciło jeszcze { $messages } wiadomości { $since }.
   *[other] Wróciło jeszcze { $messages } wiadomości { $since }.
}
since-none = Nic więcej nie wróciło { $since }.
occasion-growth = Jest ich teraz znacznie więcej: dlatego piszemy ponownie.
occasion-verdict = Wiemy już więcej. Wynik brzmiał: { $before }. Teraz brzmi: { $now }.
occasion-harm = Wiadomości są teraz innego rodzaju: dlatego piszemy ponownie.
occasion-report = Zgłoszenie do sieci jest gotowe i czeka na odpowiedź.
occasion-reopened = Ustało. Teraz zaczęło się znowu.

## Co się stało

heading-happened = Co się stało
happened = { $messages ->
    [one] Wróciła { $messages } wiadomość
    [few] Wróciły { $messages } wiadomości
    [many] Wróciło { $messages } wiadomości
   *[other] Wróciło { $messages } wiadomości
} z { $count ->
    [one] Państwa adresem
   *[other] Państwa adresami
} { $addresses } { $span }.
happened-recipients = Odbiorcy: { $recipients ->
    [one] { $recipients } adres
    [few] { $recipients } adresy
    [many] { $recipients } adresów
   *[other] { $recipients } adresu
}.
origin-one = { $messages ->
    [one] Przyszła z jednego komputera: { $place }.
   *[other] Przyszły z jednego komputera: { $place }.
}
origin-many = Przyszły z { $computers } komputerów w { $networks ->
    [one] { $networks } sieci
   *[other] { $networks } sieciach
}, najwięcej: { $place }, { $messages }.
place-named = sieć { $network } ({ $country })
place-network = sieć { $network }
place-country = sieć bez nazwy ({ $country })
place-unknown = sieć o nieznanej nazwie
limit = Widzimy tylko to, co wraca; może być ich więcej.
receivers = Inne serwery odrzuciły { $refused } z { $total } dzięki Państwa rekordowi DMARC.
happened-lure = { $messages ->
    [one] Przyszła { $messages } taka wiadomość { $span }. Tak można ją znaleźć:
    [few] Przyszły { $messages } takie wiadomości { $span }. Tak można je znaleźć:
    [many] Przyszło { $messages } takich wiadomości { $span }. Tak można je znaleźć:
   *[other] Przyszło { $messages } takich wiadomości { $span }. Tak można je znaleźć:
}
sample-short = Temat { $subject }, od { $from }

## Skąd to wiemy

heading-proof = Skąd to wiemy
postmark = Każdy może napisać Państwa nazwisko na kopercie; stempel pocztowy pokazuje, gdzie ją nadano. My czytamy stempel.
traced = { $messages ->
    [one] Pokazuje inny komputer niż Państwa lub dostawcy poczty.
   *[other] { $traced } z { $messages } pokazuje inne komputery niż Państwa lub dostawcy poczty.
}
compared-spf = Tych komputerów nie ma na Państwa liście nadawców (SPF).
compared-sent = Wiadomości nie ma w folderze wysłanych.
compared-signature = Państwa poczta jest zawsze podpisana; ta nie.
witness-several = { $systems ->
    [one] Zwrócił ją { $systems } serwer; niezależni świadkowie to potwierdzają.
    [few] Zwróciły ją { $systems } serwery; niezależni świadkowie to potwierdzają.
    [many] Zwróciło ją { $systems } serwerów; niezależni świadkowie to potwierdzają.
   *[other] Zwróciło ją { $systems } serwera; niezależni świadkowie to potwierdzają.
}
witness-one = Drugi, niezależny serwer jeszcze tego nie potwierdził.
postmark-own = Ten stempel jest Państwa: poczta przeszła przez własne konto lub serwer.
postmark-own-office = Ten stempel jest Państwa.
how-account = Ktoś użył konta poczty z miejsca, które nie jest Państwa.
how-script = Wysłał ją lub przekazał Państwa serwer: proszę sprawdzić jego dziennik i stronę internetową.
how-office = Wysłał ją sam komputer w Państwa sieci, z pominięciem dostawcy poczty.
how-service = Wysłała ją usługa, która może wysyłać w Państwa imieniu: newsletter, sklep, faktury lub kopiarka.
signed-own = Ma Państwa własny podpis.
proof-lure = Prawdziwy zwrot przychodzi od serwera, który nie mógł doręczyć, i przynosi własną wiadomość nadawcy. Ten nie pasuje.

## Czego brakuje

heading-missing = Czego brakuje
missing-intro = Każdy może napisać Państwa nazwisko na kopercie; stempel pocztowy pokazuje, gdzie ją nadano. Tym razem nie udało się odczytać stempla. Brakuje:
missing-intro-read = Każdy może napisać Państwa nazwisko na kopercie; stempel pocztowy pokazuje, gdzie ją nadano. Tym razem stempel udało się odczytać, ale niczego nie rozstrzyga. Brakuje:
missing-addresses = wiedzy, które adresy są Państwa: ustawienia ich nie wymieniają
missing-mail = samej zwróconej wiadomości: nie było jej przy zwrocie
missing-computer = komputera, który nadał wiadomość
missing-witness = dowodu, kto napisał zwrot
missing-list = pełnej listy komputerów, które mogą wysyłać w Państwa imieniu
missing-customer = wiedzy, który klient dostawcy ją nadał
missing-host = wiedzy, kto użył komputera, który ją nadał: może należeć do Państwa, a mogą go też używać inni
missing-server = wiedzy, kto wysłał ją przez Państwa własny serwer poczty: mówi o tym dziennik tego serwera
missing-again = wiedzy, kto ją wysłał: wygląda na Państwa wiadomość, ale mógł ją wysłać ktoś inny
missing-forward = wiedzy, gdzie była wcześniej: może ktoś ją przekazał
missing-signature = klucza, który potwierdza podpis
missing-sent = spojrzenia do folderu wysłanych
missing-answer = odpowiedzi z internetu na jedno z naszych pytań
missing-asked = odpowiedzi z internetu: ustawienia nie pozwalają nam pytać
missing-nothing = tego, co by rozstrzygało: zwrot mówi za mało

## Wykres

chart-day = Dzień
chart-hour = Godzina
chart-count = Zwroty

## Co robić, a czego nie

heading-do = Co warto zrobić
heading-steps = Co zrobić, w tej kolejności
heading-checks = Trzy sprawdzenia, pięć minut
do-leave = Proszę nie otwierać załączników i nie odpowiadać. Wiadomości można usunąć. (1 minuta)
do-customers = Jeśli klienci pytają, proszę wysłać im tekst poniżej. (2 minuty)
dont-forged = Nowy adres nie jest potrzebny.
step-call = Proszę zadzwonić do informatyka lub dostawcy poczty. Przez telefon: ktoś może czytać tę pocztę. (10 minut)
step-call-web = Proszę zadzwonić do osoby, która prowadzi stronę internetową. Przez telefon: ktoś może czytać tę pocztę. (10 minut)
step-password = Proszę zmienić hasło tej skrzynki, z komputera, który jest pewny. (5 minut)
step-sessions = Proszę wylogować wszystkie inne urządzenia i włączyć logowanie dwuetapowe. (5 minut)
step-rules = Proszę poszukać obcych przekierowań i filtrów, zrobić im zdjęcie, a potem je usunąć. (5 minut)
step-web-clean = Proszę zlecić aktualizację formularzy, sklepu i bloga oraz usunięcie obcych plików. (informatyk)
step-web-passwords = Proszę zmienić hasła strony i tej skrzynki, z komputera, który jest pewny. (10 minut)
step-office-find = Proszę znaleźć komputer, który łączy się z portem 25 na zewnątrz: pokaże go router. Trzeba go odłączyć od sieci. (informatyk)
step-office-clean = Proszę zlecić oczyszczenie tego komputera przed dalszym użyciem. (informatyk)
step-service-password = Proszę zmienić hasło tej usługi i włączyć logowanie dwuetapowe. (5 minut)
step-service-stop = Proszę obejrzeć tam ostatnie wysyłki i zatrzymać obce. (5 minut)
step-customers = Proszę zawiadomić klientów tekstem poniżej. (5 minut)
step-duty = Proszę jeszcze dziś zapytać informatyka, czy trzeba to zgłosić urzędowi: niektóre terminy są krótkie. Do tego czasu proszę nie usuwać niczego, co wróciło.
check-sent = Proszę zajrzeć do folderu wysłanych. Czy napisali to Państwo, współpracownik albo własny program? (2 minuty)
check-signins = Proszę obejrzeć ostatnie logowania do konta. Czy jest tam nieznane miejsce lub urządzenie? (2 minuty)
check-signins-login = To, co wróciło, wymienia logowanie z { $address }, { $span }: czy to byli Państwo?
check-rules = Proszę obejrzeć przekierowania i filtry skrzynki. Czy jest wśród nich obcy? (1 minuta)
checks-outcome = Jeśli to Państwa wiadomości, wszystko w porządku: niektóre nie dotarły. Jeśli coś jest dziwne, możliwe, że było włamanie: proszę dziś zadzwonić do informatyka i zmienić hasło. W razie wątpliwości proszę je zmienić: to pięć minut.
lure-delete = Nie pisali Państwo do nikogo, kogo wymienia? W takim razie proszę usunąć wiadomość. Proszę na nią nie odpowiadać. (1 minuta)
lure-opened = Jeśli otwarto załącznik lub wpisano hasło: proszę teraz zadzwonić do informatyka i zmienić to hasło z innego komputera. (10 minut)
lure-harmless = Jeśli nie, nic się nie stało. Hasła nie trzeba z tego powodu zmieniać.
clear-do = Zwrócone wiadomości można usunąć. Hasła nie trzeba z tego powodu zmieniać.
clear-do-account = Proszę zachować nowe hasło i logowanie dwuetapowe. Jeśli hasło nie zostało jeszcze zmienione, proszę zmienić je dziś.
clear-do-other = Jeśli nie było trzech sprawdzeń, proszę zrobić je teraz: wysłane, ostatnie logowania, przekierowania. Hasło trzeba zmienić tylko wtedy, gdy coś jest dziwne.

## Dla klientów

heading-customers = Dla klientów, do skopiowania
customers-forged = Ktoś wysyła wiadomości z naszym adresem. Nie są od nas. Prosimy ich nie otwierać, nie odpowiadać i nic nie płacić. W razie wątpliwości co do naszej wiadomości prosimy o telefon.
customers-account = Możliwe, że ktoś wysłał wiadomości z naszej skrzynki. To nie my je napisaliśmy. Prosimy ich nie otwierać, nie odpowiadać i nic nie płacić. W razie wątpliwości co do naszej wiadomości prosimy o telefon.
customers-unclear = Wróciła do nas poczta z naszym adresem i ustalamy dlaczego. W razie wątpliwości co do naszej wiadomości prosimy o telefon.

## Czy to ustanie

heading-stop = Czy to ustanie? Czy moja poczta będzie blokowana?
stop-forged = Zwykle ustaje samo; nikt nie może obiecać kiedy. Serwery oceniają bardziej komputer, który wysyła, niż nazwę, więc Państwa poczta powinna dochodzić. Napiszemy znowu, gdy coś się zmieni.
stop-account = Ustanie, gdy dostęp zostanie zamknięty: proszę wykonać kroki powyżej. Do tego czasu niektóre serwery mogą odrzucać Państwa pocztę. Potem informatyk może poprosić, by znów ją przyjmowały.
stop-unclear = Dopóki przyczyna jest niejasna, nikt nie może powiedzieć, kiedy ustanie. Państwa poczta powinna dochodzić jak dotąd. Oglądamy każdy zwrot i piszemy tylko, gdy coś się zmieni.
stop-clear = Jeśli zacznie się znowu, napiszemy.

## Zapobieganie

heading-protection = Czy mogę temu zapobiec?
protection-intro = Nie całkiem. Ale trzy rekordy domeny { $domain } pomagają innym odrzucać taką pocztę:
protection-unknown = Nie całkiem. Ale trzy rekordy Państwa domeny pomagają innym odrzucać taką pocztę: SPF, DKIM i DMARC. Proszę zapytać informatyka, czy wszystkie trzy są w porządku.
protection-account = Hasło używane tylko tutaj, logowanie dwuetapowe i aktualizacje powstrzymują większość intruzów.
spf-state = SPF (kto może wysyłać): { $state }
dkim-state = DKIM (podpis): { $state }
dmarc-state = DMARC (odrzucanie fałszywek): { $state }
state-good = dobrze
state-weak = słabo
state-missing = brak
state-unknown = nie udało się sprawdzić
next-step = Następny krok, dla informatyka: opublikować ten rekord.
next-replaces = Zastępuje on obecny rekord.
next-later = Ten pierwszy rekord tylko zbiera raporty. „reject” przyjdzie później.
next-nothing = Wszystko jest w porządku. Nic więcej nie trzeba.
refusable = DMARC „reject” mógł zatrzymać { $refused } z { $total }.

## Zgłoszenia

heading-reported = Czy to zgłoszono?
reported-nobody = Napisaliśmy tylko do Państwa.
reported-own = Nie. Chodzi o własne konto: nie ma komu innemu tego zgłosić. Napisaliśmy tylko do Państwa.
reported-unclear = Nie. Dopóki przyczyna jest niejasna, nikogo nie oskarżamy. Napisaliśmy tylko do Państwa.
report-prepared = Zgłoszenie do sieci { $network } jest gotowe: { $messages ->
    [one] { $messages } wiadomość
    [few] { $messages } wiadomości
    [many] { $messages } wiadomości
   *[other] { $messages } wiadomości
}, { $witnesses ->
    [one] { $witnesses } świadek
    [few] { $witnesses } świadków
    [many] { $witnesses } świadków
   *[other] { $witnesses } świadka
}. Wyjdzie tylko za Państwa zgodą.
report-sent = Zgłoszenie do sieci { $network } wyszło { $when }.
report-outcome = Zgłoszenie do sieci { $network } wyszło { $when }. Przedtem: { $before } dziennie. Potem: { $after } dziennie.
report-declined = Odmówili Państwo zgłoszenia do sieci { $network }. Nie zostało wysłane.
report-failed = Zgłoszenia do sieci { $network } nie udało się doręczyć.
report-framed = { $sources ->
    [one] Uwaga: ktoś być może chce, aby oskarżono { $sources } niewinne źródło. Nie jest zgłaszane.
    [few] Uwaga: ktoś być może chce, aby oskarżono { $sources } niewinne źródła. Nie są zgłaszane.
    [many] Uwaga: ktoś być może chce, aby oskarżono { $sources } niewinnych źródeł. Nie są zgłaszane.
   *[other] Uwaga: ktoś być może chce, aby oskarżono { $sources } niewinnego źródła. Nie są zgłaszane.
}
approve-folder = Zgoda: proszę przenieść je z { $from } do { $to }.
approve-command = Zgoda: informatyk wpisuje { $command }
left-small = { $sources ->
    [one] { $sources } źródła nie zgłoszono: za mało wiadomości.
   *[other] { $sources } źródeł nie zgłoszono: za mało wiadomości.
}
left-old = { $sources ->
    [one] { $sources } źródła nie zgłoszono: wiadomości są za stare.
   *[other] { $sources } źródeł nie zgłoszono: wiadomości są za stare.
}
left-witnesses = { $sources ->
    [one] { $sources } źródła nie zgłoszono: za mało świadków.
   *[other] { $sources } źródeł nie zgłoszono: za mało świadków.
}
left-relay = { $sources ->
    [one] { $sources } źródła nie zgłoszono: tylko przekazuje cudzą pocztę.
   *[other] { $sources } źródeł nie zgłoszono: tylko przekazują cudzą pocztę.
}
left-form = { $sources ->
    [one] { $sources } źródła nie zgłoszono: jego sieć przyjmuje zgłoszenia tylko na stronie internetowej.
   *[other] { $sources } źródeł nie zgłoszono: ich sieci przyjmują zgłoszenia tylko na stronie internetowej.
}
left-nobody = { $sources ->
    [one] { $sources } źródła nie zgłoszono: nie ma do kogo napisać.
   *[other] { $sources } źródeł nie zgłoszono: nie ma do kogo napisać.
}

## Szczegóły

heading-details = Szczegóły dla informatyka
details-incident = Zdarzenie { $id }, powiadomienie { $number }. Wynik: { $class }. Pierwszy raz { $first } UTC, ostatni raz { $last } UTC.
details-sources = Gdzie nadano pocztę:
details-bouncers = Serwery, które ją zwróciły:
details-bouncers-said = Serwery, które podobno ją zwróciły, czego nie udowodniono:
details-evidence = Poszlaki, jak zapisano, po angielsku:
details-missing = Czego brakuje, jak zapisano, po angielsku:
details-samples = Przykłady tego, co wróciło:
details-contacts = Dokąd idą zgłoszenia i dlaczego:
details-addresses = Użyte adresy Państwa:
details-more = i jeszcze { $more }
details-source = { $address } ({ $host }), { $place }: { $messages ->
    [one] { $messages } wiadomość
    [few] { $messages } wiadomości
    [many] { $messages } wiadomości
   *[other] { $messages } wiadomości
}
details-no-name = brak potwierdzonej nazwy
details-sample = Temat { $subject }, od { $from }, do { $to }, Message-ID { $id }
details-none = (nic)
details-quotes = Tekst w cudzysłowie pochodzi od obcych. Nazwy i liczby są w nim celowo rozdzielone nawiasami.
details-verify = Czy to powiadomienie jest prawdziwe? Powie to „alibi verify { $id }” na komputerze, który obserwuje.
stance-owner = wskazuje na Państwa
stance-against = wskazuje na kogoś innego
stance-neutral = nie wskazuje na nikogo
stance-unusable = nie udało się sprawdzić
class-forged = sfałszowane
class-forged-confirmed = sfałszowane, potwierdzone przez niezależnych świadków
class-account = wysłane przez Państwa konto
class-unclear = nie można powiedzieć
class-lure = podejrzany zwrot
footer = Ta wiadomość przyszła, bo { $name } obserwuje skrzynkę dla Państwa. Tylko czyta i nic nie zmienia. Nie zawiera ona linków ani przycisków i nigdy nie pyta o hasło. Kto nie chce więcej powiadomień, niech powie o tym osobie, która je ustawiła.

## Zestawienie dostawcy usług IT: wszyscy klienci w jednej wiadomości

subject-digest = Klienci wymagający uwagi: { $look } z { $clients }
subject-digest-urgent = Klienci wymagający uwagi: { $look } z { $clients } (pilne: { $urgent })
heading-digest-urgent = Pilne: działać dziś
heading-digest-look = Do sprawdzenia
heading-digest-over = Zakończone
digest-call = Ci klienci mają powiadomienie z krokami. Proszę zadzwonić: ktoś inny może czytać ich pocztę.
digest-line = { $client }, skrzynka { $account }: { $class }. Zwroty: { $messages }, nowe { $since }: { $new }. { $told }
digest-line-first = { $client }, skrzynka { $account }: { $class }. Zwroty: { $messages }. { $told }
digest-account = wysłane przez własne konto klienta
digest-told = Powiadomiono { $when }, zdarzenie { $id }.
digest-untold = Jeszcze nie powiadomiono, zdarzenie { $id }.
digest-blind = { $client }, skrzynka { $account }: nie możemy do niej zajrzeć. „alibi check” mówi, dlaczego.
digest-shared = Z sieci { $network } wysłano fałszywą pocztę w imieniu tylu klientów: { $clients }.
digest-rest = Pozostali klienci bez nowych zdarzeń: { $clients }.
footer-digest = Ta wiadomość przyszła, bo { $name } obserwuje te skrzynki dla Państwa. Wymienia ona wszystkich klientów: proszę nie przekazywać jej żadnemu z nich. Nie zawiera linków ani przycisków i nigdy nie pyta o hasło.

## Pytanie w skrzynce i odpowiedź sieci

ask-subject = Czy wysłać to zgłoszenie? { $subject }
ask-intro = alibi napisał załączone zgłoszenie. Zostanie wysłane tylko za Państwa zgodą.
ask-yes = Zgoda: proszę przenieść tę wiadomość do { $folder }.
ask-no = Odmowa: proszę przenieść ją do { $folder }.
ask-until = Ostatnia chwila na zgodę: { $when }. Potem poszlaki są za stare.
ask-to = Idzie do { $contact }. Dlaczego tam, jak zapisano, po angielsku:
ask-against = Proszę przeczytać przed zgodą, jak zapisano, po angielsku:
ask-about = Chodzi o:
ask-source = { $address } ({ $host }), { $messages ->
    [one] { $messages } wiadomość
    [few] { $messages } wiadomości
    [many] { $messages } wiadomości
   *[other] { $messages } wiadomości
}. Świadkowie: { $witnesses }
answer-subject = Odpowiedź na zgłoszenie: { $id }
answer-intro = Przyszła odpowiedź na zgłoszenie { $id } w sprawie { $sources }. Zgłoszenie poszło do { $contact }.
answer-nothing = alibi nigdy nie odpowiada. Jeśli trzeba odpowiedzieć, proszę napisać samemu: wiadomość jest w skrzynce, do której idą odpowiedzi.
answer-doubted = Uwaga: nic nie wskazuje, że napisała to sama sieć. alibi się do tego nie stosuje.
answer-opt-out = Nie chcą więcej zgłoszeń: alibi nie pisze już do { $contact }.
answer-not-theirs = Twierdzą, że to nie ich sieć: alibi przez rok ich o nią nie pyta.
answer-form = Przyjmują zgłoszenia tylko na stronie internetowej: alibi przez rok do nich nie pisze.
answer-text = Treść odpowiedzi, z celowo zepsutymi linkami:
