//! The words of people and of their filters: complaints, challenges, warnings of scanners. Data only.
//!
//! No phrase here is believed alone. A complaint is a letter that says several of these: that something is bad, that it came
//! from the reader, that the writer got it, that it shall stop. All in lower case, as `phrases`.

/// What is bad about a mail: unwanted, infected, or written by a thief of names.
pub const BAD: &[&str] = &[
    "spam", "virus", " worm", "trojan", "malware", "phish", "scam", "infected", "junk mail", "junk e-mail", "unsolicited",
    "garbage", "rubbish", " crap", "bulk mail", "hacked", "hijack", "spoof", "forged", "suspicious", "strange mail",
    "strange e-mail", "strange email", "strange link", "weird mail", "weird email", "broken into", "compromised",
    "dodgy", "fraudulent", "viagra", "viren", "werbung", "werbemail", "unverlangt", "unerwünscht", "verseucht", "infiziert",
    "gehackt", "verdächtig", "missbrauch", "gefälscht", "komische mail", "seltsame mail", "betrug", "pourriel", "indésirable",
    "vos pubs", "publicité", "vérolé", "infecté", "piraté", "hacké", "suspect", "hameçonnage", "frauduleu", "usurp", "basura",
    "no deseado", "no solicitad", "publicidad", "infectado", "hackead", "pirateado", "sospechos", "enlaces raros",
    "enlaces muy raros", "correos raros", "fraude", "suplant", "propaganda", "não solicitad", "vírus", "invadid", "suspeit",
    "indesejad", "indesiderat", "pubblicità", "infett", "hackerat", "violat", "sospett", "allegato strano", "truffa",
    "ongewenst", "reclame", "besmet", "verdacht", "misbruik", "rommel", "wirus", "spamu", "niechcian", "reklam", "zainfekow",
    "zhakow", "włama", "podejrzan", "спам", "вирус", "реклам", "взлома", "заражен", "подозрительн", "мошенни", "рассылк",
    "вірус", "зламан", "skräppost", "søppelpost", "uønsket", "oönskad", "smittad", "smittet", "inficeret", "hackad", "hacket",
    "roskaposti", "nevyžádan", "zavirovan", "napaden", "levélszemét", "kéretlen", "vírus", "fertőz", "feltört", "istenmeyen",
    "virüs", "ele geçiril", "nesolicitat", "virusat", "ανεπιθύμητ", "ιός", "ιό ", "迷惑メール", "スパム", "ウイルス", "ウィルス", "感染",
    "身に覚えのない", "乗っ取", "不審な", "垃圾邮件", "垃圾郵件", "病毒", "被盗", "中毒", "可疑", "骚扰", "스팸", "바이러스", "해킹", "광고", "감염",
];

/// That it came from the reader.
pub const YOURS: &[&str] = &[
    "from your address", "from your e-mail", "from your email", "from your mail", "from your domain", "from your account",
    "from your server", "from your system", "from your network", "from your ip", "from your company", "from your computer",
    "\"from\" your domain", "come from you", "comes from you", "came from you", "coming from you", "email from you",
    "emails from you", "e-mail from you", "mail from you", "mails from you", "messages from you", "message from you",
    "really from you", "anything from you", "sent by you", "in your name", "with your name", "using your address",
    "using your email", "using your name", "your computer", "your pc", "your machine", "you have sent me", "you sent me",
    "you are sending", "you're sending", "you keep sending", "your address as sender", "purporting to be", "claiming to be",
    "pretending to be you", "von ihrer adresse", "von ihrer e-mail", "von ihrer mail", "von ihrem konto", "von ihrem server",
    "von ihrer domain", "von ihnen", "von eurer", "von euch", "von dir", "von deiner", "von deinem", "ihrem namen", "eurem namen",
    "deinem namen", "ihre absenderadresse", "absenderadresse", "ihr rechner", "ihr computer", "ihr pc", "dein rechner",
    "dein computer", "ihre spam", "ihre werbung", "de votre adresse", "votre adresse", "de votre part", "de votre compte",
    "de votre domaine", "de votre serveur", "venant de vous", "provenant de vous", "votre ordinateur", "vos postes", "vos mails",
    "vos messages", "vos pubs", "votre nom", "desde su dirección", "desde su correo", "desde su cuenta", "de su parte",
    "de ustedes", "su ordenador", "su equipo", "su computadora", "tu ordenador", "desde tu correo", "en su nombre",
    "les han hackeado", "do seu endereço", "do seu e-mail", "do vosso", "vossos", "vossa", "da vossa", "seu computador",
    "vosso computador", "em seu nome", "da sua conta", "de vocês", "da voi", "da lei", "da te", "dal vostro", "dal tuo",
    "dal suo", "vostro computer", "tuo computer", "suo computer", "a vostro nome", "a tuo nome", "van uw", "van je adres",
    "van jullie", "van u ", "uw adres", "uw computer", "je computer", "uw naam", "z waszego", "z twojego", "z pańskiego",
    "z państwa", "od was", "od państwa", "od ciebie", "macie wirusa", "wasz komputer", "twój komputer", "wysyłacie",
    "с вашего", "со своего", "от вас", "ваш компьютер", "вашего адреса", "свою рекламу", "вы рассылаете", "от вашего имени",
    "з вашої", "від вас", "från din", "från er", "från dig", "din dator", "fra din", "fra jeres", "fra deres", "din computer",
    "din maskin", "sinun osoittees", "teiltä", "osoitteestasi", "koneesi", "z vaší", "od vás", "váš počítač", "az önök",
    "az ön címé", "önöktől", "számítógép", "sizin adres", "sizden", "bilgisayarınız", "adresinizden", "de la dumneavoastră",
    "de pe adresa", "calculatorul", "από εσάς", "από τη διεύθυνσή", "τον υπολογιστή", "貴社", "御社", "あなたの", "そちらの", "貴殿", "你们",
    "您的邮箱", "你的邮箱", "贵公司", "贵司", "您的电脑", "你的电脑", "귀사", "당신", "귀하의",
];

/// That the writer got it.
pub const GOT: &[&str] = &[
    "i received", "i have received", "i've received", "i just received", "i am receiving", "i'm receiving", "i keep receiving",
    "i keep getting", "i am getting", "i'm getting", "i get ", "i got ", "we received", "we have received", "we are receiving",
    "we're receiving", "we are getting", "we got ", "staff received", "customers received", "users received", "been getting",
    "been receiving", "getting hammered", "received about", "was sent to me", "sent me", "keep coming", "keeps coming",
    "ich bekomme", "bekomme ich", "ich erhalte", "erhalte ich", "habe ich", "erhielt", "erhalten wir", "wir erhalten", "wir bekommen",
    "bekommen", "ich habe heute", "je reçois", "je recois", "j'ai reçu", "nous recevons", "nous avons reçu", "reçoivent", "recibo",
    "recibiendo", "he recibido", "hemos recibido", "recibimos", "me llega", "me están llegando", "recebo", "recebi", "recebendo",
    "recebemos", "ricevo", "ho ricevuto", "riceviamo", "abbiamo ricevuto", "ik krijg", "krijg ik", "ik ontvang", "ontvang ik",
    "wij ontvangen", "we ontvangen", "heb ik", "dostaję", "dostałem", "dostałam", "otrzymuję", "otrzymałem", "otrzymałam",
    "otrzymujemy", "przychodzą", "получаю", "получил", "получаем", "приходит", "приходят", "отримую", "отримав", "jag får",
    "får jag", "fått", "vi får", "jeg får", "jeg modtager", "jeg har fået", "jeg har fått", "modtaget", "saan ", "olen saanut",
    "saamme", "dostávám", "dostávam", "obdržel", "chodí mi", "kapok", "kaptam", "kapunk", "érkezik", "alıyorum", "aldım",
    "geliyor", "primesc", "am primit", "primim", "λαμβάνω", "έλαβα", "届いて", "届きま", "届く", "受信し", "送られて", "送信されて", "收到", "받고",
    "받았", "옵니다", "들어옵니다", "오고 있",
];

/// That it shall stop.
pub const STOP: &[&str] = &[
    "please stop", "stop it", "stop this", "stop these", "stop sending", "cease", "remove my address", "remove me", "delete my address",
    "take me off", "take my address off", "unsubscribe", "no more mail", "no more email", "look into it", "clean your", "shut them down",
    "change your password", "fix your", "scan your computer", "secure your", "hören sie auf", "hören sie damit auf", "aufhören",
    "hör auf", "lassen sie das", "löschen sie meine", "streichen sie", "unterlass", "stellen sie", "ändern sie ihr passwort",
    "arrêtez", "cessez", "faire cesser", "cesser", "désinscri", "désabonn", "supprimez mon adresse", "vérifier vos",
    "dejen de", "deje de", "deja de", "paren de", "basta", "eliminen mi", "cambien la contraseña", "cambie la contraseña",
    "parem", "pare de", "removam", "retirem", "não quero receber", "não quero mais", "smettete", "smettetela", "smetta", "smettila",
    "cancellatemi", "cancellate", "rimuovete", "controllate", "stop hiermee", "stop ermee", "hou op", "houd op", "verwijder mij",
    "nakijken", "proszę przestać", "przestańcie", "przestań", "proszę usunąć", "usuńcie", "прекратите", "хватит", "перестаньте", "удалите",
    "отпишите", "припиніть", "sluta", "upphör", "ta bort mig", "stopp", "hold op", "fjern mig", "fjern meg", "slutt", "lopettakaa",
    "lopeta", "poistakaa", "přestaňte", "prestaňte", "vyřaďte", "smažte", "hagyják abba", "hagyja abba", "töröljék", "durdurun",
    "kesin", "silin", "göndermeyin", "opriți", "opriţi", "încetați", "ștergeți", "σταματήστε", "διαγράψτε", "停止してください", "停止して", "やめて",
    "削除してください", "配信を止め", "不要再", "停止", "请立即", "别再", "删除", "그만", "보내지 마", "중단", "삭제",
];

/// The same, said of what the writer gets: worth two.
pub const STOP_ME: &[&str] = &[
    "stop sending me", "stop emailing me", "stop e-mailing me", "stop mailing me", "quit sending me", "do not send me any",
    "don't send me any", "don't send me this", "never send me", "do not email me", "don't email me", "do not mail me",
    "do not contact me again", "don't contact me again", "why are you sending me", "why do you send me", "why did you send me this",
    "you keep sending me", "leave me alone", "hören sie auf, mir", "hören sie auf mir", "hören sie endlich auf",
    "hören sie auf damit", "schicken sie mir keine", "senden sie mir keine", "hör auf mir", "hört auf mir", "arrêtez de m'envoyer",
    "cessez de m'envoyer", "ne m'envoyez plus", "deje de enviarme", "dejen de enviarme", "deja de enviarme", "no me envíen más",
    "no me envíe más", "pare de me enviar", "parem de me enviar", "não quero receber mais", "não me enviem mais",
    "smettila di inviarmi", "smettetela di inviarmi", "smetta di inviarmi", "smettete di mandarmi", "non mandatemi più",
    "non inviatemi più", "stop met het sturen", "stop met mij", "stuur mij geen", "stuur me geen", "przestań mi wysyłać",
    "przestańcie mi wysyłać", "przestańcie wysyłać", "proszę przestać wysyłać", "proszę nie wysyłać mi", "dlaczego mi to wysył",
    "перестаньте присылать", "перестаньте слать", "прекратите присылать", "прекратите слать", "прекратите рассылать",
    "хватит слать", "не присылайте мне", "не шлите мне", "sluta skicka", "hold op med at sende", "slutt å sende", "lopettakaa lähett",
    "přestaňte mi posílat", "ne küldjenek", "bana mail göndermeyi", "nu-mi mai trimite", "μη μου στέλνετε", "送らないでください", "送らないで",
    "送るのをやめて", "不要再给我发", "请停止发送", "不要再发", "别再给我发", "그만 보내", "더 이상 보내지", "보내지 마세요",
];

/// That the writer never asked for it.
pub const NEVER: &[&str] = &[
    "never subscribed", "never signed up", "never ordered", "never asked", "did not subscribe", "didn't subscribe",
    "did not sign up", "didn't sign up", "not a customer", "not your customer", "do not know who you are", "don't know who you are",
    "don't know you", "do not know you", "never heard of you", "no business with", "nie bestellt", "nie etwas bei ihnen", "nie angemeldet",
    "nirgends angemeldet", "nicht angemeldet", "nicht ihr kunde", "kenne sie nicht", "kenne euch nicht", "einwilligung",
    "je ne vous connais pas", "jamais inscrit", "jamais commandé", "jamais demandé", "aucun lien commercial", "pas votre client",
    "nunca me suscrib", "nunca me he suscrito", "no soy cliente", "no los conozco", "no le conozco", "no me he suscrito",
    "nunca me inscrev", "nunca subscrev", "não sou cliente", "não vos conheço", "não os conheço", "mai iscritt", "mai ordinato",
    "mai richiesto", "non siamo vostri clienti", "non sono vostro cliente", "non vi conosco", "nooit aangemeld", "nooit besteld",
    "geen klant", "ken u niet", "ken jullie niet", "nigdy się nie zapis", "nigdy nie zamawia", "nie jestem klientem", "nie znam was",
    "не подписыва", "не заказыва", "не знаю вас", "не знаю, кто вы", "aldrig anmält", "aldrig beställt", "aldrig tilmeldt",
    "aldrig bestilt", "aldri meldt", "aldri bestilt", "en ole tilannut", "en ole koskaan", "nikdy jsem se nepřihl", "nikdy jsem neobjedn",
    "soha nem iratkoz", "soha nem rendel", "hiç abone olm", "hiç üye olm", "nu m-am abonat", "niciodată", "δεν έχω εγγραφεί", "ποτέ δεν",
    "登録した覚え", "申し込んだ覚え", "身に覚え", "注文した覚え", "从来没有订阅", "没有订阅", "从未订阅", "从没订阅", "가입한 적", "신청한 적", "주문한 적",
];

/// What the writer will do otherwise.
pub const THREAT: &[&str] = &[
    "report you", "reporting you", "reported you", "reported this", "your isp", "your provider", "trading standards",
    "my lawyer", "legal action", "police", "abuse department", "blacklist you", "block your", "anzeige", "anzeigen",
    "rechtsanwalt", "meinem anwalt", "ihrem provider", "melde ich sie", "abmahn", "porter plainte", "je porte plainte", "signaler",
    "cnil", "denunci", "denúncia", "faço queixa", "queixa", "polícia", "policía", "agencia de protección", "garante", "denunce",
    "polizia", "aangifte", "klacht indienen", "uw provider", "zgłoszę", "zgłaszam", "policj", "жалоб", "провайдер", "роскомнадзор",
    "polisanmäl", "politi", "ilmoit", "stížnost", "nahlásím", "feljelent", "şikayet", "reclamați", "plângere", "καταγγ", "通報", "警察",
    "举报", "投诉", "报警", "신고",
];

/// Says it all at once: worth three.
pub const PLAINLY: &[&str] = &[
    "stop spamming", "quit spamming", "please stop spamming", "stop sending spam", "stop sending viruses", "stop the spam",
    "stop your spam", "you are sending me spam", "you are sending spam", "you are sending viruses", "you sent me spam",
    "you sent me a virus", "you sent me this spam", "you are spamming", "you keep spamming", "you spammer", "damn spammer",
    "your account is sending spam", "your account is sending out spam", "your address is sending spam", "your server is sending spam",
    "your server sends spam", "sending spam from your", "spam from your", "spam run from your", "virus from you",
    "viruses from you", "phishing mail from you", "phishing email from you", "spam from you", "unsubscribe me from your spam", "off your spam",
    "from your spam", "your spam", "your email has been hacked", "your email was hacked", "your email is hacked", "your e-mail has been hacked",
    "your email account has been hacked", "your account has been hacked and", "your computer is infected", "your computer has a virus",
    "your pc is infected", "you have a virus", "someone is using your email address to send", "somebody is using your email",
    "keine spam-mails mehr", "ich bekomme spam von ihnen", "sie schicken mir spam", "sie senden mir viren", "ihr account wurde gehackt",
    "ihr e-mail-konto wurde gehackt", "ihr rechner ist infiziert", "ihr computer ist infiziert", "von ihrer adresse kommt spam",
    "spam von ihrer adresse", "arrêtez de me spammer", "arrêtez vos spams", "vous m'envoyez des spams", "votre messagerie a été piratée",
    "me está enviando spam", "me están enviando spam", "dejen de enviar spam", "su correo ha sido hackeado", "pare de enviar spam", "você está enviando spam",
    "parem com o spam", "basta spam", "mi state inviando spam", "u stuurt mij spam", "stop met spammen", "wysyłacie mi spam", "вы рассылаете спам",
    "хватит спам", "прекратите спам", "ваша почта взломана", "ваш ящик взломан", "迷惑メールを送らないで", "スパムを送らないで", "不要再发垃圾", "再给我发垃圾",
    "스팸을 보내지", "스팸 메일 그만", "스팸 그만",
];

/// A writer who wants a click or money: a thief's letter, not a complaint.
pub const BAIT: &[&str] = &[
    "release messages", "release your messages", "release pending", "pending messages", "pending mails", "pending emails", "incoming messages",
    "incoming mails", "incoming emails", "incoming mail", "undelivered mails", "undelivered messages", "undelivered emails", "review messages", "view messages",
    "recover messages", "retrieve your", "allow messages", "fix now", "upgrade now", "update now", "keep same password", "keep current password",
    "keep your password", "increase your quota", "your password", "click the button", "click below", "revalidate", "reactivate", "ihr passwort", "votre mot de passe",
    "su contraseña", "sua senha", "tua password", "uw wachtwoord", "twoje hasło", "ваш пароль",
    "bitcoin", "btc", "verify your account", "confirm your account", "log in to", "login to", "sign in to", "validate your",
    "re-validate", "upgrade your mailbox", "upgrade your account", "will be suspended", "will be deactivated", "account suspension",
    "full access to your", "vollen zugriff auf", "i recorded", "webcam", "ransom", "dear user", "dear customer", "invoice attached",
    "technical support", "call us toll", "renew your", "subscription", "special offer", "free scan", "our services", "our service",
    "our company", "we offer", "buy now", "order now", "dear sir/madam we",
];

/// That the reader sent a mail: what filters say to the supposed sender.
pub const YOU_SENT: &[&str] = &[
    "you sent", "you have sent", "you've sent", "you just sent", "you have just sent", "sent by you", "mail from you", "email from you",
    "e-mail from you", "message from you", "messages from you", "presumably from you", "addressed to you", "your message", "your email to", "your e-mail to",
    "your mail to", "your email has", "your e-mail has", "your recent message", "your recent email", "response to your email",
    "attempted to send", "you tried to send", "sent from your", "ihre nachricht", "ihrer nachricht", "ihre e-mail an", "ihrer e-mail an",
    "ihre e-mail wurde", "ihre mail an", "ihre e-mail mit", "ihrer e-mail mit", "von ihnen gesendet", "von ihnen verschickt", "eine e-mail geschrieben", "sie haben mir",
    "sie haben eine", "votre message", "votre e-mail", "votre courriel", "vous avez envoyé", "votre mail", "que vous m'avez",
    "su mensaje", "su correo", "usted envió", "enviado por usted", "ha enviado", "desde su dirección", "sua mensagem", "seu e-mail",
    "seu email", "você enviou", "enviado por você", "a mensagem que você", "il tuo messaggio", "il suo messaggio", "il vostro messaggio",
    "messaggio inviato", "hai inviato", "ha inviato", "la tua e-mail", "la sua e-mail", "uw bericht", "uw e-mail", "je bericht", "je e-mail",
    "u heeft", "door u verzonden", "u verzonden", "twoja wiadomość", "twojej wiadomości", "państwa wiadomość", "wysłał", "wysłana przez",
    "ваше сообщение", "ваше письмо", "вашем сообщении", "вашем письме", "отправленном вами", "вы отправили", "вами сообщени",
    "ваш лист", "ditt meddelande", "ditt mejl", "ditt e-postmeddelande", "din besked", "din meddelelse", "din e-mail", "din mail",
    "din e-post", "meldingen din", "viestisi", "lähettämäsi", "vaše zpráva", "vaší zprávě", "vámi odeslan", "az ön üzenet", "az ön által",
    "üzenete", "gönderdiğiniz", "iletiniz", "mesajınız", "mesajul dumneavoastră", "mesajul dvs", "ați trimis", "το μήνυμά σας", "μήνυμα που στείλατε",
    "お送りいただいた", "送信されたメール", "送信したメール", "あなたのメール", "お客様のメール", "您发送", "您的邮件", "您寄", "你发送", "您發送", "보낸 메일", "보내신", "귀하의 메일",
    "귀하가 보낸",
];

/// Names of malware, and what only scanners say.
pub const MALWARE: &[&str] = &[
    "w32/", "w32.", "win32", "win.trojan", "worm.", "i-worm", "email-worm", "worm_", "trojan.", "troj/", "troj_", "trojan-", "@mm",
    "js/", "html/", "exploit.", "backdoor.", "eicar", "virus name", "virus:", "malware:", "virus : ", "вирус:", "virus-name", "infection:",
    "heur:", "mal/", "w97m", "x97m", "vbs/", "vbs.", "zip//", "ransom.", "downloader",
];

/// What a scanner did with a mail.
pub const DISARMED: &[&str] = &[
    "quarantine", "has been blocked", "was blocked", "been deleted", "was deleted", "deleted the", "was removed", "been removed", "removed from", "cleaned",
    "disinfect", "action taken", "took action", "stopped", "not delivered", "not been delivered", "not have been delivered",
    "will not have", "rejected", "gelöscht", "blockiert", "entfernt", "nicht zugestellt", "abgelehnt", "mis en quarantaine", "mises en quarantaine",
    "supprimé", "bloqué", "bloquead", "eliminad", "cuarentena", "no ha sido entregad", "quarentena", "removid", "não foi entregue", "excluíd",
    "eliminat", "rimoss", "bloccat", "quarantena", "verwijderd", "geblokkeerd", "usunięt", "zablokow", "kwarantann", "удален", "удалён", "заблокирован",
    "карантин", "не доставлен", "видален", "borttagen", "blockerat", "karantän", "fjernet", "blokeret", "poistettu", "karanteeni", "smazán", "odstraněn",
    "törölt", "silindi", "engellendi", "șters", "blocat", "διαγράφηκε", "削除", "隔離", "ブロック", "隔离", "删除", "拦截", "已被", "삭제", "차단", "격리",
];

/// Malware, in any language.
pub const VIRUS_WORDS: &[&str] = &[
    "virus", "vírus", "malware", "worm", "trojan", "infected", "infiziert", "schädling", "schadsoftware", "maliciel", "infecté", "código malicioso",
    "infectado", "infetto", "besmet", "wirus", "złośliw", "вирус", "вредонос", "вірус", "skadlig kod", "skadelig", "haittaohjelma", "škodliv",
    "kártevő", "zararlı", "virüs", "malițios", "κακόβουλο", "ウイルス", "ウィルス", "マルウェア", "病毒", "恶意", "惡意", "바이러스", "악성",
];

/// From addresses and names of scanners.
pub const SCANNERS: &[&str] = &[
    "virus", "vírus", "scan", "antivir", "anti-vir", "amavis", "kaspersky", "norton", "symantec", "sophos", "puremessage", "mcafee", "clam", "trend micro",
    "interscan", "f-secure", "bitdefender", "gdata", "g data", "drweb", "dr.web", "eset", "panda", "mail security", "mailsecurity", "mailguard",
    "mail-gateway", "mail gateway", "content filter", "security gateway", "вирус", "protect", "filter", "security", "noreply", "no-reply", "admin",
    "postmaster", "gateway", "passerelle", "webshield", "groupshield", "mimesweeper", "mailsweeper", "guinevere", "declude",
];

/// That the mail waits for an answer.
pub const HELD: &[&str] = &[
    "held", "pending", "on hold", "waiting", "is kept", "not been delivered", "not yet been delivered", "before it is delivered", "before your", "have it delivered",
    "quarantine", "zurückgehalten", "wartet", "noch nicht zugestellt", "angehalten", "en attente", "pas encore reçu", "retenu", "retenid", "pendiente", "en espera",
    "retid", "pendente", "em espera", "in attesa", "trattenut", "sospeso", "vastgehouden", "wacht op", "in de wacht", "oczekuje", "wstrzyman", "zatrzyman",
    "ожидает", "задержано", "приостановлен", "очікує", "väntar", "venter", "tilbageholdt", "odottaa", "čeká", "pozdržen", "várakozik", "visszatart",
    "bekliyor", "bekletil", "așteptare", "reținut", "σε αναμονή", "αναμονή", "保留", "お預かり", "等待", "暂存", "暫存", "보류", "대기",
];

/// That the sender must prove something.
pub const PROVE: &[&str] = &[
    "confirm", "verif", "authenticat", "click", "reply to this", "respond to this", "captcha", "prove", "just reply", "simply reply", "release", "bestätig", "antworten sie einfach",
    "klicken", "authentifi", "cliquer", "cliquez", "haga clic", "pulse", "responda a este", "clique", "autentic", "clicc", "conferm", "risponda", "rispondi a questo",
    "klik ", "bevestig", "beantwoord dit", "kliknij", "kliknąć", "potwierd", "odpowiedz na", "подтверд", "нажмите", "перейдите", "ответьте на", "підтверд",
    "bekräfta", "klicka", "bekræft", "bekreft", "klikk", "vahvista", "napsauta", "klikkaa", "potvrď", "potvrdi", "klikněte", "kattints", "erősít", "onayla",
    "doğrula", "tıkla", "confirmați", "apăsați", "επιβεβαι", "κάντε κλικ", "確認", "クリック", "返信してください", "确认", "確認", "点击", "點擊", "回复此", "확인", "클릭", "인증",
];

/// That this is asked of strangers, once, against spam.
pub const ONCE: &[&str] = &[
    "just this once", "only once", "this once", "one time", "one-time", "first time", "never have to do this again", "won't have to do this again", "not yet on",
    "allowed senders", "approved senders", "whitelist", "white list", "white-list", "anti-spam", "antispam", "spam filter", "spamfilter", "against spam", "from receiving junk",
    "junk mail", "not recognized", "not recognised", "unknown sender", "unrecognized", "a human", "real person", "ein mensch", "zum ersten mal", "vor spam", "spamschutz", "einmalig",
    "nur einmal", "une seule fois", "première fois", "anti-pourriel", "antipourriel", "protège ma messagerie", "expéditeurs autorisés", "una sola vez", "primera vez", "desafío",
    "remitentes autorizados", "uma única vez", "primeira vez", "anti-spam", "remetentes autorizados", "una sola volta", "prima volta", "mittenti autorizzati", "eenmalig", "één keer",
    "eerste keer", "tegen spam", "jednorazow", "pierwszy raz", "przed spamem", "antyspam", "białej list", "один раз", "впервые", "первый раз", "от спама", "антиспам", "одноразов", "белый список",
    "перший раз", "en gång", "första gången", "skräppost", "én gang", "første gang", "kerran", "ensimmäistä kertaa", "roskaposti", "jednou", "poprvé", "proti spamu", "egyszer", "első alkalom",
    "levélszemét", "bir kez", "bir defa", "ilk kez", "o singură dată", "prima dată", "μία φορά", "πρώτη φορά", "初めて", "一度だけ", "迷惑メール対策", "首次", "第一次", "一次", "反垃圾", "白名单", "처음", "한 번만", "스팸 방지",
];
