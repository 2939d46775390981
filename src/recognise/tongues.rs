//! What people and responders write in languages that the other tables know little of: Arabic, Hebrew, Persian, Hindi, Thai,
//! Vietnamese, Indonesian and Malay, Bulgarian, the languages of the former Yugoslavia and of the Baltic, Slovak, Catalan, Icelandic.
//! Data only.
//!
//! One table for each sign, as in `answers`, `letters` and `demands`: no phrase here is believed alone. All in lower case.

use super::vocabulary::Sign;

/// Titles of responders: what stands in front of the subject of the mail.
pub const TITLES: &[&str] = &[
    "رد تلقائي", "الرد التلقائي", "رد آلي", "خارج المكتب", "מענה אוטומטי", "תגובה אוטומטית", "תשובה אוטומטית", "מחוץ למשרד", "הודעת היעדרות", "پاسخ خودکار",
    "خارج از دفتر", "ตอบกลับอัตโนมัติ", "การตอบกลับอัตโนมัติ", "ข้อความตอบกลับอัตโนมัติ", "ไม่อยู่ที่สำนักงาน", "trả lời tự động", "thư trả lời tự động", "phản hồi tự động",
    "balasan otomatis", "jawaban otomatis", "balas otomatis", "di luar kantor", "balasan automatik", "jawapan automatik", "tiada di pejabat", "स्वचालित उत्तर", "स्वतः उत्तर",
    "कार्यालय से बाहर", "автоматичен отговор", "извън офиса", "автоматски одговор", "automatski odgovor", "automatska poruka", "izvan ureda", "van kancelarije",
    "samodejni odgovor", "avtomatski odgovor", "automatinis atsakymas", "nesu biure", "automātiskā atbilde", "automātiska atbilde", "automaatvastus", "automaatne vastus",
    "kontorist väljas", "resposta automàtica", "fora de l'oficina", "sjálfvirkt svar", "përgjigje automatike", "erantzun automatikoa", "freagra uathoibríoch",
];

const AWAY_SUBJECTS: &[&str] = &[
    "ledig", "bortrest", "out on leave", "hors du bureau", "poza biurem", "mimo kancelář", "på resa", "auf dienstreise", "in trasferta", "de viaje", "en viaje", "em viagem", "na delegacji",
    "إجازة", "اجازة", "غائب", "בחופש", "חופשה", "היעדרות", "מילואים", "مرخصی", "ลาพักร้อน", "ลาหยุด", "ไม่อยู่", "nghỉ phép", "nghỉ tết", "đang nghỉ", "vắng mặt",
    "sedang cuti", "cuti tahunan", "cuti bersama", "cuti lebaran", "bercuti", "छुट्टी", "अवकाश", "отсъств", "в отпуске", "в отъезде", "на больничном", "godišnji odmor",
    "na godišnjem", "na odmoru", "odsutan", "odsutna", "odsutnost", "na bolovanju", "годишњи одмор", "на одмору", "одсутан", "одсутна", "dopust", "odsoten", "odsotna",
    "odsotnost", "atostog", "komandiruot", "atvaļinājum", "prombūtn", "puhkusel", "puhkus", "dovolenk", "í fríi", "sumarfrí", "maternity", "parental leave",
    "mutterschutz", "elternzeit", "congé maternité", "baja maternal", "licença maternidade", "licença médica", "zwangerschapsverlof", "macierzyńsk", "mateřsk", "föräldraledig", "barsel",
];

const AUTO_REPLY: &[&str] = &[
    "أنا في إجازة", "حاليا في إجازة", "حالياً في إجازة", "سأكون في إجازة", "في إجازة", "خارج المكتب", "رد تلقائي", "لست في المكتب", "אני בחופש", "נמצא בחופש", "נמצאת בחופש", "בחופשה",
    "לא אהיה במשרד", "אינני במשרד", "איני במשרד", "מחוץ למשרד", "לא נמצא במשרד", "לא נמצאת במשרד", "מענה אוטומטי", "בחופשת לידה", "במילואים", "در مرخصی", "به مرخصی",
    "در دفتر نیستم", "پاسخ خودکار", "ลาพักร้อน", "ลาหยุด", "ลากิจ", "ลาป่วย", "ลาคลอด", "ไม่อยู่ที่สำนักงาน", "ไม่อยู่ในสำนักงาน", "ไม่ได้อยู่ที่สำนักงาน", "อยู่ระหว่างการลา", "หยุดทำการ", "ปิดทำการ",
    "ตอบกลับอัตโนมัติ", "tôi nghỉ", "tôi đang nghỉ", "tôi sẽ nghỉ", "nghỉ phép", "nghỉ tết", "nghỉ lễ", "nghỉ thai sản", "đi công tác", "vắng mặt", "không có mặt tại văn phòng",
    "trả lời tự động", "sedang cuti", "dalam cuti", "saya cuti", "akan cuti", "sedang di luar kantor", "berada di luar kantor", "sedang dinas", "tidak berada di kantor",
    "tidak di kantor", "sedang bercuti", "tiada di pejabat", "tidak berada di pejabat", "balasan otomatis", "balasan automatik", "छुट्टी पर", "अवकाश पर", "कार्यालय से बाहर",
    "в отпуск съм", "в отпуск до", "в отпуск от", "извън офиса", "отсъствам", "ще отсъствам", "не съм в офиса", "na godišnjem odmoru", "na godišnjem sam", "sam na godišnjem",
    "na odmoru sam", "sam na odmoru", "na bolovanju", "na porodiljnom", "nisam u uredu", "nisam u kancelariji", "izvan ureda", "van kancelarije", "odsutan sam", "odsutna sam",
    "sam odsutan", "sam odsutna", "na službenom putu", "на одмору", "на годишњем", "нисам у канцеларији", "automatski odgovor", "na dopustu", "sem odsoten", "sem odsotna",
    "bom odsoten", "bom odsotna", "odsoten do", "odsotna do", "nisem v pisarni", "samodejni odgovor", "na dovolenke", "mimo kancelárie", "mám dovolenku", "nie som v kancelárii",
    "materskej dovolenke", "atostogauju", "esu atostog", "atostogose", "nebūsiu darbe", "komandiruotėje", "nesu biure", "automatinis atsakymas", "atvaļinājumā", "esmu prombūtnē",
    "neesmu birojā", "automātiskā atbilde", "olen puhkusel", "puhkusel", "ei viibi kontoris", "ei ole kontoris", "automaatvastus", "lapsehoolduspuhkus", "estic de vacances",
    "soc de vacances", "sóc de vacances", "estem de vacances", "fora de l'oficina", "estaré absent", "resposta automàtica", "er í fríi", "er í sumarfríi", "er í leyfi",
    "sjálfvirkt svar", "на больничном", "в декретном", "в отъезде", "почту не читаю", "на лікарняному", "maternity leave", "parental leave", "paternity leave", "sick leave",
    "on sabbatical", "in mutterschutz", "in elternzeit", "krankgeschrieben", "congé maternité", "congé de maternité", "congé parental", "arrêt maladie", "baja por maternidad",
    "baja maternal", "baja médica", "licença maternidade", "licença de maternidade", "licença médica", "in maternità", "in malattia", "zwangerschapsverlof", "ouderschapsverlof",
    "urlopie macierzyńskim", "urlopie wychowawczym", "zwolnieniu lekarskim", "mateřské dovolené", "rodičovské dovolené", "föräldraledig", "mammaledig", "sjukskriven",
    "på barselsorlov", "på barsel", "sykemeldt", "sygemeldt", "vanhempainvapaa", "äitiyslomalla", "szülési szabadság", "doğum iznin", "concediu de maternitate", "concediu medical",
    "άδεια μητρότητας", "産休", "育児休業", "育休", "休产假", "休病假", "출산휴가", "육아휴직", "i am driving", "i'm driving", "do not disturb", "i am in a meeting and", "fahre gerade auto",
    "je conduis", "estoy conduciendo", "estou dirigindo", "estou a conduzir", "sto guidando", "運転中", "正在开车", "운전 중",
];

const AUTO_SELF: &[&str] = &[
    "mailbox is not monitored", "address is not monitored", "inbox is not monitored", "unmonitored mailbox", "unattended mailbox", "postfach wird nicht gelesen", "postfach wird nicht überwacht",
    "adresse n'est pas consultée", "buzón no está supervisad", "caixa não é monitorad", "casella non è presidiat", "mailbox wordt niet gelezen", "skrzynka nie jest monitorowan",
    "ящик не просматривается", "brevlådan bevakas inte", "postkassen overvåkes ikke", "postkassen overvåges ikke",
    "رسالة تلقائية", "رد تلقائي", "تلقائيا، يرجى عدم الرد", "يرجى عدم الرد", "הודעה אוטומטית", "מענה אוטומטי", "נא לא להשיב", "אין להשיב", "پیام خودکار", "لطفا پاسخ ندهید",
    "ข้อความอัตโนมัติ", "ตอบกลับอัตโนมัติ", "อีเมลอัตโนมัติ", "กรุณาอย่าตอบกลับ", "โปรดอย่าตอบกลับ", "thư tự động", "email tự động", "tin nhắn tự động", "trả lời tự động", "vui lòng không trả lời",
    "pesan otomatis", "email otomatis", "balasan otomatis", "mohon tidak membalas", "jangan membalas", "balasan automatik", "स्वचालित संदेश", "автоматичен отговор",
    "автоматично генериран", "автоматично съобщение", "моля, не отговаряйте", "automatski generiran", "automatski generisan", "automatska poruka", "automatski odgovor",
    "ne odgovarajte na", "samodejno sporočilo", "samodejni odgovor", "ne odgovarjajte", "automatinis atsakymas", "automatinis laišk", "neatsakykite", "automātisk", "neatbildiet",
    "automaatvastus", "ärge vastake", "resposta automàtica", "missatge automàtic", "no respongueu", "sjálfvirkt",
];

const BACK: &[&str] = &[
    "عند عودتي", "بعد عودتي", "للحالات العاجلة", "للأمور العاجلة", "في الحالات العاجلة", "للحالات الطارئة", "בדחוף", "לעניינים דחופים", "במקרים דחופים", "במקרה דחוף", "לדחופים", "כשאחזור",
    "עם שובי", "לאחר שובי", "پس از بازگشت", "بعد از بازگشت", "موارد فوری", "กรณีเร่งด่วน", "เรื่องเร่งด่วน", "เรื่องด่วน", "จะตอบกลับเมื่อ", "หลังจากกลับ", "việc gấp", "trường hợp khẩn",
    "trường hợp gấp", "cần gấp", "khi tôi trở lại", "sau khi trở lại", "hal mendesak", "keadaan mendesak", "keperluan mendesak", "urusan mendesak", "setelah kembali",
    "setelah saya kembali", "sekembalinya", "hal kecemasan", "perkara mustahak", "अत्यावश्यक", "लौटने पर", "при спешност", "по спешни", "за спешни", "в спешни", "след завръщането",
    "когато се върна", "u hitnim", "za hitne", "u hitnom", "po povratku", "nakon povratka", "kad se vratim", "kada se vratim", "у хитним", "за хитне", "по повратку",
    "v nujnih", "za nujne", "nujnih zadevah", "nujnih primerih", "po vrnitvi", "ko se vrnem", "po návrate", "v naliehavých", "skubiais", "skubiu atveju", "grįžęs", "grįžusi",
    "grįšiu", "steidzamos", "steidzamu", "pēc atgriešanās", "atgriezīšos", "kiireloomulis", "kiiretes", "kiire asja", "naasen", "en cas d'urgència", "per urgències", "quan torni",
    "áríðandi", "þegar ég kem", "no access to email", "no access to my", "without access to", "kein zugriff auf", "keinen zugriff auf", "ohne zugriff auf", "pas accès à mes",
    "pas accès à ma", "sans accès à", "sin acceso a", "sem acesso a", "senza accesso", "geen toegang tot", "bez dostępu do", "нет доступа к", "без доступа к", "bez přístupu k",
    "bez prístupu k", "ingen tillgång till", "ikke adgang til", "ikke tilgang til", "ei pääsyä", "nem érem el", "erişimim", "fără acces la", "δεν έχω πρόσβαση",
    "see your message when", "read your message when", "see this when", "when i get where", "when i arrive", "sobald ich angekommen", "à mon arrivée", "cuando llegue", "quando chegar",
    "quando arrivo",
];

const RECEIPT: &[&str] = &[
    "تم استلام رسالت", "تم استلام طلب", "استلمنا رسالت", "شكرا لتواصل", "شكراً لتواصل", "פנייתך התקבלה", "פנייתכם התקבלה", "תודה על פנייתך", "תודה שפנית", "הודעתך התקבלה",
    "پیام شما دریافت شد", "درخواست شما ثبت", "ได้รับอีเมลของท่าน", "ได้รับข้อความของท่าน", "ได้รับคำขอของท่าน", "ขอบคุณที่ติดต่อ", "đã nhận được email của", "đã nhận được yêu cầu",
    "cảm ơn bạn đã liên hệ", "cảm ơn quý khách đã liên hệ", "terima kasih atas email anda", "terima kasih telah menghubungi", "terima kasih kerana menghubungi",
    "permintaan anda telah", "telah menerima email anda", "получихме вашето", "получихме вашия", "благодарим ви, че се свързахте", "poruka je zaprimljena", "zaprimili smo vaš",
    "primili smo vaš", "hvala na javljanju", "hvala na vašem upitu", "примили смо ваш", "prejeli smo vaš", "hvala za vaše sporočilo", "hvala za vaše vprašanje", "gavome jūsų",
    "ačiū už jūsų", "ačiū, kad kreip", "saņēmuši jūsu", "paldies par jūsu", "oleme teie kirja", "täname teid kirja", "hem rebut el vostre", "hem rebut la seva",
    "hem rebut el seu", "gràcies per contactar", "has been logged with priority", "has been opened on your behalf",
];

const BAD: &[&str] = &[
    "بريد مزعج", "مخترق", "اختراق", "مشبوه", "تصيد", "נפרצ", "נפרץ", "פרצו", "חשוד", "هرزنامه", "اسپم", "ویروس", "هک شده", "مشکوک", "کلاهبرداری", "ถูกแฮก", "มัลแวร์", "หลอกลวง",
    "อีเมลขยะ", "เมลขยะ", "ฟิชชิ่ง", "น่าสงสัย", "mã độc", "bị hack", "giả mạo", "tin rác", "mail rác", "đáng ngờ", "diretas", "dibajak", "mencurigakan", "surat sampah",
    "email sampah", "email palsu", "स्पैम", "वायरस", "हैक", "धोखाधड़ी", "फर्जी", "संदिग्ध", "нежелана поща", "нежелани", "спамите", "хакнат", "измамн", "prijevar", "prevare",
    "prevarant", "lažn", "zaražen", "hakiran", "hakovan", "neželjen", "sumnjiv", "нежељен", "лажн", "хакован", "сумњив", "neželen", "okužen", "vdrl", "sumljiv", "goljuf",
    "ponarejen", "podvodn", "falošn", "brukal", "šlamšt", "užkrėst", "nulauž", "įsilauž", "įtartin", "sukčiav", "mēstul", "vīrus", "uzlauz", "aizdomīg", "krāpnie", "viltot",
    "rämps", "viirus", "häkitud", "kahtla", "petukir", "nakatun", "correu brossa", "no desitjat", "piratejat", "sospitós", "ruslpóst", "facturi false", "contul spart", "cont spart",
    "fost spart", "the english is odd",
];

const YOURS: &[&str] = &[
    "بريدك الإلكتروني", "بريدكم الإلكتروني", "بريدك مخترق", "حسابك مخترق", "חשבון שלך", "המייל שלך", "מהדואר שלך", "از آدرس شما", "از ایمیل شما", "حساب شما", "จากที่อยู่ของท่าน",
    "จากอีเมลของท่าน", "จากบัญชีของท่าน", "อีเมลของคุณส่ง", "อีเมลของท่านส่ง", "เครื่องของท่าน", "เครื่องของคุณ", "จากท่าน", "ในนามของท่าน", "ในนามของคุณ", "máy tính của bạn", "tài khoản của bạn",
    "mạo danh bạn", "email của anh", "email của chị", "từ anh", "komputer anda", "akun anda", "akaun anda", "atas nama anda", "e-mel anda", "आपके पते से", "आपके ईमेल से", "आपका खाता",
    "आपके नाम", "вашия адрес", "вашият компютър", "вашият акаунт", "вашата поща", "от ваше име", "vaše adrese", "tvoje adrese", "vašeg računa",
    "vašeg naloga", "vaše računalo", "vaš račun", "vaš kompjuter", "vaš računar", "vaš nalog", "vaše ime", "ваше адресе", "вашег налога", "ваш рачунар",
    "ваш налог", "z vašega", "s vašega", "vašega naslova", "vašega računa", "vaš računalnik", "vašem imenu", "jūsų adres", "jūsų kompiuter",
    "jūsų paskyr", "jūsų vardu", "jūsu dator", "jūsu kont", "jūsu vārdā", "teie aadress", "teie arvuti", "teie konto", "sinu aadress", "teie nimel", 
    "de la seva adreça", "de la teva adreça", "del vostre compte", "del teu compte", "el vostre ordinador", "frá þér", "frá ykkur", "aveți contul", "aveti contul", "aveți adresa",
    "от вашия адрес", "от вашата поща", "от вашия имейл", "от вашия акаунт", "от твоя адрес", "no jūsu adres", "no jūsu kont", "no jūsu e-past", "z vašej adres", "z vašej schránk", "de la vostra adreça", "del vostre correu",
];

const GOT: &[&str] = &[
    "دریافت کرد", "دریافت می", "मिला है", "मिल रहे", "प्राप्त हो", "получавам", "получих", "получаваме", "получихме", "dobivam", "dobio sam", "dobila sam", "dobili smo", "dobijam",
    "primio sam", "primila sam", "primili smo", "stiže mi", "stigao mi", "stigla mi", "stigao nam", "stižu mi", "добијам", "добио сам", "добили смо", "prejel sem", "prejela sem",
    "prejeli smo", "prejemam", "prejemamo", "dobil sem", "dobila sem", "gavau", "gaunu", "gauname", "gavome", "saņēmu", "saņemu", "saņēmām", "saņemam", "sain teilt", "saan teilt",
    "saime teilt", "he rebut", "hem rebut", "estem rebent", "m'arriben", "ens arriben", "fékk", "dostali sme", "chodia mi", "terima email dari", "dapat email dari", "เข้ามาหลายฉบับ",
];

const STOP: &[&str] = &[
    "توقفوا عن", "احذف عنوان", "ألغوا اشتراك", "تغيير كلمة", "غير كلمة", "غيروا كلمة", "افحص جهاز", "فحص جهاز", "יש להפסיק", 
    "החליפו סיסמ", "תחליף סיסמ", "להחליף סיסמ", "בדקו את המחשב", "نفرستید", "ارسال نکنید", "متوقف کنید", "رمز عبور خود", "กรุณาหยุด", "เลิกส่ง",
    "อย่าส่ง", "ลบที่อยู่", "ตรวจสอบเครื่อง", "เปลี่ยนรหัสผ่าน", "xóa địa chỉ", "xoá địa chỉ", "đổi mật khẩu",
    "jangan kirim", "jangan mengirim", "hapus email", "ganti kata sandi", "ganti password", "tukar kata laluan",
    "berhenti menghantar", "jangan hantar", "भेजना बंद", "मत भेज", "पासवर्ड बदल", "спрете да", "спрете със", "престанете", "сменете парол", 
    "prestanite", "nemojte mi", "ne šaljite", "uklonite me", "maknite me", "skinite me", "promijenite lozink", "promenite lozink", 
    "престаните", "немојте", "промените лозинк", "prenehajte", "nehajte", "ne pošiljajte", "odjavite me",
    "zamenjajte geslo", "spremenite geslo", "zmeňte si heslo", "zmeňte heslo", "nustokite", "nebesiųskite",
    "liaukitės", "pakeiskite slaptaž", "pārtrauciet", "beidziet", "nesūtiet", "nomainiet parol", 
    "lõpetage", "ärge saatke", "vahetage parool", "deixeu d'enviar", "deixi d'enviar", "no envieu", "doneu-me de baixa",
    "canvieu la contrasenya", "hættið", 
    "provjerite računalo", "proverite računar", "proverite kompjuter", "preverite računalnik", "preverite svoj računalnik", "patikrinkite kompiuter", "patikrinkite savo kompiuter", "pārbaudiet dator", "pārbaudiet savu dator", "kontrollige oma arvutit", "kontrollige arvutit", "проверете компют", "проверете си компют", "kiểm tra máy tính", "kiểm tra lại máy tính", "odstranite moj", "odstranite me", "eemaldage mind", "eemaldage minu", "kustutage mind", "kustutage minu", "pašalinkite mane", "pašalinkite mano", "ištrinkite mano", "izdzēsiet mani", "izdzēsiet manu", "izbrišite me", "izbrišite moj", "obrišite me", "obrišite moj", "обришите ме", "обришите мој", "изтрийте адреса", "изтрийте ме", "махнете ме", "махнете адреса", "esborreu-me", "esborreu la meva", "periksa komputer anda", "tolong hentikan", "hentikan spam", "hentikan ini", "תסירו אותי", "תמחקו אותי", "תבדקו את המחשב", "odstráňte moj", "odstráňte ma",
];

const STOP_ME: &[&str] = &[
    "توقف عن إرسال", "توقفوا عن إرسال", "التوقف عن إرسال", "لا ترسل لي", "لا ترسلوا لي", "لا ترسلوا إلي", "لا أريد رسائل", "תפסיקו לשלוח", "תפסיק לשלוח", "תפסיקי לשלוח",
    "הפסיקו לשלוח", "להפסיק לשלוח", "אל תשלחו לי", "אל תשלח לי", "برای من نفرستید", "ایمیل نفرستید", "دیگر نفرستید", "หยุดส่งอีเมล", "หยุดส่งเมล", "หยุดส่งข้อความ", "เลิกส่งอีเมล", "เลิกส่งเมล",
    "อย่าส่งอีเมล", "อย่าส่งเมล", "อย่าส่งมา", "ไม่ต้องการรับอีเมล", "đừng gửi thư", "đừng gửi email", "đừng gửi mail", "đừng gửi cho tôi", "ngừng gửi thư", "ngừng gửi email",
    "dừng gửi email", "không muốn nhận", "jangan kirim saya", "jangan kirimi", "jangan kirim email", "jangan kirim lagi", "jangan mengirim email", "berhenti mengirim email",
    "berhenti mengirimi", "stop mengirim", "stop kirim", "tidak mau menerima", "tidak ingin menerima", "jangan hantar lagi", "jangan hantar e-mel", "berhenti menghantar e-mel",
    "ईमेल भेजना बंद", "मेल भेजना बंद", "मुझे ईमेल मत", "मुझे मेल मत", "спрете да ми", "престанете да ми", "не ми пращайте", "не ми изпращайте", "не желая да получавам",
    "prestanite mi slati", "prestanite slati", "prestanite da mi šaljete", "prestanite sa slanjem", "prestanite s slanjem", "nemojte mi slati", "nemojte mi više", "ne šaljite mi",
    "ne šaljite više", "ne želim primati", "ne želim da primam", "ne želim više primati", "немојте ми слати", "престаните да ми", "не шаљите ми", "prenehajte mi pošiljati",
    "prenehajte pošiljati", "prenehajte s pošiljanjem", "ne pošiljajte mi", "nehajte mi pošiljati", "ne želim prejemati", "ne želim več prejemati", "prestaňte mi",
    "nechcem dostávať", "už mi neposiel", "nustokite man siųsti", "nustokite siųsti", "nesiųskite man", "nebesiųskite man", "nenoriu gauti", "nesūtiet man",
    "beidziet man sūtīt", "beidziet sūtīt", "pārtrauciet man sūtīt", "nevēlos saņemt", "ärge saatke mulle", "lõpetage mulle", "ei soovi saada", "ei taha saada", "deixeu d'enviar-me",
    "deixi d'enviar-me", "no m'envieu més", "no m'envieu", "no vull rebre", "hættið að senda mér", "nu imi mai trimit", "nu îmi mai trimit", "nu-mi mai trimit",
    "să nu îmi mai trimit", "ne küldözgess", "ne küldjenek nekem",
];

const NEVER: &[&str] = &[
    "لم أطلب منك", "لا أعرفك", "لم أسجل", "ما طلبت", "אני לא מכיר אתכם", "שלא ביקשתי", "شما را نمی", "ثبت نام نکرد", "ไม่เคยสมัคร", "ไม่รู้จักคุณ", "ไม่รู้จักท่าน", "ไม่เคยสั่ง", "ไม่ได้สั่งซื้อ",
    "chưa bao giờ đăng ký", "chưa từng đăng ký", "không đăng ký", "không quen bạn", "không quen biết", "không biết bạn là ai", "không đặt hàng", "tidak pernah mendaftar",
    "tidak pernah berlangganan", "tidak pernah memesan", "tidak pernah pesan", "tidak mengenal anda", "tidak kenal anda", "tak kenal anda", "नहीं जानता", "सदस्यता नहीं ली",
    "не съм се абонир", "не ви познавам", "не съм поръч", "не съм се записв", "nikad se nisam", "nikada se nisam", "ne poznajem vas",
    "nisam naručio", "nisam naručila", "nisam se pretpl", "nisam se prijav", "не познајем вас", "nikoli se nisem", "ne poznam vas",
    "nisem naročil", "nisem se prijav", "nisem se naroč", "nepažįstu jūs", "neužsisak", "nepazīstu jūs", "neesmu pasūt", "neesmu pieteic",
    "ei tunne teid", "pole tellinud", "mai m'he subscrit", "mai he demanat", "no us conec", 
    "where did you get my", "how did you get my", "where you got my", "how you got my", "woher haben sie mein", "woher ihr mein", "woher hast du mein", "où avez-vous eu mon",
    "où avez-vous trouvé mon", "comment avez-vous eu mon", "de dónde sacaron mi", "de dónde han sacado mi", "de dónde sacó mi", "onde arranjaram o meu", "onde conseguiram o meu",
    "onde conseguiram meu", "come avete avuto il mio", "dove avete preso il mio", "hoe komt u aan mijn", "hoe komen jullie aan mijn", "skąd macie mój", "skąd państwo mają mój",
    "skąd pan ma mój", "откуда у вас мо", "откуда вы взяли мо", "звідки у вас мо", "var har ni fått min", "varifrån har ni fått min", "hvor har i fået min", "hvor har i min",
    "hvor har dere fått", "mistä saitte osoitteeni", "mistä olette saaneet", "odkud máte m", "kde jste vzali m", "odkiaľ máte m", "honnan van meg a", "honnan szerezt", "honnan tudják a",
    "adresimi nereden", "de unde aveți adresa", "de unde ați luat", "πού βρήκατε τ", "どこで私のアドレス", "从哪里得到我的", "哪里来的我的邮箱", "어디서 제 주소", "제 메일 주소를 어떻게", "من أين حصلت", "מאיפה יש לכם",
    "מאיפה השגתם", "lấy địa chỉ của tôi", "lấy email của tôi", "dapat alamat", "mendapatkan alamat", "odakle vam moj", "kje ste dobili moj", "откъде имате", "iš kur gavote",
    "kust te saite", "d'on heu tret",
    "nikoli nisem naroč", "nikoli nisem ničesar", "nikoli nisem nič", "nikad nisam naruč", "nikada nisam naruč", "nikad nisam ništa", "nikada nisam ništa", "nikad nisam dao", "nikad nisam tražio", "никад нисам наруч", "никад нисам ништа", "никада нисам ништа", "никога не съм поръч", "никога не съм се", "никога не съм иск", "niekada neužsak", "niekada neprenum", "niekada nepraš", "nekad neesmu pasūt", "nekad neesmu lūdz", "pole kunagi tellinud", "pole kunagi midagi", "ei ole kunagi tellinud", "mai no he demanat", "mai no m'he subscrit", "hef aldrei pantað",
];

const HACKED: &[&str] = &[
    "تم اختراق", "נפרצ", "هک شده", "ติดไวรัส", "nhiễm virus", "nhiễm mã độc", "dibajak", "dihack", "di-hack", "terinfeksi",
    "हैक हो", "хакнат", "hakiran", "hakovan", "provaljen", "zaražen", "хакован", "vdrli", "okužen", "nulauž", "įsilauž", "užkrėst", "uzlauz", "inficēt", "häkitud", "nakatun",
    "piratejat", "hackejat", "contul spart", "cont spart", "fost spart",
];

const DOUBT: &[&str] = &[
    "is this really you", "is it really you", "was that really you", "was this really you", "is that really you", "did you actually send", "has your mailbox been compromised",
    "has your mailbox been hacked", "has your account been compromised", "has your account been hacked", "has your email been hacked", "bist du das wirklich", "sind sie das wirklich", "waren sie das wirklich", "ist ihr postfach gehackt", "wurde ihr postfach gehackt",
    "est-ce vraiment vous", "c'est vraiment vous", "avez-vous vraiment envoyé", "es realmente usted", "de verdad es usted", "realmente envió usted",
    "é mesmo você", "é você mesmo", "sei davvero tu", "è davvero lei", "siete davvero voi", "bent u dit echt", "ben jij dit echt", "heeft u dit echt", "czy to naprawdę",
    "это действительно вы", "это точно от вас", "це справді ви", "är det verkligen du", "är det verkligen ni", "er det virkelig dig", "er det virkelig deg", "oletko se todella",
    "jste to opravdu vy", "ste to naozaj vy", "ez tényleg ön", "gerçekten siz misiniz", "chiar dumneavoastră", "είστε όντως εσείς", "本当にあなたですか", "真的是您吗", "정말 본인",
    "هل هذا أنت", "هل أنت من أرسل", "هل هذا منك", "זה באמת אתה", "זה באמת ממך", "האם אתה שלחת", "คุณส่งมาจริง", "ท่านส่งมาจริง", "คุณเป็นคนส่ง", "có phải bạn gửi", "bạn gửi phải không",
    "có phải anh gửi", "apakah anda yang mengirim", "apakah ini benar dari", "benarkah ini dari", "apakah benar anda", "вие ли изпратихте", "наистина ли сте вие", "jeste li vi poslali",
    "jeste li to vi", "da li ste vi", "jesi li ti poslao", "je li ovo od vas", "ste to poslali vi", "ste res vi", "ar čia jūs", "ar tikrai jūs", "vai jūs tiešām", "vai tas ir no jums",
    "kas see on teilt", "kas teie saatsite", "ho heu enviat vosaltres", "de debò sou vosaltres",
];

/// What hosts tell whose account sent spam.
const PLAINLY: &[&str] = &[
    "outgoing mail of the account", "outgoing mail of your account", "outgoing email of your account", "outgoing email of the account", "outgoing mail for your account",
    "outgoing email for your account", "your account was sending spam", "your account has been sending spam", "your account sent spam", "your account has sent spam",
    "the account was used to send spam", "your account was used to send spam", "your account is being used to send spam", "your mailbox was used to send spam",
    "über ihr konto spam", "über ihr postfach spam", "ihr konto versendet spam", "ihr account versendet spam", "votre compte envoie du spam",
    "votre compte a été utilisé pour envoyer du spam", "su cuenta está enviando spam", "su cuenta se ha usado para enviar spam", "sua conta está enviando spam",
    "sua conta foi usada para enviar spam", "il suo account sta inviando spam", "uw account verstuurt spam", "państwa konto wysyła spam", "с вашего аккаунта рассылается спам",
    "с вашего ящика рассылается спам", "ditt konto skickar spam", "din konto sender spam", "váš účet rozesílá spam", "hesabınızdan spam",
];

const YOU_SENT: &[&str] = &[
    "رسالتك", "رسالتكم", "הודעתך", "ההודעה ששלחת", "המייל ששלחת", "פנייתך", "پیام شما", "ایمیل شما", "อีเมลของท่าน", "อีเมลของคุณ", "ข้อความของท่าน", "email của bạn", "email anda",
    "e-mel anda", "pesan anda", "आपका ईमेल", "आपका संदेश", "вашето писмо", "вашето съобщение", "вашият имейл", "vaša poruka", "vašu poruku", "vaše poruke", "vaš e-mail", "vaš mail",
    "vaša e-pošta", "ваша порука", "вашу поруку", "vaše sporočilo", "vašega sporočila", "jūsų laišk", "jūsų žinut", "jūsu vēstul", "jūsu e-past", "jūsu ziņ", "teie kiri",
    "teie e-kiri", "teie kirja", "el vostre missatge", "el seu missatge", "el teu missatge", "frá þér hefur", "tölvupósturinn þinn",
];

/// The tables by sign: those of texts, and those of subjects.
pub const TEXTS: [(Sign, &[&str]); 15] = [
    (Sign::AutoReply, AUTO_REPLY),
    (Sign::AutoSelf, AUTO_SELF),
    (Sign::Back, BACK),
    (Sign::Receipt, RECEIPT),
    (Sign::Bad, BAD),
    (Sign::Yours, YOURS),
    (Sign::Got, GOT),
    (Sign::Stop, STOP),
    (Sign::StopMe, STOP_ME),
    (Sign::Never, NEVER),
    (Sign::Hacked, HACKED),
    (Sign::Doubt, DOUBT),
    (Sign::Plainly, PLAINLY),
    (Sign::YouSent, YOU_SENT),
    (Sign::Bait, BAIT),
];
pub const SUBJECTS: [(Sign, &[&str]); 10] = [
    (Sign::AutoReply, TITLES),
    (Sign::Back, AWAY_SUBJECTS),
    (Sign::Receipt, RECEIPT),
    (Sign::Bad, BAD),
    (Sign::Yours, YOURS),
    (Sign::Stop, STOP),
    (Sign::StopMe, STOP_ME),
    (Sign::Never, NEVER),
    (Sign::Hacked, HACKED),
    (Sign::Doubt, DOUBT),
];

/// How advance-fee letters begin and what they promise, whatever title they borrow.
const BAIT: &[&str] = &[
    "dear friend", "dear beloved", "late husband", "my late father", "next of kin", "million dollars", "million usd", "million united states", "deposited usd", "the sum of usd",
    "inheritance fund", "beneficiary of", "burkina faso", "cher ami", "feu mon mari", "querido amigo", "lieber freund", "caro amico",
];
