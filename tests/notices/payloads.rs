//! What a stranger could write to do harm: to a terminal, a mail program, a page, a spreadsheet, a chat, or to our templates.

const PAYLOADS_MIN: usize = 2_000;

/// Each of another kind.
pub const SEEDS: &[&str] = &[
    "\x1b[31mred\x1b[0m \x1b]8;;http://evil.example\x07link\x1b]8;;\x07",
    "\u{9b}31m\u{9d}0;title\u{9c}\u{85}",
    "a\u{202e}gpj.exe\u{2066}b\u{2069}\u{200f}\u{061c}",
    "p\u{200b}ay\u{200d}pal\u{feff}.exa\u{2060}mple\u{e0041}\u{fe0f}",
    "</title></p><script>alert(1)</script><img src=x onerror=alert(1)><a href='http://evil.example'>x</a>",
    "x\r\nBcc: victim@evil.example\r\n\r\n<b>body</b>",
    "x\nSubject: other\n\n--=_alibi_K7QM-3F2A_1\nContent-Type: text/html\n\nhttp://evil.example",
    "=cmd|' /C calc'!A0",
    "http://evil.example/a?b=c#d https://evil.example ftp://evil.example www.evil.example evil.example",
    "javascript:alert(1) mailto:a@evil.example data:text/html,x tel:+15550100 HTTP://EVIL.EXAMPLE",
    "evil。example evil．example evil｡example ｈttp：//evil.example a＠evil.example",
    "--=_alibi_K7QM-3F2A_1-- --=_alibi_K7QM-3F2A_1",
    "=?utf-8?B?PHNjcmlwdD4=?= =?utf-8?Q?=0D=0ABcc:_x?=",
    "&lt;script&gt; &#x68;ttp://evil.example",
    "From me\n>From you\n.\n..",
    "\0\0\x08\x7f\x0b\x0c",
    "Z\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
    "„smart“ … “quotes” ’",
    "{ $messages } { -act-today } {\"x\"} [one] *[other]",
    "{{ subject }} {% include 'notice.txt' %} {# x #} {{ 7 * 7 }}",
    "<style>*{display:none}</style><meta http-equiv=refresh content=0><iframe srcdoc=x>",
    "\" onmouseover=\"alert(1)\" style=\"position:fixed",
    "v=DMARC1; p=none; rua=mailto:a@evil.example",
    "",
    "   ",
];

/// Each seed alone, behind a long run that cuts it, doubled, between words of ours, and every pair of two.
pub fn payloads() -> Vec<String> {
    let mut payloads: Vec<String> = vec!["evil.example/".repeat(20_000)];
    for seed in SEEDS {
        payloads.push((*seed).to_owned());
        for length in [60, 64, 70, 75, 79, 80] {
            payloads.push(format!("{}{seed}", "x".repeat(length)));
            payloads.push(format!("{} {seed}", "世".repeat(length / 2)));
        }
        for other in SEEDS {
            payloads.push(format!("{seed}{other}"));
            payloads.push(format!("Invoice {seed} {other}"));
            payloads.push(format!("{seed}\u{200b}{other}\r\n {seed}"));
        }
    }
    assert!(payloads.len() >= PAYLOADS_MIN, "{}", payloads.len());
    payloads
}
