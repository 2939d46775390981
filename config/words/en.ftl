### The words of the notices, in English: the pattern for the other languages.
### One message is one sentence or one heading. What stands in braces is filled in; numbers come in the form of the language.
### Messages stand in the order in which a notice shows them.

## Dates, times and numbers

month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
month-short = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] June
    [7] July
    [8] Aug
    [9] Sept
    [10] Oct
    [11] Nov
   *[12] Dec
}
date = { $day } { $month } { $year }
date-short = { $day } { $month }
date-time = { $date }, { $clock }
span-moment = on { $date } at { $clock } ({ $zone })
span-day = on { $date } between { $first } and { $last } ({ $zone })
span-days = between { $first } and { $last } ({ $zone })
since-day = since { $date }
on-day = on { $date }
number = { $number }
quote = “{ $text }”
list-and = { $list } and { $last }
list-more = { $list } and { $more } more

## Subjects: words of ours, numbers, dates and the configured mailbox. Nothing that a stranger wrote.

-act-today = Act today
subject-forged = Someone is using your address: { $messages ->
    [one] { $messages } message
   *[other] { $messages } messages
} { $when }. Your mailbox was not used
subject-forged-beside = Someone is using your address: { $messages ->
    [one] { $messages } message
   *[other] { $messages } messages
} { $when }
subject-account = { -act-today }: mail was sent through your mailbox { $mailbox }
subject-account-office = { -act-today }: mail was sent from your own network, in your name ({ $mailbox })
subject-account-server = { -act-today }: mail was sent by a server of yours, in your name ({ $mailbox })
subject-unclear = Returned mail you may not have sent: { $messages ->
    [one] { $messages } message
   *[other] { $messages } messages
}, cause not clear yet
subject-lure = { $messages ->
    [one] Do not open it: { $messages } mail only pretends to be returned mail
   *[other] Do not open them: { $messages } mails only pretend to be returned mail
}
subject-clear-forged = The forged mail has stopped: none { $since }
subject-clear-account = No more mail was sent through your mailbox: none { $since }
subject-clear-other = No more returned mail: none { $since }

## Verdict, and what to do today

verdict-forged = Somebody else put your address on mail that you did not write. Your mailbox was not used. It does not mean that you were hacked.
today-forged = You need do nothing today, and need not change your password.
verdict-forged-beside = Somebody else put your address on these messages. They were not sent from your mailbox.
verdict-forged-some = Somebody else put your address on these messages. At least { $traced } of { $messages } were not sent from your mailbox; of the others we cannot tell.
beside-break-in = More urgent: you also got a notice that begins with “{ -act-today }”. Do first what it says.
beside-unclear = Of other mail that came back in these days nobody can say yet who sent it. You got, or will get, a notice of its own about that: only when its checks are clean was your mailbox surely not used.
verdict-account = Mail that you did not write was probably sent through your own account or server. You may have been hacked. Please act today.
account-own = If you sent it yourself, or a colleague or a program of yours did, just tell your IT person.
verdict-unclear = Mail with your address came back, and we cannot tell yet who sent it. It may be yours, it may be forged. Three short checks will help.
today-unclear = Today: do the three checks below. They take five minutes.
verdict-lure = A mail in your mailbox says that a mail of yours came back. Nothing shows that the mail system which it names wrote it, and such mails are mostly bait: do not open what is attached, and do not do what it asks for.
today-lure = Today: leave it alone. If you did write to whom it names, ask them in another way whether your mail arrived. You were not hacked by getting it.
verdict-clear-forged = The mail with your forged address has stopped. Nothing has come back { $since }.
verdict-clear-account = No more mail that you did not write has come back { $since }. The way in seems to be closed.
verdict-clear-other = Nothing more has come back { $since }.
today-clear = You do not have to do anything today.
phrase = Your secret phrase: { $phrase }

## Since the last notice

heading-since = Since the last notice
since-new = { $messages ->
    [one] { $messages } more message has come back
   *[other] { $messages } more messages have come back
} { $since }.
since-none = No more messages have come back { $since }.
occasion-growth = There is far more of it now.
occasion-verdict = We know more now. Before, our finding was: { $before }. Now it is: { $now }.
occasion-harm = The messages are of a new sort now: that is why we write again.
occasion-report = A report to a network is ready, and it waits for your answer.
occasion-reopened = It had stopped. Now it has begun again.

## What happened

heading-happened = What happened
happened = { $messages ->
    [one] { $messages } message
   *[other] { $messages } messages
} with your { $count ->
    [one] address
   *[other] addresses
} { $addresses } came back { $span }.
happened-recipients = It was meant for { $recipients ->
    [one] { $recipients } address
   *[other] { $recipients } addresses
}.
origin-one = { $messages ->
    [one] It came from one computer, in { $place }.
   *[other] They came from one computer, in { $place }.
}
origin-many = They came from { $computers } computers in { $networks ->
    [one] { $networks } network
   *[other] { $networks } networks
}, most from { $place }: { $messages }.
place-named = the network { $network } ({ $country })
place-network = the network { $network }
place-country = a network without a name ({ $country })
place-unknown = a network that we could not name
limit = We only see what came back; there may be more.
receivers = Other mail systems refused { $refused } of { $total } because of your DMARC record.
happened-lure = { $messages ->
    [one] { $messages } message of this kind arrived { $span }. This is how you find it:
   *[other] { $messages } messages of this kind arrived { $span }. This is how you find them:
}
sample-short = Subject { $subject }, from { $from }

## How we know

heading-proof = How we know
postmark = Anybody can write your name on an envelope; the postmark shows where it was posted. We read the postmark.
traced = { $messages ->
    [one] It came from a computer that is neither yours nor your provider’s.
   *[other] { $traced } of { $messages } came from computers that are neither yours nor your provider’s.
}
compared-spf = They are not on your list of senders (SPF).
compared-sent = The mail is not in your Sent folder.
compared-signature = Your own mail is always signed; this is not.
witness-several = { $systems ->
    [one] { $systems } mail system returned it; independent witnesses agree.
   *[other] { $systems } mail systems returned it; independent witnesses agree.
}
witness-one = So far no second mail system has confirmed it.
postmark-own = This postmark is your own: the mail passed through your account or server.
postmark-own-office = This postmark is your own.
how-account = Somebody used your mail account from a place that is not yours.
how-script = A server of yours sent it or passed it on: look into its log, and at your website.
how-office = A computer in your own network sent it itself, past your mail provider.
how-service = A service that may send for you sent it: newsletter, shop, invoices or copier.
signed-own = It carries your own signature.
proof-lure = A real return comes from the mail system that could not deliver, and brings your own mail back. This one does not fit.

## What is missing (cannot tell)

heading-missing = What is missing
missing-intro = Anybody can write your name on an envelope; the postmark shows where it was really posted. This time we could not read the postmark. Missing is:
missing-intro-read = Anybody can write your name on an envelope; the postmark shows where it was really posted. This time we read the postmark, but it does not decide. Missing is:
missing-addresses = which addresses are yours: the settings do not name them
missing-mail = the returned mail itself: it was not sent back with the notice
missing-computer = the computer that handed the mail in
missing-witness = proof of who wrote the notice
missing-list = a full list of the computers that may send for you
missing-customer = which customer of your mail provider handed it in
missing-host = who used the computer that handed it in: it may be yours, and others may use it too
missing-server = who sent it through your own mail server: the log of that server tells
missing-again = who sent it: it looks like a mail of yours, but somebody else may have sent it
missing-forward = where the mail was before: somebody may have passed it on
missing-signature = the key that proves the signature
missing-sent = a look into your Sent folder
missing-answer = an answer from the internet to one of our questions
missing-asked = answers from the internet: the settings let us ask nothing
missing-nothing = enough to decide it: what came back says too little

## Chart

chart-day = Day
chart-hour = Hour
chart-count = Returned

## What to do, and what not

heading-do = What you should do
heading-steps = What to do, in this order
heading-checks = Three checks, five minutes
do-leave = Open nothing that is attached, and do not answer. You may delete the mail. (1 minute)
do-customers = If customers ask, send them the text below. (2 minutes)
dont-forged = You need no new address.
step-call = Call your IT person or your mail provider. Use the phone: somebody else may read your mail. (10 minutes)
step-call-web = Call the person who looks after your website. Use the phone: somebody else may read your mail. (10 minutes)
step-password = Change the password of this mailbox, from a computer that you are sure of. (5 minutes)
step-sessions = Sign out all other devices, and switch on two-step sign-in. (5 minutes)
step-rules = Look for forwarding rules and filters that you did not make. Take a photo of them, then delete them. (5 minutes)
step-web-clean = Have forms, shop and blog software updated, and foreign files removed. (your IT person)
step-web-passwords = Change the passwords of the website and of this mailbox, from a computer that you are sure of. (10 minutes)
step-office-find = Find the computer that connects to port 25 outside: the router shows it. Take it off the network. (your IT person)
step-office-clean = Have that computer cleaned before it is used again. (your IT person)
step-service-password = Change the password of that service, and switch on two-step sign-in. (5 minutes)
step-service-stop = Look at the last mailings there, and stop those that you did not make. (5 minutes)
step-customers = Tell your customers with the text below. (5 minutes)
step-duty = Ask your IT person today whether you must report this to an authority: some deadlines are short. Until then delete nothing that came back.
check-sent = Look into your Sent folder. Did you, a colleague or a program of yours write these messages? (2 minutes)
check-signins = Look at the last sign-ins of your mail account. Is there a place or a device that you do not know? (2 minutes)
check-signins-login = What came back names one from { $address }, { $span }: was that you?
check-rules = Look at the forwarding rules and filters of your mailbox. Is there one that you did not make? (1 minute)
checks-outcome = If you wrote them, all is well: some did not arrive. If a check shows something strange, you may have been hacked: call your IT person today and change your password. If in doubt, change it: that costs five minutes.
lure-delete = Did you write to nobody whom it names? Then delete the mail. Do not answer it. (1 minute)
lure-opened = Did you open an attachment or type a password? Then call your IT person now. Change that password from another computer. (10 minutes)
lure-harmless = If you did neither, it has done no harm. You need not change your password because of it.
clear-do = You may delete the returned messages. You need not change your password because of this.
clear-do-account = Keep the new password and two-step sign-in. If you have not changed the password yet, do it today.
clear-do-other = If you have not done the three checks, do them now: Sent folder, last sign-ins, forwarding rules. Change your password only if one shows something strange.

## For customers

heading-customers = For customers, to copy
customers-forged = Somebody is sending mail with our address. It is not from us. Please do not open or answer it, and pay nothing. If in doubt about a mail from us, please call us.
customers-account = Somebody may have sent mail from our mailbox. We did not write it. Please do not open or answer it, and pay nothing. If in doubt about a mail from us, please call us.
customers-unclear = Mail with our address has come back to us, and we are finding out why. If in doubt about a mail from us, please call us.

## Will it stop, will my own mail be blocked

heading-stop = Will it stop? Will my own mail be blocked?
stop-forged = It mostly ends by itself; nobody can promise when. Others judge the sending computer more than the name, so your own mail should arrive. We write again if something changes.
stop-account = It stops when the way in is closed: do the steps above. Until then, some mail systems may refuse your own mail. Your IT person can then ask them to let it in again.
stop-unclear = While the cause is not clear, nobody can say when it stops. Your own mail should arrive as before. We write again only if something changes.
stop-clear = If it begins again, we write to you again.

## Can I prevent it: the three records

heading-protection = Can I prevent it?
protection-intro = Not fully. But three records of { $domain } help others refuse such mail:
protection-unknown = Not fully. But three records of your domain help others refuse such mail: SPF, DKIM and DMARC. Ask your IT person whether all three are in order.
protection-account = A password that you use nowhere else, two-step sign-in, and updates keep most intruders out.
spf-state = SPF (who may send): { $state }
dkim-state = DKIM (signature): { $state }
dmarc-state = DMARC (refuse forgeries): { $state }
state-good = good
state-weak = weak
state-missing = missing
state-unknown = could not be checked
next-step = Next step, for your IT person: publish this record.
next-replaces = It takes the place of the record that stands there.
next-later = This first record only collects reports. “reject” comes later.
next-nothing = All is in order. There is nothing more to do.
refusable = DMARC “reject” could have stopped { $refused } of { $total }.

## What was reported

heading-reported = Was it reported?
reported-nobody = We have written to nobody but you.
reported-own = No: it concerns your own account. We have written to nobody but you.
reported-unclear = No. As long as the cause is not clear, we accuse nobody. We have written to nobody but you.
report-prepared = A report to the network { $network } is ready: { $messages ->
    [one] { $messages } message
   *[other] { $messages } messages
}, { $witnesses ->
    [one] { $witnesses } witness
   *[other] { $witnesses } witnesses
}. It goes only if you say yes.
report-sent = The report to the network { $network } went out { $when }.
report-outcome = The report to the network { $network } went out { $when }. Before it: { $before } a day. After it: { $after } a day.
report-declined = You said no to the report to the network { $network }. It was not sent.
report-failed = The report to the network { $network } could not be delivered.
report-framed = { $sources ->
    [one] Take care: somebody may be trying to make you accuse { $sources } innocent source. It is not reported.
   *[other] Take care: somebody may be trying to make you accuse { $sources } innocent sources. They are not reported.
}
approve-folder = To say yes, move it from { $from } to { $to }.
approve-command = To say yes, your IT person types: { $command }
left-small = { $sources ->
    [one] { $sources } source was left alone: too few messages.
   *[other] { $sources } sources were left alone: too few messages.
}
left-old = { $sources ->
    [one] { $sources } source was left alone: the messages are too old.
   *[other] { $sources } sources were left alone: the messages are too old.
}
left-witnesses = { $sources ->
    [one] { $sources } source was left alone: too few witnesses.
   *[other] { $sources } sources were left alone: too few witnesses.
}
left-relay = { $sources ->
    [one] { $sources } source was left alone: it only passes on mail of others.
   *[other] { $sources } sources were left alone: they only pass on mail of others.
}
left-form = { $sources ->
    [one] { $sources } source was left alone: its network takes reports only on a web page.
   *[other] { $sources } sources were left alone: their networks take reports only on a web page.
}
left-nobody = { $sources ->
    [one] { $sources } source was left alone: there is nobody to write to.
   *[other] { $sources } sources were left alone: there is nobody to write to.
}

## Details

heading-details = Details for your IT person
details-incident = Incident { $id }, notice { $number }. Finding: { $class }. First seen { $first } UTC, last seen { $last } UTC.
details-sources = Where the mail was handed in:
details-bouncers = Mail systems that returned it:
details-bouncers-said = Mail systems that are said to have returned it, which is not proven:
details-evidence = Evidence, as recorded, in English:
details-missing = Missing, as recorded, in English:
details-samples = Samples of what came back:
details-contacts = Where reports go, and why there:
details-addresses = Your addresses that were used:
details-more = and { $more } more
details-source = { $address } ({ $host }), { $place }: { $messages ->
    [one] { $messages } message
   *[other] { $messages } messages
}
details-no-name = no confirmed name
details-sample = Subject { $subject }, from { $from }, to { $to }, Message-ID { $id }
details-none = (none)
details-quotes = Text in quotes was written by strangers. Names and numbers in it are broken up by brackets on purpose.
details-verify = Is this notice genuine? On the machine that watches, “alibi verify { $id }” tells.
stance-owner = points to you
stance-against = points elsewhere
stance-neutral = no side
stance-unusable = could not be checked
class-forged = forged
class-forged-confirmed = forged, confirmed by independent witnesses
class-account = sent through your account
class-unclear = cannot tell
class-lure = suspicious notice
footer = You get this mail because { $name } watches your mailbox for you. It only reads, and changes nothing. This mail holds no links and no buttons, and never asks for a password. If you want no more of them, tell the person who set this up.

## The digest of an IT provider: all clients in one mail

subject-digest = { $look ->
    [one] { $look } of { $clients } clients needs a look
   *[other] { $look } of { $clients } clients need a look
}
subject-digest-urgent = { $look ->
    [one] { $look } of { $clients } clients needs a look ({ $urgent } urgent)
   *[other] { $look } of { $clients } clients need a look ({ $urgent } urgent)
}
heading-digest-urgent = Urgent: act today
heading-digest-look = To be looked at
heading-digest-over = Over
digest-call = These clients have a notice with the steps. Call them: somebody else may read their mail.
digest-line = { $client }, mailbox { $account }: { $class }. Returned: { $messages }, new { $since }: { $new }. { $told }
digest-line-first = { $client }, mailbox { $account }: { $class }. Returned: { $messages }. { $told }
digest-account = sent through their own account
digest-told = Told { $when }, incident { $id }.
digest-untold = Not told yet, incident { $id }.
digest-blind = { $client }, mailbox { $account }: we cannot look into it. “alibi check” tells why.
digest-shared = The network { $network } sent forged mail in the name of { $clients } clients.
digest-rest = { $clients ->
    [one] Nothing new from { $clients } more client.
   *[other] Nothing new from { $clients } more clients.
}
footer-digest = You get this mail because { $name } watches these mailboxes for you. It names all of your clients: pass it on to none of them. It holds no links and no buttons, and never asks for a password.

## The question in the mailbox, and what a desk answers

ask-subject = May this report be sent? { $subject }
ask-intro = alibi has written the report that is attached. It is not sent, unless you say yes.
ask-yes = To say yes, move this message to { $folder }.
ask-no = To say no, move it to { $folder }.
ask-until = The latest moment for a yes: { $when }. After that the evidence is too old.
ask-to = It goes to { $contact }. Why there, as recorded, in English:
ask-against = Look at this before you say yes, as recorded, in English:
ask-about = It is about:
ask-source = { $address } ({ $host }), { $messages ->
    [one] { $messages } message
   *[other] { $messages } messages
}. Witnesses: { $witnesses }
answer-subject = An abuse desk answered: report { $id }
answer-intro = An answer to the report { $id } about { $sources } came. The report went to { $contact }.
answer-nothing = alibi answers nothing. If an answer is needed, write it yourself: the mail is in the mailbox that takes the answers.
answer-doubted = Take care: nothing shows that the desk itself wrote this. alibi follows none of it.
answer-opt-out = They want no more reports: alibi writes to { $contact } no more.
answer-not-theirs = They say that it is not their network: alibi does not ask them about it for a year.
answer-form = They take reports only on a web page: alibi does not write to them for a year.
answer-text = What the answer says, with its links broken on purpose:
