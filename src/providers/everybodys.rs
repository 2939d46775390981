//! Mail domains that everybody can have an address in. Who owns one of these as a whole does not need us, and an abuse desk
//! there may be anybody.

use crate::mail::address;

const DOMAINS: &[&str] = &[
    "126.com",
    "163.com",
    "aol.com",
    "att.net",
    "bk.ru",
    "bol.com.br",
    "btinternet.com",
    "comcast.net",
    "daum.net",
    "fastmail.com",
    "foxmail.com",
    "free.fr",
    "freenet.de",
    "gmail.com",
    "gmx.at",
    "gmx.ch",
    "gmx.com",
    "gmx.de",
    "gmx.net",
    "googlemail.com",
    "hanmail.net",
    "hotmail.co.uk",
    "hotmail.com",
    "hotmail.de",
    "hotmail.fr",
    "hushmail.com",
    "icloud.com",
    "inbox.lv",
    "inbox.ru",
    "interia.pl",
    "laposte.net",
    "libero.it",
    "list.ru",
    "live.com",
    "mac.com",
    "mail.com",
    "mail.ru",
    "me.com",
    "msn.com",
    "naver.com",
    "o2.pl",
    "onet.pl",
    "orange.fr",
    "outlook.com",
    "outlook.de",
    "pm.me",
    "proton.me",
    "protonmail.com",
    "qq.com",
    "rediffmail.com",
    "rocketmail.com",
    "seznam.cz",
    "sina.com",
    "sohu.com",
    "t-online.de",
    "terra.com.br",
    "tuta.com",
    "tutanota.com",
    "ukr.net",
    "uol.com.br",
    "wanadoo.fr",
    "web.de",
    "wp.pl",
    "yahoo.co.jp",
    "yahoo.co.uk",
    "yahoo.com",
    "yahoo.com.br",
    "yahoo.de",
    "yahoo.fr",
    "yandex.com",
    "yandex.ru",
    "yeah.net",
    "ymail.com",
    "zoho.com",
];

/// Can everybody have an address in this very domain?
pub fn is_everybodys(domain: &str) -> bool {
    DOMAINS.contains(&&*address::normal(domain))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_everybody_can_have() {
        assert!(is_everybodys("GMail.com") && is_everybodys("163.com"));
        // A domain below is somebody's: `abuse@mail.gmx.net` is no customer.
        assert!(!is_everybodys("mail.gmx.net") && !is_everybodys("shop.example") && !is_everybodys(""));
        assert!(DOMAINS.is_sorted());
    }
}
