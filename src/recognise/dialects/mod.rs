//! The dialects of mail systems, one small file each, in the order in which they are tried.
//!
//! A dialect says in data how its notices are known and what is peculiar about them. The general readers (`plain`,
//! `recipients`, `pasted`) do the work for all of them, and for mail systems that nobody has described: a dialect adds only
//! what they cannot know. Phrases of all dialects are looked for at once, in `vocabulary`, so another one costs no time.

/// What is peculiar about the notices of one mail system. All words are in lower case, white space as one space.
pub struct Dialect {
    pub name: &'static str,
    /// Sentences that only this software prints: one of them makes a mail its notice.
    pub says: &'static [&'static str],
    /// Words that tell which software it was but prove nothing: names of products, sentences that others print too.
    pub hints: &'static [&'static str],
    /// Words of the line above the returned mail.
    pub copy: &'static [&'static str],
    /// Words right before a failed recipient, on the same line or the one above.
    pub labels: &'static [&'static str],
    /// Words of a diagnostic without a status code, and the status (RFC 3463) that they mean.
    pub statuses: &'static [(&'static str, &'static str)],
}

/// A dialect without peculiarities: the general readers know all about it but its name.
pub const PLAIN: Dialect = Dialect { name: "plain", says: &[], hints: &[], copy: &[], labels: &[], statuses: &[] };

/// Names the files of this folder and lists their dialects in the same order.
macro_rules! in_this_order {
    ($($file:ident,)*) => {
        $(mod $file;)*
        pub const DIALECTS: &[Dialect] = &[$($file::DIALECT,)*];
    };
}

// Whoever borrows the words of another comes before it: IONOS before Exim, sendmail before those that copy it.
in_this_order! {
    postfix, einsundeins, mail_ru, yandex, exim, smail, qmail, messagelabs, gmail, google_groups, yahoo, aol,
    iplanet, sendmail, x1, courier, opensmtpd, exchange_5_5, microsoft_365, exchange, microsoft_smtp, domino,
    groupwise, gwava, mimecast, proofpoint, ironport, barracuda, fortimail, trendmicro, symantec, imail, mdaemon,
    communigate, netscape, x2, x3, x6, ezweb, docomo, verizon, biglobe, activehunter, apache_james, mfilter,
    surfcontrol, mailmarshal, mailfoundry, mcafee, zoho, amazon_ses, workmail, sendgrid, mailgun, postmark,
    sparkpost, powermta, dragonfly, haraka, kumomta, stalwart, hmailserver, mailenable, surgemail, kerio,
    smartermail, icewarp, axigen, xmail, mercury, eims, argosoft, zmailer, mmdf, cc_mail, jetmail, ph, vpop3, cyrus,
    netease, qq, sina, naver, demon, sympa, mailman, ezmlm, majordomo, fml,
    discourse, mailscanner, schleuder, rt,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_in_lower_case_and_no_dialect_is_empty() {
        for dialect in DIALECTS {
            let known = [dialect.says, dialect.hints].concat();
            assert!(!known.is_empty(), "{}", dialect.name);
            for words in known.iter().chain(dialect.copy).chain(dialect.labels) {
                assert_eq!(words.to_lowercase(), **words, "{}", dialect.name);
                assert!(!words.contains("  "), "{}: {words}", dialect.name);
            }
        }
    }
}
