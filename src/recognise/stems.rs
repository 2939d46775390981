//! Stems of words by which a sentence says that a mail was not delivered, in the languages that mail systems speak. Data only.
//!
//! No list of phrases holds what the next mail system will print. But every such sentence joins two of few notions: a
//! delivery and a "not", an addressee and an "unknown". A stem is looked for at the head of a word; a final blank means the
//! whole word. Scripts that write no blanks are looked for anywhere.

/// To deliver, to send on, to reach.
pub const DELIVER: &[&str] = &[
    "deliver", "undeliver", "reach", "relay", "transmi", "zustell", "zugestellt", "zuzustellen", "unzustell", "ausgeliefert",
    "auszuliefern", "übermittel", "erreich", "remis", "remettre", "distribu", "délivr", "livr", "achemin", "entreg", "recapit",
    "consegn", "inoltr", "bezorg", "onbestel", "afgelever", "afleveren", "lever", "olever", "dostarcz", "niedostarcz",
    "doręcz", "niedoręcz", "достав", "недостав", "вруч", "отправ", "доруч", "надісл", "doruč", "nedoruč", "kézbesít",
    "teslim", "ilet", "ulaş", "gönderi", "livra", "transmis", "toimit", "perille", "παραδ", "παράδ", "επιδό", "配信", "配送", "届け",
    "届か", "送達", "送信", "投递", "投遞", "送达", "送達", "传递", "傳遞", "发送", "發送", "寄送", "전달", "배달", "전송", "발송", "למסור", "تسليم",
    "returned", "bounced", "accept", "angenommen", "anzunehmen", "acepta", "aceita", "accett", "geaccepteerd", "przyję", "принят",
    "isporuč", "достави", "доставк", "pristat",
    "verteil", "rozesl", "rozosl", "distribuov", "διανεμ", "разослан", "zaakcept", "пропущен",
    "dostavit", "dostavljen", "pristaty", "nepristaty", "piegād", "nepiegād", "kätte", "kohale", "испоруч", "chuyển", "gửi",
    "ส่ง", "kirim", "terkirim", "dikirim", "dihantar", "lliur", "afhen", "تحویل", "वितरित", "पहुँच",
];

/// Not, cannot.
pub const NOT: &[&str] = &[
    "not ", "couldn't ", "can't ", "wasn't ", "didn't ", "cannot ", "unable ", "impossib", "nicht ", "unmöglich", "n'a ",
    "n'ont ", "n'est ", "ne peut ", "pas ", "no ", "imposib", "não ", "nao ", "niet ", "kan niet ", "onmogelijk", "non ",
    "nie ", "niemożliw", "не ", "невозмож", "неможлив", "nelze ", "nemohl", "nemůže", "nebyl", "nepodařilo", "nepodarilo", "inte ",
    "ikke ", "ei ", "eivät ", "epäonnist", "nem ", "sikertelen", "nu ", "imposibil", "δεν ", "αδύνατ", "edileme", "ilemedi",
    "ilemiyor", "ulaşamadı", "ulaştırılamadı", "gönderilemedi", "iletilemedi", "başarısız", "できません", "ませんでした", "ません", "未能",
    "无法", "無法", "不能", "未送", "못", "없", "않", "neni ", "není ", "nejsou ", "nie je ", "nije ", "לא ", "تعذر", "لم ", "nejde ",
    "ni ", "niso ", "nav ", "nevar ", "није ", "không ", "ไม่", "tidak ", "ekki ", "نشد", "نمی", "नहीं", "nebuvo ",
];

/// A failure, a refusal.
pub const FAIL: &[&str] = &[
    "fail", "error", "reject", "refuse", "bounced", "fehl", "abgelehnt", "abgewiesen", "zurückgewiesen", "verweigert",
    "échec", "echec", "échou", "erreur", "rejet", "refus", "fallo", "falló", "fallid", "rechaz", "falha", "falhou", "erro ",
    "recus", "errore", "fallit", "rifiut", "respint", "mislukt", "fout", "geweiger", "błąd", "błęd", "odrzuc", "niepowodz",
    "ошибк", "неудач", "сбой", "отклон", "отверг", "помилк", "відхил", "chyb", "selh", "odmítn", "misslyck", "fel ", "avvis",
    "mislyk", "fejl", "feil", "virhe", "hylä", "hylkä", "hiba", "elutasít", "visszautasít", "hata", "reddedil", "eroare",
    "eșu", "esuat", "σφάλμα", "απέτυχ", "αποτυχ", "απορρίφ", "απόρριψ", "エラー", "失敗", "拒否", "错误", "錯誤", "失败", "拒绝", "拒絕",
    "rejeit", "rexeit", "απορριφ", "rebutj", "zamít", "zamit", "odmitn", "afgewez", "avslag", "avslå", "từ chối", "odbij", "отхвърл", "respins",
    "lükat", "noraid", "atmest", "not allowed", "not permitted", "nicht erlaubt", "nicht berechtigt",
    "오류", "실패", "거부", "greška", "שגיאה", "خطأ", "فشل",
    "nepavyko", "kļūda", "neizdev", "ebaõnnest", "грешка", "неуспе", "lỗi", "thất bại", "ล้มเหลว", "gagal", "ditolak",
    "mistókst", "ناموفق", "خطا", "विफल", "त्रुटि",
];

/// An addressee or where the addressee's mail is kept.
pub const PARTY: &[&str] = &[
    "recipient", "addressee", "address", "user", "mailbox", "account", "inbox", "domain", "host", "empfänger", "adress",
    "benutzer", "postfach", "konto", "rechner", "destinat", "utilisateur", "boîte", "boite", "compte", "usuario", "usuário",
    "buzón", "cuenta", "caixa", "conta", "utente", "casella", "ontvanger", "geadresseerde", "gebruiker", "postvak", "odbiorc",
    "użytkownik", "skrzynk", "konta", "получател", "адрес", "пользовател", "ящик", "отримувач", "користувач", "скриньк",
    "příjemc", "uživatel", "schránk", "mottagar", "modtager", "mottaker", "postkasse", "postboks", "innboks", "brevlåda",
    "bruger", "bruker", "användar", "vastaanottaj", "postilaatikko", "osoite", "käyttäj", "címzett", "felhasználó", "postafiók",
    "postaládá", "alıcı", "kullanıcı", "posta kutusu", "utilizator", "cutia", "căsuța", "παραλήπτ", "χρήστη", "διεύθυνσ",
    "γραμματοκιβώτι", "θυρίδα", "受信者", "宛先", "宛て先", "あて先", "ユーザ", "メールボックス", "アドレス", "收件人", "收件者", "用户", "使用者", "邮箱", "郵箱",
    "信箱", "地址", "수신자", "사용자", "편지함", "받는 사람", "주소", "הנמען", "תיבת", "المستلم", "علبة",
    "prejemnik", "uporabnik", "naslov", "nabiralnik", "gavėj", "vartotoj", "saņēmēj", "lietotāj", "adressaa", "kasutaj",
    "saaja", "postkast", "корисник", "прималац", "người nhận", "người dùng", "hộp thư", "địa chỉ", "ผู้รับ", "ผู้ใช้",
    "กล่องจดหมาย", "pengguna", "penerima", "alamat", "usuari", "bústia", "adreça", "notand", "viðtakand", "pósthólf", "کاربر",
    "گیرنده", "उपयोगकर्ता", "प्राप्तकर्ता",
];

/// Unknown, full, closed.
pub const UNKNOWN: &[&str] = &[
    "unknown", "invalid", "not exist", "not found", "n't exist", "no such", "full", "quota", "disabled", "inactive",
    "suspended", "unavailable", "unrout", "unbekannt", "existiert nicht", "ungültig", "voll", "überfüllt", "gesperrt",
    "deaktiviert", "inconnu", "n'existe", "invalide", "introuvable", "plein", "saturée", "desconocid", "no existe", "inválid",
    "no encontrad", "llen", "desconhecid", "não existe", "não encontrad", "chei", "sconosciut", "inesistent", "non esist",
    "pien", "non trovat", "onbekend", "bestaat niet", "ongeldig", "vol ", "niet gevonden", "nieznan", "nie istnieje",
    "nieprawidłow", "pełn", "przepełn", "nie znalezion", "неизвест", "не существует", "не найден", "перепол", "недоступ",
    "невідом", "не існує", "neznám", "neexist", "neplatn", "nenalezen", "plná", "okänd", "finns inte", "ogiltig", "hittades inte",
    "ukendt", "ukjent", "findes ikke", "finnes ikke", "fuld", "tuntematon", "ei löy", "ei ole olemassa", "täynnä",
    "virheellinen", "ismeretlen", "nem létez", "nem található", "megtelt", "érvénytelen", "betelt", "bilinmeyen", "bulunamad",
    "mevcut değil", "geçersiz", "dolu", "necunoscut", "nu există", "invalid", "plin", "άγνωστ", "δεν υπάρχει", "δεν βρέθηκε",
    "γεμάτ", "πλήρη", "不明", "存在しません", "存在しない", "見つかりません", "いっぱい", "満杯", "不存在", "未找到", "找不到", "无效", "無效", "已满", "已滿", "없는", "존재하지",
    "찾을 수 없", "가득", "초과", "לא קיים", "غير موجود", "ممتلئ", "nepoznat", "ne postoji",
    "ne obstaja", "neznan", "nėra", "neegzistuoj", "nerast", "nav atrast", "neeksist", "nezinām", "tundmatu", "ei eksisteeri",
    "не постоји", "непознат", "không tồn tại", "không tìm thấy", "ไม่พบ", "tidak ditemukan", "tidak dikenal", "desconeg",
    "no existeix", "fannst ekki", "óþekkt", "یافت نشد", "وجود ندارد", "नहीं मिला", "अज्ञात",
];

/// Late, not yet.
pub const LATE: &[&str] = &[
    "delay", "not yet", "still undelivered", "queued", "verzöger", "verspätet", "noch nicht", "retard", "pas encore",
    "retras", "demor", "todavía", "aún no", "atras", "ainda não", "ritard", "non è ancora", "non ancora", "vertraag", "nog niet",
    "opóźn", "jeszcze nie", "задерж", "ещё не", "еще не", "отложен", "затрим", "ще не", "zpožd", "zpoždě", "dosud", "zatím",
    "zdrž", "försen", "ännu inte", "forsink", "endnu ikke", "ennå ikke", "viiväst", "ei ole vielä", "késleltet", "késik", "késés",
    "még nem", "gecik", "henüz", "întârzi", "amânat", "încă nu", "καθυστ", "ακόμη δεν", "遅延", "遅れ", "まだ", "延迟", "延遲", "尚未", "지연",
    "아직",
    "još nije", "još nisu", "kasni", "zakasn", "odgođen", "odgodjen", "још није", "касни", "še ni ", "zamuja", "закъсн", "все още не", "vėluo", "dar ne",
    "kavē", "vēl nav", "viibi", "pole veel", "ei ole veel", "endarrer", "encara no", "seink", "chưa", "ล่าช้า", "tertunda", "belum", "تأخر", "מתעכב", "defer", "mešká",
];

/// Another attempt.
pub const AGAIN: &[&str] = &[
    "retry", "retries", "retried", "try again", "trying to deliver", "keep trying", "continue to try", "will continue",
    "further attempts", "attempts will", "weitere zustellversuche", "weiterhin versucht", "erneut versucht", "wird versucht",
    "nouvelles tentatives", "nouvelle tentative", "réessa", "reintent", "se seguirá intentando", "novas tentativas",
    "continuará a tentar", "continuaremos", "ulteriori tentativi", "nuovi tentativi", "ritent", "riprov", "opnieuw",
    "ponowne próby", "ponawia", "ponowi", "будут продолж", "повторн", "попытки", "opakov", "další pokus", "nya försök",
    "försöka igen", "nye forsøg", "nye forsøk", "forsøge igen", "yrittää uudelleen", "yritetään", "újra megpróbál", "további kísérlet",
    "tekrar den", "yeniden den", "denenecek", "reîncerc", "noi încercări", "ξανά", "προσπάθει", "再試行", "再送", "重试", "重試", "继续尝试",
    "再次尝试", "다시 시도", "재시도", "pokušaji", "nastavit će se", "покушаји", "poskusi", "ще се опита", "bandoma", "mēģin", "thử lại", "akan dicoba", "reintents",
];

/// With success.
pub const GOOD: &[&str] = &[
    "success", "erfolgreich", "avec succès", "con éxito", "correctamente", "com sucesso", "con successo", "correttamente",
    "succesvol", "met succes", "pomyślnie", "успешно", "úspěšně", "framgång", "levererats till", "onnistu", "sikeres", "başarıyla",
    "cu succes", "επιτυχ", "成功", "正常に", "성공",
];

/// Odd: how people call a mail that they do not believe.
pub const ODD: &[&str] = &[
    "odd ", "strange", "weird", "fishy", "dodgy", "komisch", "seltsam", "merkwürdig", "dubios", "bizarr", "étrange",
    "louche", "douteu", "rara ", "raro", "rare ", "extrañ", "estranh", "esquisit", "strana ", "strano ", "strane ",
    "strani ", "vreemd", "raar ", "dziwn", "podejrzan", "странн", "подозрит", "дивн", "підозр", "konstig", "märklig",
    "underlig", "mærkelig", "merkelig", "outo", "omituis", "divn", "podivn", "zvláštn", "čudn", "furcsa", "gyanús",
    "garip", "tuhaf", "şüpheli", "ciudat", "suspect", "περίεργ", "παράξεν", "ύποπτ", "変な", "不審", "おかしな", "怪しい", "奇怪",
    "可疑", "이상한", "수상한",
    "odd.", "odd,", "raro.", "raros", "rara.", "raras", "strani.", "strani,", "strane.", "strane,", "strano.", "strana.", "bizarre", "curieux", "raar.", "rare berichten", "konstiga", "märkliga", "dziwne", "divné", "podivné",
    "непонятн", "незрозуміл", "komische", "bizarra", "bizarro",
];

/// A mail, and what it brings.
pub const LETTER: &[&str] = &[
    "mail", "e-mail", "email", "messag", "link", "attach", "nachricht", "anhang", "courriel", "pièce jointe", "correo",
    "mensaje", "enlace", "adjunto", "mensagen", "mensagem", "anexo", "allegat", "bericht", "bijlage", "wiadomoś",
    "załącznik", "письм", "сообщен", "ссылк", "вложен", "лист", "повідомлен", "mejl", "meddelande", "länk", "bilaga",
    "besked", "vedhæft", "melding", "viest", "liite", "zpráv", "správ", "příloh", "odkaz", "üzenet", "levele",
    "levelet", "csatol", "ileti", "mesaj", "atașament", "μήνυμα", "μηνύμα", "συνημμέν", "σύνδεσμ", "メール", "添付", "リンク",
    "邮件", "郵件", "附件", "链接", "메일", "메시지", "첨부", "링크",
    "e-post", "eposta",
];

/// Of the reader.
pub const YOUR: &[&str] = &[
    "your ", "ihre", "ihr ", "dein", "eure", "euer", "votre", "vos ", "ton ", "ta ", "tes ", "su ", "sus ", "tu ",
    "tus ", "vuestr", "sua ", "seu ", "tua ", "teu ", "vosso", "vossa", "vostr", "tuo ", "suo ", "uw ", "je ", "jouw ",
    "jullie ", "twoj", "twój", "wasz", "pańsk", "państwa ", "pana ", "pani ", "ваш", "твой", "твоя", "твоє", "твоего",
    "din ", "ditt ", "dina ", "er ", "ert ", "era ", "jeres ", "deres ", "váš", "vaš", "tvoj", "tvůj", "tvé ", "sizin ",
    "senin ", "dumneavoastră", "dvs", "voastr", "貴社", "御社", "あなた", "您的", "你的", "你们", "贵", "귀하", "당신", "귀사", "님의",
];

/// What is the reader's, and may be used in the reader's name.
pub const HOLDER: &[&str] = &[
    "address", "mailbox", "computer", "pc ", "server", "domain", "network", "adress", "postfach",
    "rechner", "boîte", "messagerie", "ordinateur", "serveur", "dirección", "buzón", "ordenador",
    "equipo", "servidor", "dominio", "endereço", "caixa", "computador", "domínio", "indirizzo", "casella",
    "adres", "domein", "skrzynk", "komputer", "serwer", "domen", "адрес", "ящик", "почт", "компьютер",
    "сервер", "домен", "скриньк", "пошт", "комп'ютер", "brevlåda", "dator", "domän", "postkasse", "maskin", "domæne",
    "schránk", "počítač", "bilgisayar", "calculator", "διεύθυνσ",
    "υπολογιστ", "アドレス", "パソコン", "サーバ", "邮箱", "地址", "服务器", "电脑", "信箱", "주소", "컴퓨터",
    "서버",
];

/// Who lets posts into a list, and the list.
pub const KEEPER: &[&str] = &[
    "moderat", "modérat", "moderad", "moderaç", "moderaz", "moderác", "moderát", "moderaat", "listenmoderator", "listmoderator",
    "listenverwalter", "listenadministrator", "list owner", "модератор", "yönetici", "συντονιστ", "διαχειριστή λίστας", "điều tiết viên", "người điều hành", "司会者", "モデレータ", "管理者の承認", "版主", "审核人", "管理员批准", "중재자",
    "관리자의 승인",
];

/// To wait for a consent.
pub const AWAIT: &[&str] = &[
    "await", "held", "hold", "pending", "approv", "accept", "forwarded to", "submitted to", "genehmig", "zurückgehalten", "zurueckgehalten",
    "wart", "freigabe", "freigegeb", "erforderlich", "weitergeleitet", "attente", "approbation", "valid", "contrôl", "espera", "retenid",
    "aprob", "revis", "aguard", "aprova", "retid", "attes", "trattenut", "approvaz", "controll", "goedkeur", "wacht op", "vastgehouden",
    "oczek", "wstrzyman", "akcept", "ожида", "задержан", "рассмотр", "одобр", "очіку", "затриман", "схвал", "vänta", "godkän", "afvent", "venter",
    "godkend", "godkjen", "odotta", "hyväks", "čeká", "schvál", "schval", "jóváhagy", "várakoz", "onay", "bekle", "așteapt",
    "έγκρισ", "αναμον", "承認", "保留", "待", "等候", "审核", "批准", "승인", "대기",
];

/// Those who may write to a list.
pub const MEMBER: &[&str] = &[
    "member", "subscriber", "subscribed", "non-member", "mitglied", "abonnent", "abonniert", "nichtmitglied", "inscrit", "abonné",
    "membre", "suscriptor", "suscrito", "miembro", "inscrito", "assinante", "membro", "iscritt", "socio", "lid ", "leden", "geabonneerd",
    "ingeschreven", "członk", "subskryben", "prenumerator", "zapisan", "участник", "подписчик", "подписан", "член", "підписник", "учасник",
    "medlem", "prenumerant", "abonnement", "jäsen", "tilaaj", "člen", "odběratel", "přihlášen", "prihlasen", "predplatiteľ", "prihlásen", "tag ", "tagja",
    "feliratkoz", "üye", "abone", "membru", "abonat", "μέλος", "μέλη", "συνδρομητ", "εγγεγραμμέν", "会員", "購読者", "メンバー", "登録されてい", "订户",
    "订阅者", "成员", "会员", "회원", "구독자", "가입",
];

/// Only: others may not.
pub const ONLY: &[&str] = &[
    "only ", "non-", "nur ", "kein", "seuls ", "uniquement", "réservé", "n'êtes ", "sólo ", "solo ", "solamente", "únicamente", "apenas ",
    "somente", "só ", "soltanto", "riservat", "alleen ", "uitsluitend", "geen ", "tylko ", "wyłącznie", "только ", "лише ", "тільки ",
    "endast ", "bara ", "kun ", "vain ", "pouze ", "jen ", "nejste", "iba ", "len ", "csak ", "yalnızca", "sadece", "değil", "numai ",
    "doar ", "μόνο ", "のみ", "だけ", "ではない", "以外", "只有", "仅", "不是", "만 ", "아닌",
];

/// To end something.
pub const END: &[&str] = &[
    "stop", "quit", "cease", "hör", "aufhör", "unterlass", "cess", "arrêt", "dej", "pare", "deix", "smett", "finite", "hou ", "houd ", "ophoud", "przesta", "zaprzesta",
    "прекрат", "перестан", "хватит", "припин", "досить", "slut", "hold op", "lopet", "přesta", "hagyj", "szűnj", "bırak", "durdur", "înceta", "opri", "terminați", "σταμα",
    "やめ", "止め", "停止", "不要", "그만", "중지", "הפסיק", "תפסיק", "توقف",
];

/// To send.
pub const SEND: &[&str] = &[
    "send", "schick", "zusend", "envoy", "envi", "mand", "invi", "spedir", "stur", "stuur", "wysył", "wysyl", "przesył", "слать", "присыл", "шлите", "отправ", "рассыл",
    "надсил", "слати", "skick", "lähet", "posíl", "posiel", "posil", "küld", "gönder", "trimit", "στέλν", "送", "发", "寄", "보내", "לשלוח", "שולח", "إرسال",
    "emailing", "e-mailing", "mailing ", "mailen", "mejla", "maila", "maile ",
];

/// The writer, and what the writer is or will be.
pub const SELF: &[&str] = &[
    "i am ", "i'm ", "i'll be ", "i will be ", "i shall be ", "i have ", "we are ", "we're ", "we will be ", "our office ", "ich bin ", "bin ich ", "ich werde ", "ich befinde ",
    "ich habe ", "wir sind ", "sind wir ", "wir haben ", "unser büro ", "ik ben ", "ben ik ", "ik zal ", "wij zijn ", "we zijn ", "je suis ", "je serai ", "nous sommes ", "nous serons ",
    "actuellement ", "sono ", "sarò ", "saro' ", "siamo ", "saremo ", "mi trovo ", "estoy ", "estaré ", "estare ", "estamos ", "estaremos ", "me encuentro ", "estou ", "estarei ", "encontro-me ", "me encontro ",
    "jag är ", "är jag ", "jag har ", "vi har ", "jag kommer ", "jeg er ", "er jeg ", "jeg har ", "jeg holder ", "olen ", "olemme ", "jestem ", "jesteśmy ", "będę ", "bede ", "przebywam ",
    "я ", "нахожусь ", "мы ", "меня ", "буду ", "jsem ", "budu ", "mám ", "čerpám ", "som ", "budem ", "vagyok", "leszek", "sunt ", "voi fi ", "mă aflu ", "είμαι ", "θα είμαι ", "βρίσκομαι ",
    "私は", "当社は", "我现在", "我正在", "本人", "我将", "저는", "제가", "אני ", "انا ", "أنا ", "tôi ", "saya ", "aš ", "es esmu", "ma olen", "аз съм", "ja sam ", "sem ",
    "the office ", "das büro ", "le bureau ", "la oficina ", "l'ufficio ", "o escritório ", "kantoor ", "kontoret ", "biuro ", "офис ", "офіс ", "toimisto ", "kancelář ",
    "az iroda ", "ofis ", "biroul ", "το γραφείο ",
    "wir machen ", "ich mache ", "nous prenons ", "wij houden ", "vi holder ",
];

/// Not where mail is read: away, on holiday, ill.
pub const AWAY: &[&str] = &[
    "away ", "away.", "away,", "absent", "out of office", "out of the office", "out of town", "on leave", "vacation", "holiday", "on sick leave", "travelling", "traveling", "abwesen", "verreist", "urlaub", "außer haus",
    "ausser haus", "krank", "dienstreise", "betriebsferien", "afwezig", "vakantie", "verlof", "buiten kantoor", "op reis", "congé", "conge", "vacances", "déplacement", "fermé", "arrêt maladie",
    "ferie", "assente", "fuori sede", "fuori ufficio", "in viaggio", "chiusi ", "malattia", "vacaciones", "ausente", "fuera de la oficina", "de viaje", "de baja", "férias", "ferias", "fora do escrit", "em viagem", "licença",
    "semester", "bortrest", "ledig", "tjänsteresa", "föräldraledig", "sjukskriven", "ude af", "bortreist", "fravær", "på reise", "permisjon", "lomalla", "poissa", "matkoilla", "urlop", "nieobecn", "delegacj", "poza biur",
    "отпуск", "командировк", "отсутств", "відпуст", "відсутн", "dovolen", "nepřítom", "nepritom", "neprítom", "mimo kancel", "szabadság", "szabadsag", "távol", "irodán kívül", "izin", "tatil", "ofis dışı", "concediu", "delegație", "absentă",
    "άδεια", "απουσι", "εκτός γραφείου", "休暇", "休業", "出張", "不在", "休假", "出差", "外出", "휴가", "출장", "부재", "חופשה", "إجازة", "nghỉ phép", "công tác", "cuti", "atostog", "atvaļināj", "puhkus", "отпуска", "odmor", "odsoten", "dopust",
    "tjänstledig", "pappaledig", "mammaledig", "barselsorlov", "orlov", "foreldreperm", "elternzeit", "mutterschutz", "maternity", "sabbatical", "auf reisen",
    "unterwegs", "en voyage", "on a trip", "on the road", "at sea", "in hospital", "im krankenhaus", "sick ",
    "closed", "geschlossen", "fermée", "chius", "cerrad", "fechad", "gesloten", "nieczynn", "закрыт", "зачинен", "stängt", "lukket", "stengt", "suljettu", "zavřen",
    "zatvoren", "zárva", "kapalı", "închis", "κλειστ",
    "at a fair", "at the fair", "trade fair", "trade show", "at a conference", "messe", "konferenz", "schulung", "fortbildung", "sabbat", "salon", "conférence", "en formation", "feria", "congreso", "feira", "congresso", "fiera", "congres", "beurs", "cursus", "targach", "konferencj", "szkoleni", "выставк", "конференц", "виставк", "mässa", "konferens", "på kurs", "konferanse", "messuilla", "veletrhu", "školení", "konferenci", "fuarda", "έκθεση", "συνέδριο",
];
