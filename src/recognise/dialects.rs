//! The dialects of mail systems that report failure in plain words, in the order in which they are tried.
//!
//! A dialect is one entry: its name, and phrases of which one must stand in the words of the notice (lower case, white space
//! as one space). A phrase must be one that only that software prints. The general reader below finds recipients, status and
//! the pasted mail in all of them, so most dialects need no more. What no dialect knows is judged by `plain`.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

pub struct Dialect {
    pub name: &'static str,
    pub phrases: &'static [&'static str],
}

const fn dialect(name: &'static str, phrases: &'static [&'static str]) -> Dialect {
    Dialect { name, phrases }
}

/// The first dialect that knows a phrase of the text.
pub fn of(folded: &str) -> Option<&'static Dialect> {
    let phrases = PHRASES.as_ref()?;
    let first = phrases
        .automaton
        .find_overlapping_iter(folded)
        .take(MATCHES_MAX)
        .filter_map(|found| phrases.owners.get(found.pattern().as_usize()))
        .min()?;
    DIALECTS.get(*first)
}

struct Phrases {
    automaton: AhoCorasick,
    /// The dialect of each phrase, by its place in the table.
    owners: Vec<usize>,
}

static PHRASES: LazyLock<Option<Phrases>> = LazyLock::new(|| {
    let all =
        DIALECTS.iter().enumerate().flat_map(|(at, dialect)| dialect.phrases.iter().map(move |phrase| (at, *phrase)));
    let (owners, phrases): (Vec<usize>, Vec<&str>) = all.unzip();
    let automaton = AhoCorasick::builder().match_kind(MatchKind::Standard).build(phrases).ok()?;
    Some(Phrases { automaton, owners })
});

/// Matches in one text that are looked at.
const MATCHES_MAX: usize = 1_000;

#[rustfmt::skip]
pub const DIALECTS: &[Dialect] = &[
    dialect("postfix", &["i'm sorry to have to inform you that", "this is the mail system at host", "this is the postfix program"]),
    dialect("einsundeins", &["smtp error from remote server"]),
    dialect("exim", &["this message was created automatically by mail delivery software", "a message that you sent could not be delivered to", "a message that you sent contained one or more recipient addresses that were incorrectly constructed", "a message that you sent was longer than the maximum size"]),
    dialect("qmail", &["this is the qmail-send program at", "i'm afraid i wasn't able to deliver", "i wasn't able to deliver your message to the following addresses", "we're sorry. there's a problem with the e-mail address(es) you're trying to send to", "this is the machine generated message from mail service", "this message has been bounced by the qmail"]),
    dialect("gmail", &["technical details of permanent failure", "technical details of temporary failure", "delivery to the following recipient failed permanently", "delivery to the following recipients failed permanently", "google tried to deliver your message", "your message wasn't delivered to", "there was a problem delivering your message to"]),
    dialect("google-groups", &["the group you tried to contact", "may not exist, or you may not have permission to post messages to the group"]),
    dialect("yahoo", &["sorry, we were unable to deliver your message to the following address", "unable to deliver message to the following address(es). ", "this user doesn't have a yahoo"]),
    dialect("sendmail", &["----- the following addresses had permanent", "----- transcript of session follows -----", "----- the following addresses had delivery problems -----", "----- the following addresses had transient", "----- unsent message follows -----", "the original message was received at"]),
    dialect("courier", &["this is a delivery status notification from", "undeliverable mail your message to the following recipients cannot be delivered"]),
    dialect("opensmtpd", &["this is the mailer-daemon, please do not reply to this email", "an error has occurred while attempting to deliver a message for"]),
    dialect("exchange-5.5", &["did not reach the following recipient(s):", "msexch:ims:", "the mts-id of the original message is"]),
    dialect("exchange", &["diagnostic information for administrators:", "generating server:", "delivery has failed to these recipients", "your message did not reach some or all of the intended recipients", "ihre nachricht hat einige oder alle empfänger nicht erreicht", "fehler bei der nachrichtenzustellung an folgende empfänger"]),
    dialect("microsoft-smtp", &["this is an automatically generated delivery status notification", "delivery to the following recipients failed"]),
    dialect("domino", &["was not delivered to: ", "------- failure reasons --------", "user not listed in public name & address book", "not listed in domino directory", "not listed in public name"]),
    dialect("groupwise", &["the message that you sent was undeliverable to the following"]),
    dialect("gwava", &["message was suspected as spam message and will be"]),
    dialect("mimecast", &["this is a delivery failure notification message indicating that"]),
    dialect("interscan", &["message from interscan", "sent <<< rcpt to:", "sent >>> rcpt to:"]),
    dialect("imail", &["original message follows.", "undeliverable to ", "user mailbox exceeds allowed size:"]),
    dialect("mdaemon", &["your message was not delivered! the following addresses", "had permanent fatal delivery errors", "mdaemon has"]),
    dialect("communigate", &["failed to deliver to '", "message delivery to '", "smtp module(domain", "local module(account"]),
    dialect("netscape", &["this message was undeliverable due to the following reason", "the following recipients did not receive your message"]),
    dialect("iplanet", &["this report relates to a message you sent with the following header fields"]),
    dialect("x2", &["unable to deliver message to the following address(es)"]),
    dialect("x6", &["we had trouble delivering your message. full details follow"]),
    dialect("ezweb", &["the user(s) account is disabled", "the user(s) account is temporarily", "each of the following recipients was rejected by a remote mail server", "the following recipients did not receive this message", "the user(s) is not found"]),
    dialect("verizon", &["error: no valid recipients for this mm", "message could not be delivered to mobile"]),
    dialect("apache-james", &["error message below: 5", "error message below: 4"]),
    dialect("mfilter", &["-------server message", "-------original message"]),
    dialect("surfcontrol", &["your message could not be sent. a transcript of the attempts", "could not be delivered to the following recipients: a transcript"]),
    dialect("mailmarshal", &["the following recipients were affected"]),
    dialect("mailfoundry", &["this is a mime encoded message unable to deliver message to"]),
    dialect("zoho", &["[status: error, address:", "this message was created automatically by zoho mail", "invalid recipients [[", "message delivery has failed [status"]),
    dialect("symantec", &["recipient address reason"]),
    dialect("messagelabs", &["was not delivered because the mail system, messagelabs"]),
    dialect("amazon-ses", &["an error occurred while trying to deliver the mail to the following recipients", "\"notificationtype\":\"bounce\""]),
    dialect("sendgrid", &["hello, this is an automated message from sendgrid"]),
    dialect("powermta", &["hello, this is the mail server on"]),
    dialect("barracuda", &["**message you sent blocked by our bulk email filter**"]),
    dialect("dragonfly", &["hi! this is the dragonfly mail agent at"]),
    dialect("haraka", &["i'm afraid i wasn't able to deliver your message to one or more recipients", "this is the haraka mailer program"]),
    dialect("kumomta", &["the message was received at", "from kumomta"]),
    dialect("stalwart", &["your message could not be delivered to the following recipients: <", "there was a problem delivering your message to the following recipients"]),
    dialect("hmailserver", &["your message did not reach some or all of the intended recipients. sent:"]),
    dialect("mailenable", &["message could not be delivered to some recipients. the following recipient(s) could not be reached"]),
    dialect("surgemail", &["delivery failed ", "message delivery failed to"]),
    dialect("kerio", &["this message was created automatically by kerio", "mail delivery subsystem kerio"]),
    dialect("smartermail", &["could not deliver message to the following recipient(s): failed recipient:"]),
    dialect("jetmail", &["your mail cannot be delivered to the following address(es)"]),
    dialect("ph", &["--------message not delivered to the following"]),
    dialect("fml", &["you are not a member of this mailing list", "you are not member"]),
    dialect("netease", &["抱歉，您的邮件被退回", "您的邮件被退回来了", "很抱歉，您的邮件"]),
    dialect("qq", &["收件人邮件地址不存在", "sent: 邮件被退回", "您的邮件无法发送"]),
    dialect("sina", &["邮件无法发送到", "sina.com. 邮件"]),
    dialect("mail.ru", &["это письмо создано автоматически", "к сожалению, мы не смогли доставить"]),
    dialect("yandex", &["это письмо отправлено почтовым сервером яндекса", "пожалуйста, не отвечайте на это сообщение"]),
    dialect("gmx", &["diese nachricht wurde automatisch vom mail delivery system", "diese e-mail wurde automatisch vom mail delivery system"]),
    dialect("demon", &["failed because it has not been collected after"]),
    dialect("mailman-bounce", &["the attached message was received as a bounce", "the attached message has been automatically discarded", "your mail to the list could not be delivered"]),
    dialect("sieve-reject", &["was automatically rejected", "was refused by the recipient's mail filtering program", "message was refused by recipient's mail filtering"]),
];

#[cfg(test)]
mod tests {
    #[test]
    fn the_first_dialect_in_the_table_wins() {
        assert_eq!(
            super::of("hi. this is the qmail-send program at mx.example.").map(|dialect| dialect.name),
            Some("qmail")
        );
        assert!(super::of("lunch on friday?").is_none());
    }
}
