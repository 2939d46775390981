//! The sayings in English. Values stand where their name is in braces.

use super::Saying;

/// Code and sentence.
const SENTENCES: &[(&str, &str)] = &[
    ("spf-good", "SPF is in place: it lists who may send for you."),
    ("spf-missing", "There is no SPF record: nobody can tell who may send for you."),
    ("spf-unknown", "The SPF record could not be asked for. Try again later."),
    ("spf-includes-unknown", "A part of the SPF record could not be asked for. Try again later."),
    ("spf-several", "There are {count} SPF records. Receivers take none of them."),
    ("spf-mistake", "The SPF record has a mistake in it. Receivers cannot use it."),
    ("spf-everybody", "The SPF record lets everybody send (it ends in +all)."),
    ("spf-in-effect-everybody", "The SPF record lists so many networks that nearly everybody may send."),
    ("spf-neutral", "The SPF record says nothing about other senders (it ends in ?all)."),
    ("spf-open-ended", "The SPF record has no end: it says nothing about other senders."),
    ("spf-too-many", "The SPF record needs {count} look-ups. Receivers stop at 10 and then ignore it."),
    (
        "spf-publish",
        "Publish an SPF record. First add to it an include for each service that sends for you: mail from all others is marked as suspect.",
    ),
    (
        "spf-ask",
        "Ask your mail provider for the name of its SPF record. Then publish yours: v=spf1 include:NAME-OF-YOUR-PROVIDER ~all. Do not publish it before that name is put in.",
    ),
    ("spf-merge", "Keep one SPF record that holds what all of them hold, and delete the others."),
    ("spf-repair", "Ask your IT person to correct the SPF record."),
    ("spf-close", "Let the SPF record end in ~all: so mail from other senders is marked as suspect."),
    ("spf-narrow", "Take out of the SPF record what is not yours."),
    ("spf-shorten", "Take includes out of the SPF record that you no longer need."),
    ("dkim-good", "DKIM is in place: a key is published as {selector}."),
    ("dkim-weak", "The DKIM key {selector} is weak: {why}."),
    ("dkim-not-always", "DKIM is in place, but {count} of your own mails that we saw were not signed."),
    ("dkim-gone", "Your mail names a DKIM key that is not published: its signatures count for nothing."),
    ("dkim-missing", "Your own mail is not signed (DKIM)."),
    ("dkim-not-found", "No DKIM key was found under the usual names. It may have another name."),
    ("dkim-unknown", "DKIM keys could not be asked for. Try again later."),
    ("dkim-switch-on", "Switch DKIM on at your mail provider. The provider gives you the record to publish."),
    ("dkim-sign-all", "Find out what sends without a DKIM signature (web shop, newsletter, copier), and let it sign."),
    ("dkim-renew", "Ask your mail provider for a new DKIM key of 2048 bits."),
    ("dkim-ask", "Ask your mail provider whether your mail is signed (DKIM), and switch it on if not."),
    ("dmarc-reject", "DMARC is in place: receivers refuse mail that is forged in your name."),
    ("dmarc-quarantine", "DMARC is in place: receivers put mail that is forged in your name into the spam folder."),
    ("dmarc-none", "DMARC only watches (p=none): receivers deliver forged mail as if it were yours."),
    ("dmarc-partly", "DMARC asks receivers to treat only {percent} % of forged mail as {policy}."),
    ("dmarc-mistake", "The DMARC record names no policy that receivers know."),
    ("dmarc-several", "There are {count} DMARC records. Receivers take none of them."),
    ("dmarc-missing", "There is no DMARC record: receivers do not know what to do with forged mail."),
    ("dmarc-unknown", "The DMARC record could not be asked for. Try again later."),
    ("dmarc-publish", "Publish a DMARC record that watches first. Receivers then report who sends in your name."),
    (
        "dmarc-publish-mailbox",
        "Make the mailbox {mailbox}, or choose an address that you read for its place. Then publish a DMARC record that watches first. Receivers then report there who sends in your name.",
    ),
    ("dmarc-merge", "Keep one DMARC record at {name}, and delete the others."),
    ("dmarc-reports", "Ask for DMARC reports: they show who sends in your name, your own services too."),
    (
        "dmarc-reports-mailbox",
        "Make the mailbox {mailbox}, or choose an address that you read for its place. Then ask for DMARC reports: they show who sends in your name, your own services too.",
    ),
    (
        "dmarc-align",
        "Read the DMARC reports for two weeks. Let each service of yours sign with your domain. Then set p=quarantine, and later p=reject.",
    ),
    ("dmarc-whole", "Let DMARC count for all mail."),
    (
        "dmarc-to-quarantine",
        "All of your own mail that we saw is signed. Let receivers put forged mail into the spam folder.",
    ),
    ("dmarc-to-reject", "If the DMARC reports show nothing of yours that fails, let receivers refuse forged mail."),
    ("dmarc-repair", "Give the DMARC record a policy."),
    ("mx-good", "Mail for the domain goes to {host}."),
    ("mx-null", "The domain takes no mail (null MX)."),
    ("mx-missing", "The domain has no mail server."),
    ("mx-unknown", "The mail servers of the domain could not be asked for."),
    ("avoid-everybody", "Never let an SPF record end in +all: it lets everybody send as you."),
    ("avoid-haste", "Do not set p=reject before every service that sends for you passes: its mail would be lost."),
];

/// The sentence in English; a code without one is said as it is.
pub fn english(saying: &Saying) -> String {
    let sentence =
        SENTENCES.iter().find(|(code, _)| *code == saying.code).map_or(saying.code, |(_, sentence)| sentence);
    saying.values.iter().fold(sentence.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
}
