//! Every sort of notice that the demo's mailbox can give, as a mail and as a page to look at: those that were due, and the two
//! that come later or elsewhere: of a forgery that has stopped, and of a return that does not say enough. And what her IT
//! provider would get about all clients.

use std::path::Path;

use jiff::{SignedDuration, Timestamp};

use crate::incident::{self, Incident, QUIET_DAYS};
use crate::io::demo_files;
use crate::ports::{Lookup, Store as _, StoreError};
use crate::record::CaseRecord;
use crate::tell::{self, Letter, Occasion, Reader, Telling, Worry};
use crate::verdict::Class;
use crate::watch::{Account, Beside, Provider, Watched, digest_of, protection, telling};

use super::super::Failure;
use super::{SqliteStore, is_forged};
use crate::exit::Exit;

/// Writes them, `forged.eml` and `forged.html` and so on.
pub async fn keep(
    account: &Account,
    lookup: &impl Lookup,
    store: &SqliteStore,
    now: Timestamp,
    folder: &Path,
) -> Result<(), Failure> {
    let failed = |error: &dyn std::error::Error| Failure::new(Exit::Finding, "keep the demo's notices", error);
    for telling in tellings(account, lookup, store, now).await.map_err(|error| failed(&error))? {
        let mail = tell::compose(&telling, &account.notify.templates).map_err(|error| failed(&error))?;
        demo_files::keep_notice(folder, name(&telling), &mail.bytes, &mail.html).map_err(|error| failed(&error))?;
    }
    let incidents = store.incidents(None).await.map_err(|error| failed(&error))?;
    let digest = digest_of(&provider(account), &incidents, &[], None, now);
    let mail = tell::digest::compose(&digest, &account.notify.templates).map_err(|error| failed(&error))?;
    demo_files::keep_notice(folder, "digest", &mail.bytes, &mail.html).map_err(|error| failed(&error))
}

/// The IT provider of Anna's shop, and of two more of whom there is nothing to say.
fn provider(account: &Account) -> Provider {
    let watched = |name: &str, client: &str| Watched {
        name: name.to_owned(),
        client: client.to_owned(),
        blind_after: SignedDuration::from_hours(1),
    };
    let notify = &account.notify;
    Provider {
        accounts: vec![
            watched(&account.name, "annas-shop"),
            watched("info@bakery.example", "bakery"),
            watched("desk@dentist.example", "dentist"),
        ],
        every: SignedDuration::from_hours(24),
        letter: Letter {
            from: notify.from.clone(),
            to: vec!["desk@metro-it.example".to_owned()],
            reply_to: None,
            domain: notify.domain.clone(),
        },
        reader: Reader { name: Some("Metro IT".to_owned()), ..notify.reader.clone() },
        templates: notify.templates.clone(),
    }
}

async fn tellings(
    account: &Account,
    lookup: &impl Lookup,
    store: &SqliteStore,
    now: Timestamp,
) -> Result<Vec<Telling>, StoreError> {
    let mut tellings = Vec::new();
    for incident in store.incidents(Some(&account.name)).await? {
        let cases = store.cases(&incident.id).await?;
        let beside = Beside {
            occasion: incident::Occasion::FirstWave,
            worry: Worry::Nothing,
            protection: protection(account, lookup, &incident, &cases).await,
            reports: None,
        };
        let told = Telling { number: 1, since: None, ..telling(&incident, &cases, beside, account, now) };
        if is_forged(&incident) {
            tellings.push(stopped(&told));
        }
        tellings.extend(unclear(&cases, account, now));
        tellings.push(told);
    }
    tellings.extend(unclear(&store.cases("").await?, account, now));
    Ok(tellings)
}

/// The same event, quiet for so long that it is over.
fn stopped(told: &Telling) -> Telling {
    let quiet = SignedDuration::from_hours(24 * (QUIET_DAYS + 1));
    let now = told.last_seen.checked_add(quiet).unwrap_or(told.now);
    Telling { occasion: Occasion::AllClear, number: 2, now, ..told.clone() }
}

/// A return that cannot tell, as if it were all that came back.
fn unclear(cases: &[CaseRecord], account: &Account, now: Timestamp) -> Option<Telling> {
    let case = cases.iter().find(|case| case.verdict.class == Class::CannotTell)?;
    let incident = Incident::open(case, now)?;
    let beside =
        Beside { occasion: incident::Occasion::FirstWave, worry: Worry::Nothing, protection: None, reports: None };
    Some(telling(&incident, std::slice::from_ref(case), beside, account, now))
}

fn name(telling: &Telling) -> &'static str {
    match telling.class {
        _ if telling.occasion == Occasion::AllClear => "all-clear",
        Class::Forged | Class::ForgedConfirmed => "forged",
        Class::ThroughYourAccount => "through-your-account",
        Class::SuspiciousNotice => "suspicious-notice",
        Class::CannotTell | Class::SentByYou | Class::NotYourAddress | Class::NotAReport => "cannot-tell",
    }
}
