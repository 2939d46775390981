//! The words of people's filters, which speak to the supposed sender: challenges and warnings of scanners. Data only.
//!
//! No phrase here is believed alone. A challenge says that the reader sent a mail, that it waits, that something must be proved,
//! once; a scanner what it found and did. All in lower case, as `phrases`.

/// That the reader sent a mail: what filters say to the supposed sender.
pub const YOU_SENT: &[&str] = &[
    "you sent", "you recently sent", "you have sent", "you've sent", "you just sent", "you have just sent", "sent by you", "mail from you", "email from you", "e-mail from you",
    "message from you", "messages from you", "presumably from you", "addressed to you", "your message", "your email to", "your e-mail to", "your mail to",
    "your email has", "your e-mail has", "your recent message", "your recent email", "response to your email", "attempted to send", "you tried to send", "sent from your",
    "ihre nachricht", "ihrer nachricht", "ihre e-mail an", "ihrer e-mail an", "ihre e-mail wurde", "ihre mail an", "ihre e-mail mit", "ihrer e-mail mit",
    "von ihnen gesendet", "von ihnen verschickt", "eine e-mail geschrieben", "sie haben mir", "sie haben eine", "votre message", "votre e-mail", "votre courriel",
    "vous avez envoyé", "votre mail", "que vous m'avez", "su mensaje", "su correo", "usted envió", "enviado por usted", "ha enviado", "desde su dirección",
    "sua mensagem", "seu e-mail", "seu email", "você enviou", "enviado por você", "a mensagem que você", "il tuo messaggio", "il suo messaggio", "il vostro messaggio",
    "messaggio inviato", "hai inviato", "ha inviato", "la tua e-mail", "la sua e-mail", "uw bericht", "uw e-mail", "je bericht", "je e-mail", "u heeft",
    "door u verzonden", "u verzonden", "twoja wiadomość", "twojej wiadomości", "państwa wiadomość", "wysłał", "wysłana przez", "ваше сообщение", "ваше письмо",
    "вашем сообщении", "вашем письме", "отправленном вами", "вы отправили", "вами сообщени", "ваш лист", "ditt meddelande", "ditt mejl", "ditt e-postmeddelande",
    "din besked", "din meddelelse", "din e-mail", "din mail", "din e-post", "meldingen din", "viestisi", "lähettämäsi", "vaše zpráva", "vaší zprávě", "vámi odeslan",
    "az ön üzenet", "az ön által", "üzenete", "gönderdiğiniz", "iletiniz", "mesajınız", "mesajul dumneavoastră", "mesajul dvs", "ați trimis", "το μήνυμά σας",
    "μήνυμα που στείλατε", "お送りいただいた", "送信されたメール", "送信したメール", "あなたのメール", "お客様のメール", "您发送", "您的邮件", "您寄", "你发送", "您發送", "보낸 메일", "보내신", "귀하의 메일", "귀하가 보낸",
    "in your e-mail", "in your email", "in your mail", "in the mail you", "in the e-mail you", "in the message you", "your attachment", "you wrote to", "you write to",
    "you're trying to", "you are trying to", "you mailed", "mail that you", "message that you", "e-mail that you", "the mail from your", "ihre mail", "ihrer mail",
    "deine mail", "deine nachricht", "ihre e-mail", "in ihrer e-mail", "von ihrer adresse", "sie haben an", "haben sie eine", "an mich geschickt", "deine e-mail",
    "votre courrier", "vous m'avez", "vous avez écrit", "vous venez d'envoyer", "vous essayez d'envoyer", "ton message", "ton mail", "vous avez adressé",
    "de votre adresse", "tu mensaje", "tu correo", "usted ha enviado", "ha escrito", "acaba de enviar", "que envió", "que enviaste", "has enviado", "su email",
    "su e-mail", "você acabou de enviar", "a sua mensagem", "enviou uma mensagem", "enviou um e-mail", "enviou um email", "sua correspondência", "seu correio",
    "que enviou", "escreveu para", "o teu email", "ha scritto", "hai scritto", "da lei inviat", "da voi inviat", "avete inviato", "la sua mail", "la sua email",
    "la tua mail", "dal vostro indirizzo", "dal suo indirizzo", " uw mail", " je mail", "jouw mail", "jouw bericht", " u hebt", "u stuurde", "je stuurde", "je hebt een",
    "uw email", "het bericht dat u", "van uw adres", "twój mail", "twój list", "twój e-mail", "pana wiadomość", "pani wiadomość", "pana e-mail", "państwa e-mail",
    "państwa mail", "twojego adresu", "państwa adresu", "napisał", "wysłałeś", "wysłałaś", "wysłali", "с вашего адреса", "отправленное вами", "отправленного вами",
    "вы написали", "вы послали", "вы прислали", "вашем послании", "ваше послание", "твоё письмо", "твое письмо", "ваше e-mail", "ви надіслали", "вашого листа",
    "вашому листі", "з вашої адреси", "ваше повідомлення", "надісланий вами", "ви написали", "ditt brev", "ditt e-brev", "du skickade", "du har skickat", "du skickat",
    "er e-post", "ert meddelande", "från din adress", "du sendte", "du har sendt", "har sendt en", "din epost", "deres e-post", "deres melding", "deres besked",
    "jeres mail", "jeres besked", "jeres e-mail", "meldingen du", "mailen du", "fra din adresse", "viestinne", "lähettämänne", "sähköpostisi", "sähköpostinne", "lähetit",
    "lähetitte", "osoitteestasi", "vaši zprávu", "vaše zprávu", "váš e-mail", "váš mail", "vašem e-mailu", "vaše e-mailov", "vaší e-mailov", "poslal jste", "odeslali",
    "odeslal jste", "z vaší adresy", "tvoje zpráva", "tvůj e-mail", "vaša správa", "vašu správu", "váš email", "az ön levele", "az ön e-mail", " levele", "leveled",
    "üzeneted", "üzenetét", "levelét", "ön küldött", "küldött levél", "mesajınızı", "iletinizi", "e-postanız", "gönderdiğin", "postanız", "mailiniz", "adresinizden",
    "mesajul tău", "emailul dvs", "e-mailul dvs", "emailul dumneavoastră", "e-mailul dumneavoastră", "mesajul pe care", "mailul dvs", "de la adresa dvs", "το email σας",
    "το e-mail σας", "το μήνυμα που", "στείλατε", "μηνύματός σας", "το γράμμα σας", "あなたの送信", "あなた様", "お客様から", "貴方のメール", "ご送信", "頂いたメール", "いただいたメール", "お送り頂いた", "あなたが送信",
    "からのメール", "您寄出", "您寄给", "您写给", "你的邮件", "您發出", "您的郵件", "您的来信", "您的來信", "您所发", "您向", "귀하께서", "보내주신", "보내 주신", "고객님의 메일", "회원님의 메일", "발송하신",
    "your document", "claims to be from you", "appears to be from you", "seems to be from you", "purporting to be from you",
    "von ihnen versandt", "von ihnen verschickt", "lähettämäs", "your posting", "your post to", "authorized to post", "allowed to post",
    "émis par vous", "envoyé par vous", "trimise de dumneavoastr", "trimis de dumneavoastr", "送ったメッセージ", "送ったメール", "a túa mensaxe",
    "z vašej adresy", "s vaše adrese", "z vašega naslova", "от вашия адрес", "са ваше адресе", "teie aadressilt", "iš jūsų adreso", "no jūsu adreses",
    "your submission to", "your email message", "your e-mail message",
    "przez ciebie", "er dator", "thuộc về bạn", "nachricht von ihnen", "mail von ihnen", "von ihnen gesandt", "von ihnen zu kommen", "zu stammen scheint", "posilate", "poslali jste", "zaslali",
    "odeslané vámi", "öntől", "on altal", "thư của bạn", "vostre missatge", "vòstre messatge", "mail in your name", "seems to be yours", "parece ser suyo",
    "semble être le vôtre", "semble provenir de vous", "вашего имени", "投稿された", "el missatge que heu",
    "宛てのメール", "宛のメール", "宛てに", "przez państwa", "przez pana", "przez panią", "przez ciebie", "ni skickat", "dere har sendt", "your e-mail was", "your email was", "your mail was", "your e-mail could", "your email could", "your mail is", "your e-mail is", "thanks for writing", "thank you for writing", "before we can process your request", "did not send us", "e-mail from you (", "il messaggio che ha", "deine e-mail an",
    "your mail about", "your mail regarding", "your mail concerning", "your email about", "your email regarding",
    "your email is", "your e-mail is",
];

/// A mail that was to come to the reader: what filters say to the recipient, and no mail system to the sender.
pub const TO_READER: &[&str] = &[
    "mail to you", "email to you", "e-mail to you", "message to you", "mail for you", "email for you", "message for you", "messages for you", "mails for you",
    "addressed to you were", "messages addressed to you", "mails addressed to you", "emails addressed to you", "an sie gerichtet", "an dich gerichtet", "für sie bestimmt", "qui vous sont destiné", "que le han enviado", "que lhe foram enviad", "a voi indirizzat", "aan u gericht", "adresowane do", "kierowane do państwa", "ställda till dig", "rettet til deg", "adresované vám", "önnek szóló", "adınıza gelen", "delivered to you", "sent to you", "to your mailbox", "to your inbox", "in your inbox", "into your mailbox", "in your quarantine", "your quarantine",
    "nachricht an sie", "nachrichten an sie", "mail an sie", "mails an sie", "nachricht für sie", "nachrichten für sie", "ihnen nicht zugestellt", "in ihr postfach",
    "ihrem postfach", "ihre quarantäne", "vous étaient destiné", "vous était destiné", "vous sont adressé", "vous est adressé", "vous a été envoyé", "dans votre boîte",
    "votre quarantaine", "mensajes para usted", "mensaje para usted", "dirigido a usted", "dirigidos a usted", "en su buzón", "a su buzón", "su cuarentena", "mensagem para si",
    "mensagens para si", "mensagem para você", "mensagens para você", "na sua caixa", "sua quarentena", "messaggi per lei", "messaggi per te", "messaggio per te", "a lei indirizzat",
    "nella sua casella", "nella tua casella", "la tua quarantena", "bericht aan u", "berichten aan u", "berichten voor u", "in uw postvak", "uw quarantaine", "wiadomości do ciebie",
    "wiadomości dla ciebie", "do państwa skrzynki", "do twojej skrzynki", "вам не доставлен", "адресованные вам", "адресованное вам", "в ваш ящик", "в вашем ящике", "meddelanden till dig",
    "levereras till dig", "i din inkorg", "beskeder til dig", "meldinger til deg", "i din indbakke", "i innboksen din", "sinulle saapun", "sinulle osoitet", "zprávy pro vás",
    "do vaší schránky", "önnek küldött", "önnek címzett", "size gelen", "size gönderilen", "posta kutunuza", "adresate dvs", "către dvs. nu", "που σας έστειλ", "あなた宛て", "あなた宛に", "貴方宛",
    "发给您的", "寄给您的", "您的收件箱", "您的隔离", "귀하에게 온", "귀하의 받은", "받은 편지함에", "あなた宛てに届", "messages to you", "mails to you", "messaggio per lei", "mensagem para o senhor", "wiadomość do ciebie", "wiadomość dla ciebie", "zpráva pro vás", "meddelande till dig", "besked til dig", "melding til deg", "viesti sinulle",
];

/// Names of malware, and what only scanners say.
pub const MALWARE: &[&str] = &[
    "w32/", "w32.", "win32", "win.trojan", "worm.", "i-worm", "email-worm", "worm_", "trojan.", "troj/", "troj_", "trojan-", "@mm", "js/", "html/", "exploit.",
    "backdoor.", "eicar", "virus name", "virus:", "malware:", "virus : ", "вирус:", "virus-name", "infection:", "heur:", "mal/", "w97m", "x97m", "vbs/", "vbs.", "zip//",
    "ransom.", "downloader",
    "worm/", "troj.", "virus found:", "virus détecté:", "wirus:", "vírus:",
];

/// What a scanner did with a mail.
pub const DISARMED: &[&str] = &[
    "quarantine", "has been blocked", "was blocked", "is currently removed", "is currently purged", "was quarantined", "been deleted", "was deleted", "deleted the", "was removed", "been removed", "removed from", "cleaned", "disinfect",
    "action taken", "took action", "stopped", "not delivered", "not been delivered", "not have been delivered", "will not have", "rejected", "gelöscht", "blockiert",
    "entfernt", "nicht zugestellt", "abgelehnt", "mis en quarantaine", "mises en quarantaine", "supprimé", "bloqué", "bloquead", "eliminad", "cuarentena",
    "no ha sido entregad", "quarentena", "removid", "não foi entregue", "excluíd", "eliminat", "rimoss", "bloccat", "quarantena", "verwijderd", "geblokkeerd", "usunięt",
    "zablokow", "kwarantann", "удален", "удалён", "заблокирован", "карантин", "не доставлен", "видален", "borttagen", "blockerat", "karantän", "fjernet", "blokeret",
    "poistettu", "karanteeni", "smazán", "odstraněn", "törölt", "silindi", "engellendi", "șters", "blocat", "διαγράφηκε", "削除", "隔離", "ブロック", "隔离", "删除", "拦截", "已被",
    "삭제", "차단", "격리", "clean failed", "virus found", "cannot be cleaned", "could not be cleaned", "has been removed", "been stripped", "stripped", "dropped", "discarded",
    "удалено", "обнаружен", "помещено", "entdeckt", "wurde gefunden", "enthielt", "détecté", "contenait", "contenía", "continha", "rilevato", "conteneva", "aangetroffen",
    "wykryto", " wykrył", "znalezion", "виявлен", "містить", "upptäckt", " hittat", "innehåll", " fundet", " funnet", "indeholder", "inneholder", "havaittu", "löydetty",
    " sisäls", "nalezen", "obsahuj", "zjištěn", "találtunk", " észlel", " tespit", "bulundu", "detectat", "εντοπίστηκε", "検出", "発見", "检测到", "發現", "发现", "발견", "검출", "감지", "rejeitad", "blokkert", "estänyt", "geweigerd", "engellen", "elutasít", "refused", "zablokován", "= delete", "delete message", "已被网关", "zmazan", "odstránen", "vymazan", "izbrisan", "obrisan", "изтрит", "обрисан", "kustutat", "pašalint", "dzēst", "eliminat",
    "quarantäne",
];

/// Malware, in any language.
pub const VIRUS_WORDS: &[&str] = &[
    "virus", "vírus", "malware", "worm", "trojan", "infected", "infiziert", "schädling", "schadsoftware", "maliciel", "infecté", "código malicioso", "infectado",
    "infetto", "besmet", "wirus", "złośliw", "вирус", "вредонос", "вірус", "skadlig kod", "skadelig", "haittaohjelma", "škodliv", "kártevő", "zararlı", "virüs",
    "viirus", "viiruse", " ιός", " ιό ", "nalezen vir", "obsahuje vir", "obsahovala vir", "unzulässigen", "prohibited file", "disallowed file",
    "security hazard", "banned name", "banned content", "unacceptable attachment", "dangerous attachment", "unerlaubter anh", "unerlaubte anh",
    "nepovolen", "onaanvaardbare bijlage", "pièce jointe interdite", "vi-rút", "virusgyanús",
    "malițios", "κακόβουλο", "ウイルス", "ウィルス", "マルウェア", "病毒", "恶意", "惡意", "바이러스", "악성",
    "file filter", "you sent has been quarantined", "you sent was quarantined",
];

/// From addresses and names of scanners.
pub const SCANNERS: &[&str] = &[
    "virus", "vírus", "scan", "antivir", "anti-vir", "amavis", "kaspersky", "norton", "symantec", "sophos", "puremessage", "mcafee", "clam", "trend micro", "interscan",
    "f-secure", "bitdefender", "gdata", "g data", "drweb", "dr.web", "eset", "panda", "mail security", "mailsecurity", "mailguard", "mail-gateway", "mail gateway",
    "content filter", "security gateway", "вирус", "protect", "filter", "security", "noreply", "no-reply", "admin", "postmaster", "gateway", "passerelle", "webshield",
    "groupshield", "antigen", "mimesweeper", "mailsweeper", "guinevere", "declude",
];

/// From addresses and names of filters against spam.
pub const FILTERS: &[&str] = &[
    "spam", "filter", "filtr", "filtre", "filtro", "фильтр", "фільтр", "szűrő", "suodatin", "φίλτρο", "スパム", "迷惑メール", "フィルタ", "过滤", "過濾", "垃圾邮件",
    "스팸", "challenge", "verifier",
];

/// That the mail waits for an answer.
pub const HELD: &[&str] = &[
    "held", "pending", "on hold", "waiting", "is kept", "not been delivered", "not yet been delivered", "before it is delivered", "before your", "have it delivered",
    "quarantine", "zurückgehalten", "wartet", "noch nicht zugestellt", "angehalten", "en attente", "pas encore reçu", "retenu", "retenid", "pendiente", "en espera",
    "retid", "pendente", "em espera", "in attesa", "trattenut", "sospeso", "vastgehouden", "wacht op", "in de wacht", "oczekuje", "wstrzyman", "zatrzyman", "ожидает",
    "задержано", "приостановлен", "очікує", "väntar", "venter", "tilbageholdt", "odottaa", "čeká", "pozdržen", "várakozik", "visszatart", "bekliyor", "bekletil",
    "așteptare", "reținut", "σε αναμονή", "αναμονή", "保留", "お預かり", "等待", "暂存", "暫存", "보류", "대기", " parked", "in the queue", "waiting room", "kept until",
    "so that your message", "for your message to", "in order for your", "to have your message", "to get your message", "before i can", "goes straight to", "to reach me",
    "delivered after", "blocked until", "set aside", "not delivered until", "quarantäne", "warteschlange", "damit ihre", "damit deine", "ihre mail liegt", "ist geparkt",
    " bis sie", "erst zugestellt", "erst wenn sie", "geparkt", "wird gelöscht", "löscht ein", "zwischengelagert", "bevor ihre", "quarantaine", "pour que votre",
    "afin que votre", "avant que votre", "mis de côté", " bloqué", "sera supprimé", "file d'attente", "n'a pas encore été", "avant de recevoir", "pour être remis",
    "retenue", "cuarentena", "para que su", "para que tu", "antes de que", "será eliminad", " en cola", "bandeja de espera", "retenida", "quarentena", "para que sua",
    "para que a sua", "para que o seu", "para que seu", "antes que", "será apagad", "será excluíd", " na fila", "quarantena", "affinché il", "affinché la",
    "perché il suo", "perché il tuo", "perché la sua", "finché non", "sarà eliminat", "sarà cancellat", "bloccat", "prima che", "zodat uw", "zodat je", "opdat uw",
    "om uw bericht", "totdat je", "wachtrij", "wordt verwijderd", "wacht tot", "geparkeerd", "voordat uw", " czeka w", "czeka na", "w kolejce", "kwarantann", "aby twoja",
    "aby wiadomość", "aby pana", "aby państwa", "żeby twoja", "zostanie usunięt", "są kasowane", "przed dostarczeniem", "карантин", "чтобы письмо", "чтобы ваше",
    "чтобы сообщение", "пока вы не", "в очереди", " ждёт", " ждет", "будет удален", "до подтверждения", "не будет доставлен", "щоб лист", " щоб ваш", "поки ви не",
    " у черзі", " чекає", "буде видален", "затриман", "karantän", "för att ditt", "så att ditt", "tills du", " i kö", "hålls kvar", "kvarhåll", "innan ditt", "raderas",
    "karantæne", "karantene", "for at din", "indtil du", "inntil du", " før du", "holdes tilbage", "holdes tilbake", "slettes", " før din", "karanteeni", "jotta viesti",
    " kunnes", "jonossa", "pidätett", "ennen kuin", "poistetaan", "karantén", "aby vaše", "aby vaši", "aby vaša", "aby zpráva", " dokud", "ve frontě", "zadržen",
    "než bude", "bude smazán", "bude odstraněn", "hogy üzenet", "hogy levele", "amíg nem", "várakoz", "törlődik", "mielőtt", "karantina", "iletinizin teslim",
    "mesajınızın", " kuyruk", "onaylayana kadar", " tutul", " beklet", "silinecek", "carantină", "pentru ca mesajul", "până când", "în coadă", "va fi șters", "așteapt",
    "înainte ca", "καραντίνα", "για να παραδοθεί", "μέχρι να", " σε ουρά", "περιμένει", "θα διαγραφεί", "隔離", "届けるため", "お届けする", "止まって", "一時的に保", "隔离", "扣留", "在您确认之前",
    "排队", "待确认", "待確認", "暫時", "격리", "보관", "전달되려면", "전달하려면", "전달되기 전", "before we can", "is kept for", "mail is kept", "liegt in der",
    "mail waits", "message waits", "email waits", "e-mail waits", "your message will wait", "suspect email folder",
    "waits in", "goes through", "get through", "gets through", "comes through", "was not delivered to me", "liegt bereit",
    " czeka", "wacht nog", "espera su", "in wartestellung", "čaká", " vänta", "venter på", "ждёт", "чекає",
];

/// That the sender must prove something.
pub const PROVE: &[&str] = &[
    "confirm", "verif", "authenticat", "click", "reply to this", "respond to this", "captcha", "prove", "just reply", "simply reply", "release", "bestätig",
    "antworten sie einfach", "klicken", "authentifi", "cliquer", "cliquez", "haga clic", "pulse", "responda a este", "clique", "autentic", "clicc", "conferm", "risponda",
    "rispondi a questo", "klik ", "bevestig", "beantwoord dit", "kliknij", "kliknąć", "potwierd", "odpowiedz na", "подтверд", "нажмите", "перейдите", "ответьте на",
    "підтверд", "bekräfta", "klicka", "bekræft", "bekreft", "klikk", "vahvista", "napsauta", "klikkaa", "potvrď", "potvrdi", "klikněte", "kattints", "erősít", "onayla",
    "doğrula", "tıkla", "confirmați", "apăsați", "επιβεβαι", "κάντε κλικ", "確認", "クリック", "返信してください", "确认", "点击", "點擊", "回复此", "확인", "클릭", "인증", "type the",
    "enter the code", "enter the word", "in the image", "in the picture", " puzzle", "send it back", "follow this link", "follow the link", "you are human",
    "you're human", "not a robot", "are you a human", "identify yourself", "antworten sie auf", "antworte auf", "drücken sie einfach", "auf antworten", "beantworten sie", "rufen sie", "folgen sie", "geben sie",
    "tippen sie", "zeichenfolge", "kein roboter", "mensch sind", "sich ausweisen", "répondez à", "répondez simplement", "répondre à ce", " saisir", "saisissez",
    " recopi", "suivez le lien", "êtes pas un robot", "êtes humain", "prouver", "responda", "responder a este", "conteste", "introduzca", "escriba los", "siga el enlace",
    "no es un robot", "es humano", "demuestr", "verifique", "responder a esta", "siga o link", "siga a ligação", "não é um robô", "é humano", "comprove", "prove que",
    "rispondere a", "rispondete", "digitare", "segua il", "non è un robot", "dimostr", "antwoord op", "antwoorden op", " typ de", " voer de", "volg de link",
    "geen robot", " odpisz", "odpowiedz", "odpowiedzieć na", " wpisz", "przepisz", "przejdź", "wejdź na", "nie jesteś robotem", "udowodn", "ответить на", "ответьте",
    "введите", "пройдите по", "не робот", "докажите", "перейти по", "відповідайте", "дайте відповідь", "введіть", "перейдіть", "доведіть", "натисніть", "svara på",
    "svara bara", "skriv in", "följ länken", "inte en robot", "verifier", "svar på denne", "svar blot", "skriv koden", "følg linket", "følg lenken", "ikke en robot",
    "skriv inn", " vastaa", "vastaamalla", "kirjoita", "et ole robotti", "varmenn", "odpovězte", "odpovědět", " opište", "zadejte", "přejděte", "nejste robot", " prokaž",
    "odpovedzte", "kliknite", "válaszoljon", "válaszolj", " írja be", "gépelje", "nem robot", "bizonyít", " igazol", "yanıtla", "cevapla", "robot olmad", "kanıtla",
    "tıklayın", "răspundeți", "răspunde la", "introduceți", "tastați", " urmați", "sunteți om", " dovedi", "confirma", "απαντήστε", "πληκτρολογ", "εισάγετε",
    "ακολουθήστε", "άνθρωπος", " αποδεί", "返信を", "ご返信", "認証", "人間", "ロボット", "承認", "回复本", "回復", "回覆此", "验证", "驗證", "真人", "机器人", "機器人", "答复本", "회신", "답장", "로봇", "승인", "누르",
    "answer this mail", "answer this e-mail", "answer this email", "answer this message", "reply to my", "auf diese nachricht antworten", "auf diese nachricht", "rispondi a",
    "press this link", "press the link", "open this link", "open the link", "use this link", "visit this link", "word in the subject", "code in the subject",
    "wort im betreff", "mot dans l'objet", "mot dans le sujet", "palabra en el asunto", "palavra no assunto", "parola nell'oggetto", "woord in het onderwerp",
    "antworten sie bitte", "antworten sie mit", "répondez avec", "reply with", "answer with", "conteste con", "responda com", "risponda con", "antwoord met",
];

/// That this is asked of strangers, once, against spam.
pub const ONCE: &[&str] = &[
    "just this once", "only once", "this once", "one time", "one-time", "first time", "never have to do this again", "won't have to do this again", "not yet on",
    "allowed senders", "approved senders", "whitelist", "white list", "white-list", "anti-spam", "antispam", "spam filter", "spamfilter", "against spam",
    "from receiving junk", "junk mail", "not recognized", "not recognised", "unknown sender", "unrecognized", "a human", "real person", "ein mensch", "zum ersten mal", "ein einziges mal",
    "vor spam", "spamschutz", "einmalig", "nur einmal", "une seule fois", "première fois", "anti-pourriel", "antipourriel", "protège ma messagerie",
    "expéditeurs autorisés", "una sola vez", "primera vez", "desafío", "remitentes autorizados", "uma única vez", "primeira vez", "remetentes autorizados",
    "una sola volta", "prima volta", "mittenti autorizzati", "eenmalig", "één keer", "eerste keer", "tegen spam", "jednorazow", "pierwszy raz", "przed spamem",
    "antyspam", "białej list", "один раз", "впервые", "первый раз", "от спама", "антиспам", "одноразов", "белый список", "перший раз", "en gång", "första gången",
    "skräppost", "én gang", "første gang", "kerran", "ensimmäistä kertaa", "roskaposti", "jednou", "poprvé", "proti spamu", "egyszer", "első alkalom", "levélszemét",
    "bir kez", "bir defa", "ilk kez", "o singură dată", "prima dată", "μία φορά", "πρώτη φορά", "初めて", "一度だけ", "迷惑メール対策", "首次", "第一次", "一次", "反垃圾", "白名单", "처음", "한 번만",
    "스팸 방지", "ten seconds", "few seconds", "do this once", "on my list", "my allowed list", "allowed list", "allow list", "in my address book", "address book",
    "spam-robots", "spam robots", "spambots", "spam bots", "don't know your address", "do not know your address", "you are new", "kenne ihre adresse", "auf meine liste",
    "auf meiner liste", "weiße liste", "gegen spam", "spam-schutz", "adressbuch", "nur dieses eine mal", "nur ein mal", "erstes mal", "unbekannte absender", "une fois",
    "m'est inconnu", "carnet d'adresses", "liste blanche", "protégé par", "contre le spam", "nouvel expéditeur", "n'êtes pas encore", " una vez", "una única vez",
    "sólo una vez", "lista blanca", "lista de contactos", "libreta de direcciones", "contra el spam", "remitente desconocido", "só precisará", " uma vez",
    "somente uma vez", "lista branca", "catálogo de endereços", "lista de contatos", "contra spam", " robôs", "remetente desconhecido", "una volta", "solo la prima",
    "lista bianca", "contro lo spam", "mittente sconosciuto", "eenmaal", "één maal", "een keer", "witte lijst", "adresboek", "nog niet bekend", "onbekende afzender",
    "tylko raz", "raz tylko", "jeden raz", "książce adresowej", "książki adresowej", "biała lista", "na liście", "przeciw spamowi", " spamer", "nieznany nadawca",
    "chroniona", "лишь раз", "однократн", "адресной книге", "белом списке", "в список", "спам-робот", "от роботов", "неизвестный отправитель", " защит", "лише раз",
    "адресній книзі", "білий список", "білого списку", "від спаму", "роботів", "невідомий відправник", " захищ", "bara en gång", "endast en gång", "engångs", "adressbok",
    "vitlista", "vita listan", "skydd mot", "mot spam", "okänd avsändare", "kun én gang", "kun en gang", "bare én gang", "bare en gang", "engangs", "adressebog",
    "adressebok", "hvidliste", "hviteliste", "mod spam", "ukendt afsender", "ukjent avsender", "vain kerran", "yhden kerran", "osoitekirja", "valkoinen lista",
    "sallittujen", "roskapostisuoj", "tuntematon lähettäjä", "pouze jednou", "jen jednou", "jednorázov", "adresáři", "adresář", "bílé listin", "bílý seznam",
    "neznámý odesílatel", " iba raz", " len raz", "csak egyszer", "egyetlen alkalom", "címjegyzék", "fehérlista", "fehér lista", "spamszűr", "spam ellen",
    "ismeretlen feladó", "yalnızca bir", "sadece bir", "adres defter", "beyaz liste", "spam'e karşı", "spam önleme", "bilinmeyen gönder", " o dată", "numai o dată",
    "lista albă", "împotriva spam", "expeditor necunoscut", "μόνο μία", "μια φορά", "βιβλίο διευθύνσεων", "λευκή λίστα", "άγνωστος αποστολέας", "ανεπιθύμητ", "初回",
    "アドレス帳", "ホワイトリスト", "許可リスト", "スパム", "迷惑メール", "未登録", "只需", "仅需", "通讯录", "通訊錄", "白名單", "垃圾邮件", "垃圾郵件", "陌生", "한번", "1회", "최초", "주소록", "화이트리스트", "허용 목록", "스팸 차단", "all further", "not on the list", "nur einmal nötig", "adresse noch nicht",
    "seen mail from you", "had mail from you", "received mail from you", "heard from you before", "not written to me before", "first mail from you",
    "first message from you", "noch nie geschrieben", "noch keine mail von ihnen", "noch nie eine mail", "jamais reçu de message de", "jamais reçu de mail de",
    "nunca he recibido", "nunca recebi", "mai ricevuto", "nog nooit een", "nigdy wcześniej", "никогда раньше", "aldrig tidigare", "aldrig før", "have to read spam",
    "keep spam out", "keeps spam out", "keep out spam", "keep junk out", "not in my contacts", "not in the contacts", "not in his contacts", "nicht in meinen kontakten",
    "kontaktliste", "liste de contacts", "lista dei contatti",
    "freigeschaltet", "freischalten", "do not know waits", "people i do not know", "people i don't know", "from strangers", "von fremden", "von unbekannten",
    "d'inconnus", "des inconnus", "de desconocidos", "de desconhecidos", "da sconosciuti", "van onbekenden", "od nieznajomych", "от незнакомых",
    "doesn't know this address", "does not know this address", "that you are a person", "you're a person", "that you are human", "you are a human",
];
