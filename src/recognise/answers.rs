//! The words of responders, ticket systems and read receipts. Data only.
//!
//! Whoever is away, got a mail or opened it says so in a title, in a sentence about themselves, and as a machine: `people` and
//! `machine` ask for two of these. All in lower case, as `phrases`.

pub const AUTO_REPLY_SUBJECTS: &[&str] = &[
    "majordomo results", "output of your job", "results of your email commands", "results of your commands",
    "automatic reply", "auto reply", "autoreply", "auto-reply", "auto response", "auto-response", "autorespon",
    "auto respon", "out of office", "out of the office", "out-of-office", "ooo:", "on vacation", "away from", "i am away",
    "away until", "on holiday", "on leave", "abwesenheit", "automatische antwort", "abwesend", "nicht im büro", "im urlaub",
    "réponse automatique", "absence du bureau", "absent du bureau", "message d'absence", "respuesta automática",
    "respuesta automatica", "fuera de la oficina", "resposta automática", "resposta automatica", "ausência",
    "fora do escritório", "risposta automatica", "fuori sede", "fuori ufficio", "automatisch antwoord", "afwezig",
    "automatyczna odpowied", "autoodpowiedź", "poza biurem", "nieobecno", "автоответ", "автоматический ответ",
    "нет на месте", "в отпуске", "自動返信", "自動応答", "不在", "自动回复", "自動回覆", "自动答复", "외출", "부재", "자동 응답", "자동응답", "autosvar",
    "frånvaro", "poissa", "automaattinen vastaus", "fravær",
    "rückantwort",
    "fuera de oficina",
    "fora do escritorio",
    "fora de escritório", "resposta automat",
    "risposta automat", "fuori dall'ufficio", "buiten kantoor",
    "odpowiedź automat", "вне офиса",
    "automatiskt svar",
    "ikke på kontoret",
    "automaattivastaus", "mimo kancelář",
    "házon kívül",
    "ofis dışı", "în afara biroului", "răspuns automat",
    "εκτός γραφείου", "自動答覆",
    "자동회신", "자동답장",
    "automatisk svar", "automatická odpov", "automatikus válasz", "otomatik yanıt", "otomatik cevap", "автоматична відповідь", "αυτόματη απάντηση",
    "respuesta automat",
    "répondeur", "abwesenheitsassistent", "contestador automático", "risponditore", "автоответчик", "automatyczna sekretarka",
    "auto: re:",
];

/// Subjects of who is away, or got the mail. People write them too: they only go with a machine's words.
pub const AWAY_SUBJECTS: &[&str] = &[
    "absence", "absent", "away on", "on annual leave", "thanks for your enquiry", "thanks for your inquiry", "thanks for your mail",
    "thanks for your message", "thanks for your email", "thanks for contacting", "thank you for your enquiry", "thank you for your inquiry",
    "thank you for your mail", "thank you for your email", "thank you for your message", "thank you for contacting",
    "office closed", "surgery closed", "practice closed", "shop closed", "we are closed", "closed for ", "closed until", "closure", "geschlossen", "fermeture", "chiuso", "chiusi", "gesloten", "nieczynn", "закрыт", "зачинен", "zavřeno", "zatvoren", "kapalı", "stängt", "lukket", "stengt", "suljettu", "zárva", "放假", "휴무",
    "request received", "not in the office", "back on", "urlaub",
    "betriebsferien", "danke für ihre nachricht", "danke für ihre mail", "danke für ihre anfrage", "eingangsbestätigung", "ihre anfrage", "nicht da",
    "bin weg", "außer haus", "krankheitsbedingt", "en congé", "congés", "vacances", "fermeture", "accusé de réception",
    "merci pour votre message", "bureau fermé", "en déplacement", "indisponible", "vacaciones", "ausente", "ausencia",
    "gracias por contact", "cerrado por", "férias", "in ferie",
    "assente", "assenza", "chiusura", "grazie per aver", "vakantie", "afwezigheid", "niet aanwezig", "ontvangstbevestiging",
    "automatische", "urlop", "nieobecn", "potwierdzenie otrzym", "отпуск",
    "отсутств", "ваше обращение", "получено ваше", "відпуст", "відсутн", "semester", "borta", "ej på plats",
    "tjänstledig", "ferie", "ikke til stede", "ude af huset", "lomalla",
    "poissaolo", "kiitos viest", "dovolen", "nepřítomn", "neprítomn", "potvrzení přijetí",
    "szabadság", "távollét", "izin", "tatil", "mesajınız alındı", "yıllık izin", "concediu", "άδεια", "απουσία",
    "休暇", "休業", "自動配信", "お問い合わせありがとう", "お問い合わせを受け", "休假", "外出", "请假", "感谢您的来信", "感谢您的邮件", "휴가", "문의해 주셔서",
    "접수되었습니다",
    "has left", "no longer with", "no longer at", "nicht mehr im", "ausgeschieden", "ne travaille plus", "ya no trabaja", "não trabalha mais",
    "non lavora più", "niet meer werkzaam", "nie pracuje", "не работает", "не працює", "har slutat", "er stoppet", "ei enää", "nepracuje",
    "nem dolgozik", "ayrıldı", "nu mai lucrează", "退職", "离职", "퇴사",
];

pub const AUTO_REPLY: &[&str] = &[
    "am out of the office", "be out of the office", "is out of the office", "are out of the office", "currently out of the office",
    "out of the office until", "out of the office from", "out of the office on ", "out of the office for", "out of the office and", "out of the office with",
    "out of office", "on vacation", "on annual leave", "on holiday", "limited access to email",
    "will respond to you upon my return", "i am currently away", "i will be away", "this is an automatic reply",
    "this is an automated reply", "this is an automated response", "automatic response", "auto-reply", "autoresponder",
    "automatically generated reply", "we have received your", "no longer in use. please contact", "will reply as soon as",
    "thank you for contacting", "no longer works", "no longer employed", "no longer with", "nicht im büro",
    "bin ich wieder erreichbar", "abwesend", "automatische antwort", "derzeit nicht im", "je suis absent",
    "actuellement absent", "réponse automatique", "estoy fuera", "fuera de la oficina", "respuesta automática",
    "estou ausente", "fora do escritório", "resposta automática", "sono assente", "risposta automatica", "ik ben afwezig",
    "automatisch antwoord", "jestem nieobecn", "automatyczna odpowied", "меня нет на месте", "автоматический ответ",
    "不在にして", "自動返信", "自动回复", "부재중", "자동 응답",
    "i am away", "am currently out", "we are closed", "office is closed", "on leave until", "i am on leave", "i'm out of", "i will be out",
    "will get back to you", "get back to you as soon", "bin ich nicht", "im urlaub", "bis einschließlich nicht", "nicht erreichbar",
    "wir haben betriebsferien", "automatische rückantwort", "außer haus", "nicht im haus", "est fermé", "sommes fermés", "en congé", "absent jusqu",
    "absente", "en vacances", "serai absent", "ne sera pas consult", "estaré fuera", "estoy de vacaciones", "estamos de vacaciones",
    "permanecerá cerrad", "me encuentro fuera", "estaré ausente", "contestaremos a", "estou de férias", "estamos de férias", "estarei ausente",
    "encontro-me ausente", "estaremos encerrados", "fora do escritorio", "sono in ferie", "siamo chiusi", "sarò assente", "saremo chiusi",
    "fuori ufficio", "ik ben met vakantie", "op vakantie", "niet aanwezig", "ben ik afwezig", "afwezig van", "afwezig vanaf", "wij zijn gesloten",
    "met verlof", "jestem na urlopie", "przebywam na urlopie", "nieobecna", "będę nieobecn", "biuro nieczynne", "poza biurem", "я в отпуске",
    "нахожусь в отпуске", "отсутствую", "буду отсутствовать", "нет в офисе", "в командировке", "я у відпустці", "мене немає", "перебуваю у відпустці",
    "jag är på semester", "är inte på plats", "jag är ledig", "är bortrest", "jeg er på ferie", "er ikke på kontoret", "er ikke til stede",
    "jeg holder ferie", "jeg har ferie", "olen lomalla", "olen poissa", "en ole paikalla", "jsem mimo", "mám dovolenou", "na dovolené",
    "nejsem v kanceláři", "szabadságon vagyok", "nem vagyok az irodában", "nem tartózkodom", "izindeyim", "izinliyim", "ofis dışındayım",
    "is closed from", "is closed until", "is closed for", "are closed from", "are closed until", "are closed for", "closed over",
    "tatildeyim", "kapalıyız", "izinliyiz", "tatildeyiz", "máme zavřeno", "máme zatvorené", "firma jest nieczynna", "zakład nieczynny", "sklep nieczynny", "jesteśmy na urlopie", "θα λείπω", "θα απουσιάζω", "είμαστε κλειστά", "ofiste değilim", "sunt în concediu", "voi fi plecat", "nu sunt la birou", "βρίσκομαι εκτός", "είμαι σε άδεια", "απουσιάζω",
    "休暇をいただいて", "休暇中", "出張中", "休業とさせて", "我正在休假", "我在休假", "不在办公室", "暂时无法回复", "휴가 중", "출장 중", "자리를 비",
    "has left the", "no longer at", "left the company", "ist nicht mehr", "ausgeschieden", "nicht mehr für uns", "ne travaille plus", "n'est plus",
    "a quitté", "ya no trabaja", "ya no está", "não trabalha mais", "já não trabalha", "non lavora più", "niet meer werkzaam", "werkt niet meer",
    "nie pracuje już", "już nie pracuje", "больше не работает", "уволил", "більше не працює", "har slutat", "har sluttet", "er stoppet",
    "ei ole enää", "ei työskentele", "již nepracuje", "už nepracuje", "már nem dolgozik", "artık çalışmıyor", "işten ayrıl", "nu mai lucrează",
    "δεν εργάζεται πλέον", "退職しました", "退職いたしました", "已离职", "퇴사",
    "estarei de férias", "estaremos de férias", "estarei fora", "estaré de vacaciones", "sarò in ferie", "będę na urlopie", "буду в отпуске",
    "буду у відпустці", "będę nieobecny", "serai en congé", "sommes en congé", "bin ich im urlaub", "ben ik met vakantie", "är jag ledig",
    "har semester", "mám do", "čerpám dovolenou", "gone fishing",
    "不在です", "不在となり", "不在になり", "休業のため", "休業いたし", "休業します", "休暇のため", "お休みをいただ", "夏季休業", "年末年始休業", "放假", "휴무", "will not be reading my mail", "not reading my mail",
    "do not read mail", "cannot read my mail", "will not read mail", "lese keine mails", "keine mails lesen", "ne lis pas mes", "ne consulte pas mes", "no leo mi correo",
    "non leggo la posta",
    "automatikus válasz", "otomatik yanıt", "otomatik cevap", "räspuns automat", "răspuns automat", "αυτόματη απάντηση", "автоматична відповідь", "automaattinen vastaus", "automatická odpověď", "automatická odpoveď", "automatisk svar", "automatiskt svar", "自動応答", "自動的に返信", "自動回覆", "자동 회신",
    "меня не будет", "нас не будет", "мене не буде",
];

/// A machine's answer says of itself that it is one.
pub const AUTO_SELF: &[&str] = &[
    "this is an automatic", "this is an automated", "this is an auto-", "this is an auto ", "this message is automatic",
    "this message was sent automatically", "has been automatically generated in response", "automatically generated reply",
    "automatically generated response", "dies ist eine automatisch", "automatisch erstellte nachricht", "automatisch generierte",
    "automatische antwort", "diese nachricht wurde automatisch", "diese e-mail wurde automatisch", "réponse automatique",
    "message automatique", "envoyé automatiquement", "respuesta automática", "mensaje automático", "generado automáticamente",
    "resposta automática", "mensagem automática", "risposta automatica", "messaggio automatico", "generato automaticamente",
    "automatisch antwoord", "automatisch gegenereerd", "automatisch bericht", "automatyczna odpowied", "wiadomość automatyczna",
    "wygenerowana automatycznie", "автоматический ответ", "отправлено автоматически", "автоматическое сообщение", "autosvar",
    "automatiskt svar", "automatisk svar", "automatisk genereret", "automaattinen vastaus", "automaticky generovan",
    "automatická odpověď", "automatikus válasz", "otomatik yanıt", "otomatik olarak", "răspuns automat", "αυτόματη απάντηση", "自動返信",
    "自動応答", "自動送信", "自動的に送信", "自动回复", "自動回覆", "系统自动", "자동 응답", "자동으로 발송", "자동 회신",
    "this reply was sent", "this is a machine", "by our robot", "sent automatically", "automatic reply", "automated reply", "automated response",
    "no need to reply", "no need to answer", "do not reply to this", "please do not answer this", "auto-generated response", "automatisch verschickt",
    "automatisch versendet", "automatisch erzeugt", "nicht auf diese mail", "nicht auf diese e-mail", "bitte nicht antworten", "von einem programm",
    "merci de ne pas y répondre", "ne pas répondre à ce", "généré automatiquement", "mensaje generado", "no responda a este", "no conteste a este",
    "enviado automáticamente", "não responda a", "enviada automaticamente", "gerada automaticamente", "non rispondere a", "inviato automaticamente",
    "automaticamente dal", "antwoord niet op", "automatisch verzonden", "automatisch verstuurd", "wysłana automatycznie", "proszę nie odpowiadać",
    "prosimy nie odpowiadać", "не отвечайте на", "отправлено роботом", "svara inte på", "skickas automatiskt",
    "skickats automatiskt", "sendt automatisk", "svar ikke på", "älä vastaa", "neodpovídejte", "neodpovedajte",
    "ne válaszoljon", "yanıtlamayın", "cevaplamayınız", "nu răspundeți", "μην απαντήσετε", "自動配信",
    "返信しないで", "返信できません", "自动发送", "請勿回覆", "请勿回复", "회신하지 마",
    "otomatik bir yanıt", "otomatik bir mesaj", "otomatik gönderil", "automatikus üzenet", "automatikusan küldött", "automatický e-mail",
    "automatická zpráva", "odeslána automaticky", "automatická správa", "mesaj automat", "generat automat", "trimis automat", "αυτόματο μήνυμα",
    "στάλθηκε αυτόματα", "отправлено автоматич", "сформировано автоматич", "автоматична відповідь", "надіслано автоматич", "自動で送信", "自動的に返信",
    "系统自动回复", "自动生成的", "자동으로 보내", "자동으로 생성", "automaattisesti lähetetty", "lähetetty automaattisesti",
];

/// Who is away promises an answer, or names somebody for urgent matters.
pub const BACK: &[&str] = &[
    "upon my return", "on my return", "when i return", "when i am back", "when i'm back", "when i get back", "once i am back", "until i return",
    "in urgent cases", "for urgent matters", "if your matter is urgent", "will not return until", "back in the office", "nach meiner rückkehr",
    "nach unserer rückkehr", "wenn ich zurück", "in dringenden fällen", "wieder erreichbar", "wieder im büro", "wird nicht weitergeleitet", "ab dem",
    "à mon retour", "à notre retour", "dès mon retour", "de retour le", "en cas d'urgence", "a mi regreso", "a mi vuelta", "a la vuelta",
    "a nuestra vuelta", "a nuestro regreso", "en caso de urgencia", "para asuntos urgentes", "no meu regresso", "quando regressar", "quando voltar",
    "ao retornar", "após o retorno", "após o regresso", "em caso de urgência", "al mio rientro", "al mio ritorno", "al nostro rientro",
    "in caso di urgenza", "per urgenze", "wanneer ik terug", "als ik terug", "bij terugkomst", "bij mijn terugkeer", "na mijn terugkeer",
    "na terugkomst", "kom niet terug voor", "in dringende gevallen", "po powrocie", "po moim powrocie", "w pilnych", "w sprawach pilnych",
    "после возвращения", "по возвращении", "когда вернусь", "по срочным", "в срочных случаях", "після повернення", "у термінових",
    "när jag är tillbaka", "är åter", "vid brådskande", "når jeg er tilbage", "når jeg er tilbake", "ved hastesager", "i hastesaker",
    "tilbake på kontoret", "tilbage på kontoret", "kun palaan", "palattuani", "kiireellisissä", "po návratu", "po mém návratu", "v naléhavých",
    "v súrnych", "visszatérésem után", "sürgős esetben", "döndüğümde", "dönüşümde", "acil durumlarda", "la întoarcere", "când mă întorc",
    "pentru urgențe", "με την επιστροφή μου", "όταν επιστρέψω", "για επείγοντα", "戻り次第", "出社後", "お急ぎの場合", "緊急の場合", "回来后", "返回后", "如有急事", "紧急", "복귀 후",
    "복귀하는", "급한 용무", "긴급한",
    "転送されていません", "未被转发", "전달되지 않았", "не переадресован", "не перенаправлен", "não foi encaminhad", "non è stato inoltrat", "no se ha reenviad", "nie została przekazan", "nebyla přeposlán", "har inte vidarebefordrats", "er ikke videresendt",
    "resend your message", "not been forwarded", "not be forwarded", "will be read", "nicht weitergeleitet", "pas transmis", "pas été transmis",
    "no ha sido reenviad", "no será reenviad", "não será encaminhad", "non sarà inoltrat", "niet doorgestuurd", "nie zostanie przekazan",
    "не будет переадресован", "не пересылается", "будет прочитано", "буде прочитано", "vidarebefordras inte", "ikke videresendt",
    "blir ikke videresendt", "ei välitetä", "nebude přeposlán", "nem továbbít", "iletilmeyecek", "nu va fi redirecționat", "δεν προωθείται",
    "転送されません", "不会转发", "전달되지 않습니다",
    "will be answered", "answer then", "wird dann beantwortet", "beantworte ich", "je vous répondrai", "je répondrai", "responderé", "responderei",
    "risponderò", "odpowiem", "отвечу", "відповім", "beantwoord ik", "zal ik beantwoorden", "svarar jag", "svarer jeg", "vastaan", "odpovím",
    "válaszolok", "yanıtlayacağım", "voi răspunde", "θα απαντήσω",
    "when i come back", "after my return", "à la rentrée", "ensuite votre", "recontacter à mon retour",
    "когда вернемся", "когда вернёмся", "wenn wir zurück", "wenn wir wieder", "when we return", "when we are back", "until we return", "when we're back",
    "cuando volvamos", "cuando vuelva", "quando torniamo", "quando torno", "quando rientr", "wanneer wij terug", "als we terug", "gdy wrócę", "kiedy wrócę",
    "když se vrátím", "när vi är tillbaka", "når vi er tilbage", "kun palaamme", "quando voltarmos", "ved akutte", "vid akuta", "i akutte", "hätätapauk", "w nagłych",
    "în caz de urgenț", "acil durum",
];

/// Receipts of ticket systems: the mail arrived, somebody will answer.
pub const RECEIPT: &[&str] = &[
    "来信收到", "邮件我已收到", "邮件已收到", "会尽快回复", "尽快给您回复",
    "your request has been received", ") has been received and is being reviewed", "creation of a trouble ticket", "your ticket has", "your ticket is", "your ticket was",
    "your ticket number", "your ticket id",
    "ticket number", "ticket id", "ticketnummer", "ticket has been created", "support request has been", "we have received your email",
    "we have received your e-mail", "we have received your message", "we have received your inquiry", "we have received your enquiry",
    "we have received your request", "thank you for contacting", "thank you for your message", "thank you for your email",
    "thank you for your inquiry", "thanks for contacting", "vielen dank für ihre anfrage", "vielen dank für ihre nachricht",
    "vielen dank für ihre e-mail", "ihre anfrage ist bei uns eingegangen", "nous avons bien reçu votre", "accusons réception",
    "hemos recibido su", "recebemos a sua", "recebemos sua", "abbiamo ricevuto la sua", "abbiamo ricevuto il suo", "wij hebben uw e-mail",
    "we hebben uw bericht", "otrzymaliśmy twoj", "otrzymaliśmy państwa", "numer zgłoszenia", "ваше обращение", "мы получили ваше",
    "номер обращения", "potvrzujeme přijetí", "お問い合わせありがとう", "お問い合わせを受け付け", "我们已收到您的", "문의가 접수",
    "we got your request", "we got your message", "we have received your mail", "confirming that we got",
    "confirm receipt of", "thanks for your email", "thanks for your mail", "thanks for your message", "thanks for your enquiry",
    "thanks for your inquiry", "thanks for getting in touch", "thank you for getting in touch", "thank you for writing",
    "your message has been received", "your email has been received", "get back to you as soon", "we'll be in touch", "will be in touch shortly",
    "your request number", "your case number", "reference number for your request", "ihre nachricht ist bei uns eingegangen",
    "ihre e-mail ist bei uns eingegangen", "ihre mail ist eingegangen", "wir haben ihre anfrage", "wir haben ihre nachricht", "wir haben ihre e-mail",
    "ihre anfrage wird", "danke für ihre nachricht", "danke für ihre anfrage", "danke für ihre mail", "danke für ihre e-mail", "ihre vorgangsnummer",
    "votre demande a bien été", "votre message a bien été reçu", "merci pour votre message", "merci de nous avoir contact",
    "numéro de dossier", "gracias por su mensaje", "gracias por su correo", "gracias por contactar",
    "su mensaje ha sido recibido", "número de caso", "obrigado pelo seu contacto", "obrigado pelo seu contato",
    "obrigado por entrar em contato", "número do chamado",
    "grazie per averci", "bedankt voor uw bericht",
    "bedankt voor je bericht", "bedankt voor uw e-mail", "we hebben uw e-mail", "wij hebben uw bericht", "uw bericht is ontvangen",
    "dziękujemy za wiadomość", "dziękujemy za kontakt", "dziękujemy za przesłanie", "otrzymaliśmy wiadomość", "twoje zgłoszenie",
    "państwa zgłoszenie", "спасибо за ваше обращение", "спасибо за обращение", "ваша заявка", "ваше письмо получено",
    "дякуємо за звернення", "ваше звернення", "tack för ditt", "vi har tagit emot", "vi har mottagit",
    "tak for din henvendelse", "takk for din henvendelse", "din henvendelse", "kiitos viestistä",
    "kiitos yhteyden", "děkujeme za vaši", "ďakujeme za", "köszönjük megkeresés",
    "üzenetét megkap", "mesajınız alındı", "mesajınızı aldık", "talebiniz alın", "am primit mesajul", "am primit solicitarea",
    "vă mulțumim pentru mesaj", "λάβαμε το μήνυμ", "λάβαμε το αίτημ", "ευχαριστούμε για την επικοινωνία", "お問合せありがとう",
    "收到您的邮件", "收到您的来信", "感谢您的来信", "感谢您的咨询", "문의해 주셔서", "메일을 받았습니다",
    "we received your message", "we received your email", "we received your request", "we've received your message", "we've received your email",
    "we've received your request", "we've received your enquiry", "hemos recibido tu mensaje", "hemos recibido tu correo", "recebemos o seu e-mail",
    "recebemos o seu email", "recebemos seu e-mail", "recebemos o seu contacto", "abbiamo ricevuto la tua mail", "abbiamo ricevuto il tuo messaggio",
    "abbiamo ricevuto la vostra richiesta", "message sera traité", "megkaptuk levelét", "megkaptuk üzenetét", "prijali sme vašu správu",
    "obdrželi jsme vaši zprávu", "obdrželi jsme váš e-mail", "vi har mottatt din e-post", "vi har mottatt din henvendelse",
    "vi har modtaget din mail", "vi har modtaget din henvendelse", "olemme vastaanottaneet viesti", "お問い合わせを受付", "メールを受け付け", "문의가 정상",
    "отримали ваш лист", "отримали ваше звернення", "support request has been", "request for support has been", "received your helpdesk",
    "solicitação recebida", "solicitud recibida", "richiesta è stata registrata", "demande a été enregistrée", "solicitud ha sido registrada",
    "solicitação foi registrada", "anfrage wurde registriert", "aanvraag is geregistreerd", "zgłoszenie zostało", "обращение зарегистрировано",
    "заявка зарегистрирована", "request has been registered", "request has been logged",
    "your follow-up", "will be answered by a human", "your previous ticket",
    "helpdesk-anforderung", "supportanfrage", "support-anfrage", "ticket wurde eröffnet", "ticket-id", "demande de support", "demande d'assistance",
    "numéro de ticket", "richiesta di assistenza", "numero di ticket", "solicitud de soporte", "recibimos su consulta", "número de ticket",
    "pedido de suporte", "chamado foi aberto", "supportverzoek", "вашей заявк", "номер заявки", "номер тикета", "zgłoszenie otrzymało",
    "vaši žádost", "váš požadavek", "palvelupyyntö", "supportärende", "ärendenummer", "sagsnummer", "saksnummer",
    "a bejelentést", "destek talebiniz", "工单", "工單", "お問い合わせ番号", "티켓",
    "děkujeme za váš", "dziękujemy za twoj", "kiitämme viestist", "teşekkür ederiz, mesajınız",
];

/// What shops and booking offices take, and ticket systems do not.
pub const ORDERS: &[&str] = &[
    "your order", "your booking", "your purchase", "your payment", "ihre bestellung", "deine bestellung", "ihre buchung", "votre commande",
    "votre réservation", "su pedido", "tu pedido", "su compra", "su reserva", "seu pedido", "sua encomenda", "sua compra", "suo ordine",
    "tuo ordine", "prenotazione", "uw bestelling", "je bestelling", "zamówieni", "rezerwacj", "заказ", "бронирован", "замовлен",
    "beställning", "bestilling", "din ordre", "tilauk", "objednáv", "rendelés", "sipariş", "comanda", "παραγγελ", "ご注文", "ご予約", "订单",
    "訂單", "주문", "예약", "your reservation", "su habitación", "su reservación", "tu reserva", "ihre reservierung", "buchungsnummer", "votre chambre", "votre table",
    "sua reserva", "uw boeking", "uw reservering", "bokning", "varaukse", "foglalás", "rezervas", "rezervac", "κράτησ", "预订", "預訂",
];

/// That a ticket was opened, as ticket systems say to who wrote.
pub const OPENED: &[&str] = &[
    "has been submitted", "thank you for your ticket",
    "has been created", "has been opened", "has been registered", "has been logged", "has been assigned the number", "was created from your", "new ticket created",
    "wurde angelegt", "wurde erstellt", "wurde eröffnet", "wurde registriert", "ticket angelegt", "ticket erstellt", "ticket eröffnet", "eröffnet am", "a été créé", "a été ouvert",
    "a été enregistré", "ticket créé", "date d'ouverture", "ha sido creado", "ha sido registrad", "se ha creado", "se ha registrado", "le hemos asignado el número", "ticket creado",
    "foi criado", "foi aberto", "foi registad", "foi registrad", "è stato creato", "è stato aperto", "è stata registrata", "is aangemaakt", "is geregistreerd", "ticket aangemaakt",
    "zostało zarejestrowan", "zostało utworzon", "została utworzon", "зарегистрирован", "создан", "присвоен номер", "зареєстрован", "створен", "har skapats", "har registrerats",
    "er oprettet", "er opprettet", "er registreret", "er registrert", "on luotu", "on kirjattu", "byl vytvořen", "byl zaregistrován", "byl zaevidován", "bol vytvorený",
    "létrejött", "rögzítettük", "oluşturuldu", "kaydedildi", "alındı", "a fost creat", "a fost înregistrat", "καταχωρήθηκε", "δημιουργήθηκε", "受け付けました", "受付いたしました", "登録されました",
    "已创建", "已受理", "已建立", "접수되었", "등록되었", "생성되었",
];

/// What ticket systems call that which they open.
pub const REQUESTS: &[&str] = &[
    "ticket", "your request", "your inquiry", "your enquiry", "your incident", "support", "anfrage", "anliegen", "vorfall", "votre demande", "requête", "solicitud", "consulta",
    "pedido", "chamado", "solicitação", "richiesta", "segnalazione", "uw melding", "uw verzoek", "uw vraag", "zgłoszeni", "запрос", "обращени", "заявк", "запит", "звернен", "ärende",
    "henvendelse", "palvelupyyn", "pyyntö", "požadavek", "požiadavk", "dotaz", "bejelentés", "kérés", "talebiniz", "solicitare", "αίτημα", "問い合わせ", "お問合せ", "工单", "工單", "请求", "문의", "요청",
];

/// What ticket systems say to those who work on one, and when it is over.
pub const FOLLOWED: &[&str] = &[
    "assigned to you", "was assigned to", "reassigned", "ihnen zugewiesen", "vous a été attribué", "asignado a usted", "asignado a ti", "atribuído a si", "assegnato a te", "aan u toegewezen",
    "przypisano do", "назначен", "customer writes", "has been closed", "has been resolved", "wurde gelöst", "wurde geschlossen", "a été résolu", "est clos", "ha sido resuelto",
    "ha sido cerrado", "ticket was closed", "request was closed", "case was closed", "ticket is closed", "request is closed", "marked as solved", "how did we do", "how was our",
    "ticket geschlossen", "anfrage wurde abgeschlossen", "ticket fermé", "a été clôturé", "ticket cerrado", "foi encerrado", "foi fechado", "è stato chiuso", "is afgesloten", "is gesloten",
    "zostało zamknięte", "обращение закрыто", "заявка закрыта", "har stängts", "er lukket", "byl uzavřen", "rate our", "bewerten sie", "satisfied with", "survey", "umfrage", "enquête", "encuesta", "commented on", "has commented", "changed the status", "updated this",
];

/// Where answers shall carry the number of a ticket: in the subject.
pub const IN_SUBJECT: &[&str] = &[
    "subject", "betreff", "objet", "sujet", "asunto", "assunto", "oggetto", "onderwerp", "temat", "temac", "teme ", "теме", "předmět", "predmet",
    "ämne", "emne", "otsikko", "tárgy", "konu", "subiect", "θέμα", "件名", "主题", "主題", "제목",
];

/// Titles of read receipts.
pub const SEEN_SUBJECTS: &[&str] = &[
    "avis d'ouverture", "potwierdzenie otrzymania", "发送回执", "обратна разписка", "perskaityt", "إيصال", "אישור קבלה", "tértivevény",
    "alındı onayı", "okundu onay", "αναφορά παράδοσης", "mottagarkvitto", "mottagningskvitto", "kuittaus", "confirmació de recepció",
    "confirmation of reading", "reading confirmation", "read receipt", "read notification", "return receipt", "message read",
    "disposition notification", "read:", "gelesen:", "lu :", "lu:", "leído:", "lido:", "lida:", "letto:", "gelezen:", "przeczytano:", "прочитано:",
    "läst:", "læst:", "lest:", "luettu:", "přečteno:", "přečtené:", "elolvasva:", "okundu:", "citit:", "διαβάστηκε:", "開封済み:", "开封", "已读:", "已讀:",
    "읽음:", "lesebestätigung", "gelesen-bestätigung", "empfangsbestätigung", "accusé de lecture", "confirmation de lecture", "accusé de réception",
    "confirmación de lectura", "acuse de lectura", "acuse de recibo", "confirmação de leitura", "recibo de leitura", "conferma di lettura",
    "ricevuta di ritorno", "ricevuta di lettura", "leesbevestiging", "ontvangstbevestiging", "potwierdzenie przeczytania", "potwierdzenie odczytania",
    "уведомление о прочтении", "подтверждение прочтения", "сповіщення про прочитання", "läskvitto", "läsbekräftelse", "læsekvittering",
    "lesebekreftelse", "lukukuittaus", "potvrzení o přečtení", "doručenka", "olvasási visszaigazolás", "okundu bilgisi", "confirmare de citire",
    "αποδεικτικό ανάγνωσης", "開封確認", "開封通知", "阅读回执", "已读回执", "讀取回條", "읽음 확인", "수신 확인",
];

/// That somebody opened the mail: sentences of receipts, and their titles.
pub const SEEN: &[&str] = &[
    "was read on", "has been read by", "has been read on", "your message was read", "your message has been read", "message was opened",
    "has been displayed", "was displayed", "this is a receipt", "confirms that", "been opened by", "was opened by", "wurde gelesen", "wurde am",
    "wurde geöffnet", "wurde angezeigt", "gelesen am", "a été lu", "a été ouvert", "a été affiché", "lu le", "ha sido leíd", "fue leíd",
    "se ha leído", "foi lid", "foi abert", "foi exibid", "è stato letto", "è stata letta", "è stato visualizzato", "werd gelezen", "is gelezen",
    "gelezen op", "została przeczytan", "zostało przeczytan", "została wyświetlon", "odczytan", "было прочитано", "прочитано", "прочтено",
    "было открыто", "був прочитаний", "прочитан", "har lästs", "lästes", "er blevet læst", "blev læst", "er lest", "ble lest", "on luettu",
    "luettiin", "byla přečtena", "byl přečten", "bola prečítan", "elolvas", "megnyitott", "okundu", "a fost citit", "διαβάστηκε", "αναγνώστηκε",
    "return receipt for", "empfangsbestätigung für", "avis d'ouverture", "accusé de réception pour", "acuse de recibo de", "confirmação de leitura",
    "ricevuta di ritorno", "ontvangstbevestiging voor", "leesbevestiging", "potwierdzenie dostarczenia", "potwierdzenie przeczytania",
    "уведомление о прочтении", "повідомлення про прочитання", "обратна разписка", "mottagarkvitto", "mottagningskvitto", "kuittaus",
    "kvittering for", "olvasási visszaigazol", "tértivevény", "okundu onay", "alındı onayı", "αναφορά παράδοσης", "confirmare de primire",
    "potvrzení o přijetí", "potvrdenie o doručení", "confirmació de recepció", "perskaityt", "إيصال", "אישור קבלה", "開封確認", "邮件回执", "阅读回执",
    "읽음 확인",
    "開封されました", "開封され", "既読", "表示されました", "已被阅读", "已阅读", "已讀取", "已读", "已讀", "읽었습니다", "읽음",
    "was received by",
];

/// Who no longer works there. Loose words: they only go with the name of the one in whose mailbox the answer was written.
pub const LEFT: &[&str] = &[
    "has left", "have left", "left the company", "left us", "no longer", "not with us", "retired", "nicht mehr", "ausgeschieden", "verlassen", "im ruhestand", "ne fait plus", "n'est plus", "ne travaille plus", "a quitté", "plus partie",
    "ya no", "ha dejado", "dejó la empresa", "se ha jubilado", "já não", "não faz mais", "não trabalha mais", "não está mais", "deixou a", "desligou-se", "non fa più", "non lavora più", "non è più", "ha lasciato", "in pensione",
    "niet meer", "uit dienst", "heeft ons verlaten", "nie jest już", "już nie", "nie pracuje", "odeszł", "odszedł", "больше не", "уже не", "уволил", "покинул", "більше не", "вже не", "звільни", "slutat", "inte längre", "sluttet", "ikke længere", "ikke lenger", "stoppet",
    "ei ole enää", "ei työskentele", "již ne", "už ne", "není již", "už nie", "már nem", "nem dolgozik", "artık", "ayrıl", "nu mai", "a plecat", "δεν εργάζεται", "αποχώρησε", "δεν είναι πλέον", "退職", "退社", "在籍しておりません", "不在本公司", "已不在", "离职", "離職", "퇴사", "퇴직",
];

/// That nobody reads what is sent to an address. Loose words: they only go with a name that says so.
pub const UNATTENDED: &[&str] = &[
    "not monitored", "unmonitored", "unattended", "not read", "nobody will read", "nobody reads", "no one reads", "cannot be read", "cannot receive", "does not accept", "not accept", "unable to respond", "cannot respond", "not able to respond", "cannot be answered", "not answered", "sending only", "send-only", "only for sending", "outgoing only", "only used to send", "cannot reply", "will not be answered", "will not receive a",
    "nicht gelesen", "niemand", "nur dem versand", "nur zum versand", "nur für den versand", "nicht bearbeitet", "nicht beantwortet", "keine antwort", "nicht überwacht", "keine nachrichten empfangen",
    "pas lue", "pas lus", "pas relev", "pas consult", "n'est pas surveill", "uniquement à l'envoi", "uniquement pour l'envoi", "ne peut pas recevoir", "personne ne", "pas traité", "no se lee", "no son leíd", "nadie lee", "solo para enviar", "solo para env", "sólo para env", "no está supervisad", "no está atendid", "no se responde", "no podemos responder", "no recibe", "no admite",
    "não são lid", "não é lid", "ninguém lê", "apenas para envio", "somente para envio", "só para envio", "apenas envi", "não é monitorad", "não recebe", "não podemos responder", "non viene lett", "non vengono lett", "non verrà lett", "nessuno legg", "solo per l'invio", "solo invio", "non è presidiat", "non è monitorat", "non riceve", "non possiamo rispondere",
    "niet gelezen", "niet bekeken", "niemand leest", "alleen gebruikt om te verzenden", "alleen voor het verzenden", "alleen verzenden", "niet beantwoord", "niet in behandeling", "nie są czytane", "nie jest czytan", "nikt nie czyta", "wyłącznie do wysyłania", "tylko do wysyłania", "do wysyłki", "nie jest monitorowan", "nie odpowiada", "nie obsługuje", "не читает", "не читаются", "никто не", "только для отправки", "не просматрива", "не отслежива", "не принимает", "не можем ответить", "ніхто не чита", "лише для надсилання", "тільки для відправ", "не переглядає",
    "läses inte", "ingen läser", "endast för utskick", "bevakas inte", "bliver ikke læst", "læses ikke", "ingen læser", "blir ikke lest", "leses ikke", "ingen leser", "kun til afsendelse", "bare til utsending", "overvåk", "overvåg", "ei lueta", "ei seurata", "vain lähett", "nejsou čteny", "není čten", "nikdo nečte", "pouze k odesílání", "pouze pro odesílání", "nie je čítan", "iba na odosielanie", "nem olvas", "senki", "csak küldés", "nem figyel", "okunma", "takip edilme", "yalnızca gönderim", "sadece gönderim", "izlenme", "nu este monitorizat", "nu sunt citite", "nu este citit", "nimeni nu", "doar pentru trimitere", "δεν διαβάζ", "δεν παρακολουθ", "μόνο για αποστολή", "κανείς δεν",
    "送信専用", "配信専用", "お答えできません", "返信できません", "確認できません", "お受けできません", "无人查看", "無人查看", "仅用于发送", "僅用於發送", "不会查看", "无法回复", "無法回覆", "无人值守", "不接收", "발신 전용", "발신전용", "확인되지 않", "확인하지 않", "답변드릴 수 없", "수신되지 않",
    "been closed", "mailbox is closed", "postfach wurde geschlossen", "postfach ist geschlossen", "boîte est fermée", "boîte a été fermée", "buzón está cerrado", "buzón ha sido cerrado", "casella è stata chiusa", "casella è chiusa", "caixa foi encerrada", "mailbox is gesloten", "postvak is gesloten", "skrzynka została zamknięta", "ящик закрыт", "メールボックスは閉鎖", "邮箱已关闭", "메일함이 폐쇄",
];

/// That what came in is read or answered later. Loose words: they only go with a title of absence.
pub const LATER: &[&str] = &[
    "answered", "reply", "respond", "dealt with", "be read", "processed", "beantwort", "bearbeit", "antworten", "gelesen", "répond", "réponse", "traité", "traiter", "lu à", "contest", "responder", "atend", "tratad", "lid", "rispon", "risposta", "lett", "evas", "beantwoord", "behandel", "gelezen", "odpowi", "rozpatrz", "odpisz",
    "ответ", "рассмотр", "прочита", "обработ", "відпов", "розгляну", "besvar", "svarar", "läser", "svarer", "læser", "leser", "vastaa", "vastataan", "odpov", "vyříd", "válasz", "megválasz", "yanıt", "cevap", "răspun", "απαντ", "返信", "対応", "回答", "回复", "回覆", "答复", "处理", "답변", "회신", "답장", "처리",
    "get back to you", "in touch", "to answer", "melden uns", "meldet sich", "recontact", "ozwiemy", "skontaktuj", "свяж", "zwiąż", "ozveme",
];

/// To whom one announces: all customers, about all that comes in within a time.
pub const TO_ALL: &[&str] = &[
    "customers", "partners", "members", "colleagues", "everybody", "everyone", "friends", "kunden", "kundinnen", "partner", "mitglieder", "zusammen", "clients", "partenaires", "à tous", "clientes", "socios", "a todos", "clienti", "a tutti", "klanten", "relaties", "klienci", "klientów", "клиенты", "партнеры", "партнёры", "коллеги", "клієнти", "kunder", "kunde", "asiakkaat", "zákazníci", "zákazníkům", "ügyfel", "müşteri", "clienți", "πελάτ",
    "各位", "皆様", "お客様方", "尊敬的客户", "各位客户", "全体", "여러분", "고객님들",
    "during this", "in that time", "in dieser zeit", "in diesem zeitraum", "pendant cette", "durante ese", "durante este", "durante esta", "nesse período", "nesta altura", "in questo periodo", "in quel periodo", "in deze periode", "in die tijd", "w tym czasie", "w tym okresie", "в этот период", "в это время", "期間中", "期间", "기간 중",
];

/// That an address is used no more. Loose words, as those of who left.
pub const UNUSED: &[&str] = &[
    "no longer in use", "no longer used", "no longer valid", "no longer active", "not in use any", "nicht mehr verwendet", "nicht mehr genutzt", "nicht mehr benutzt", "nicht mehr gültig", "nicht mehr aktiv", "n'est plus utilisée", "n'est plus valable", "n'est plus active", "ya no se utiliza", "ya no se usa", "ya no está en uso", "ya no es válid",
    "já não é utilizad", "já não é usad", "não é mais usad", "não está mais em uso", "non è più in uso", "non è più utilizzat", "non è più attiv", "niet meer in gebruik", "niet meer gebruikt", "nie jest już używan", "nie jest już aktyw", "больше не используется", "больше не действует", "більше не використов", "används inte längre", "bruges ikke længere", "brukes ikke lenger", "ei ole enää käytössä", "se již nepoužívá", "sa už nepoužíva", "már nem használ", "artık kullanılm", "nu mai este folosit", "δεν χρησιμοποιείται πλέον",
    "使用しておりません", "使用していません", "使われておりません", "不再使用", "已停用", "더 이상 사용", "사용하지 않",
];

/// What cannot wait.
pub const URGENT: &[&str] = &[
    "urgent", "emergenc", "dringend", "notfall", "notfäll", "eilig", "urgence", "urgenc", "urgên", "urgenz", "spoed", "piln", "срочн", "неотложн", "терміново", "brådskande", "akut", "haster", "hastesag", "hastesak", "kiireelli", "kiireess", "naléhav", "súrn", "sürgős", "acil", "urgenț", "επείγ", "お急ぎ", "緊急", "至急", "急ぎ", "急事", "紧急", "緊急", "급한", "급하", "긴급",
];

/// That something got a number, or will be answered within a time: what ticket systems say to who wrote.
pub const NUMBERED: &[&str] = &[
    "opened case", "opened a case", "opened ticket", "opened a ticket", "have opened", "has been assigned", "was assigned", "have assigned", "reference", "case number", "request number", "within", "hat die nummer", "nummer", "aktenzeichen", "innerhalb", "binnen", "porte le numéro", "numéro", "sous 48", "sous 24", "dans les", "dans un délai", "el número", "plazo de", "en un plazo", "o número", "no prazo de", "dentro de",
    "il numero", "entro", "nummer", "numer", "w ciągu", "присвоен", "номер", "в течение", "присвоєно", "протягом", "inom", "inden for", "innen", "numero", "kuluessa", "číslo", "do dvou", "během", "számon", "számot", "numarası", "içinde", "numărul", "în termen", "αριθμό", "εντός", "番号", "以内", "号", "工作日", "번호", "이내",
];
