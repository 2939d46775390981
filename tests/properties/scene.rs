//! The scenarios, each with the answers that its recorded world gave.

use std::path::Path;

use alibi::case::Case;
use alibi::facts::{Answer, Fact, Facts, Question, SignatureResult};
use alibi::investigate::{NoSentFolder, investigate};
use alibi::io::lookup::Live;
use alibi::io::world::{World, sent};
use alibi::learn;
use alibi::mail::{Limits, Message};
use alibi::owner::Owner;
use alibi::record::{Finding, decide};
use alibi::trace::Settings;
use futures_util::StreamExt;
use serde_json::Value;
use tokio::runtime::{Handle, Runtime};

pub const IN_A_WORLD: Settings = Settings { documentation_is_public: true };

/// A flood is the same mail many times over.
const MAILS_MAX: usize = 6;

pub struct Scene {
    pub name: String,
    pub owner: Owner,
    lookup: Live,
    runtime: Handle,
    pub mails: Vec<Mail>,
}

pub struct Mail {
    pub path: String,
    pub raw: &'static [u8],
    pub case: Case<'static>,
    pub facts: Vec<(Question, Fact)>,
    /// What all of them amount to.
    pub before: Finding,
}

impl Scene {
    pub fn decide(&self, mail: &Mail, facts: &[(Question, Fact)]) -> Finding {
        decide(&mail.case, &self.owner, &Facts::from(facts.to_vec()), IN_A_WORLD)
    }

    /// What this mail would have been found to be, had it arrived in this world.
    pub fn find(&self, raw: &[u8]) -> Finding {
        let limits = Limits::default();
        let message = Message::read(raw, &limits);
        let case = Case::read(&message);
        let mut sent = NoSentFolder;
        let answered = investigate(&case, raw, &self.owner, IN_A_WORLD, &self.lookup, &mut sent);
        self.runtime.block_on(answered).finding
    }
}

pub fn scenes() -> Vec<Scene> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let entries = ["scenarios", "worlds"].into_iter().flat_map(|name| std::fs::read_dir(tests.join(name)).unwrap());
    let mut folders: Vec<_> =
        entries.map(|entry| entry.unwrap().path()).filter(|path| path.join("expect.json").is_file()).collect();
    folders.sort();
    // The worlds' name servers live as long as the test.
    let runtime: &'static Runtime = Box::leak(Box::new(Runtime::new().unwrap()));
    runtime.block_on(async {
        let scenes = folders.iter().map(|folder| scene(folder));
        // Not all at once: on a busy machine the worlds' own name servers would be late.
        futures_util::stream::iter(scenes).buffered(4).collect().await
    })
}

async fn scene(folder: &Path) -> Scene {
    let expect: Value = serde_json::from_slice(&std::fs::read(folder.join("expect.json")).unwrap()).unwrap();
    let world = World::open(&folder.join("world")).unwrap();
    let lookup = world.lookup().await.unwrap();
    let owner = owner(folder, &expect);
    let mut mails = Vec::new();
    for path in some(expect["messages"].as_object().unwrap().keys().collect()) {
        // The mails live as long as the test, and what was read out of them borrows from them.
        let raw: &'static [u8] = std::fs::read(folder.join(path)).unwrap().leak();
        let message: &'static Message<'static> = Box::leak(Box::new(Message::read(raw, &Limits::default())));
        let case = Case::read(message);
        let answered = investigate(&case, raw, &owner, IN_A_WORLD, &lookup, &mut NoSentFolder).await;
        mails.push(Mail { path: path.clone(), raw, case, facts: answered.facts.into(), before: answered.finding });
    }
    Scene {
        name: folder.file_name().unwrap().to_string_lossy().into_owned(),
        owner,
        lookup,
        runtime: Handle::current(),
        mails,
    }
}

/// Of many mails some, from the first to the last: a flood comes in waves, from one witness after the other.
fn some(paths: Vec<&String>) -> Vec<&String> {
    let step = paths.len().div_ceil(MAILS_MAX).max(1);
    paths.into_iter().step_by(step).collect()
}

/// The owner as `trace` makes one of its options.
fn owner(folder: &Path, expect: &Value) -> Owner {
    let args: Vec<&str> = expect["args"].as_array().unwrap().iter().map(|one| one.as_str().unwrap()).collect();
    let mut owner = Owner::default();
    for option in args.chunks(2) {
        match option {
            ["--owner", who] => owner.add(who),
            ["--provider", name] => owner.providers.push((*name).to_owned()),
            ["--own-network", network] => owner.networks.push(network.parse().unwrap()),
            ["--world", "world"] => {}
            other => panic!("{}: {other:?} is new here", folder.display()),
        }
    }
    let headers = sent::newest(&folder.join("world/sent"), learn::SENT_MAX).unwrap();
    owner.learned = learn::learn(&owner, None, &[], &headers);
    owner
}

/// The answer as it is when nobody answers; `partly`: the first question was answered, and what it led to was not.
pub fn dead(fact: &Fact, partly: bool) -> Fact {
    let mut fact = fact.clone();
    match &mut fact {
        Fact::Known(Answer::Names(names)) if partly => names.iter_mut().for_each(|name| name.confirmed = None),
        Fact::Known(Answer::Signatures(signatures)) if partly => {
            signatures.iter_mut().for_each(|one| one.result = SignatureResult::Unknown)
        }
        Fact::Known(Answer::Seals(seals)) if partly => seals.result = SignatureResult::Unknown,
        _ => return Fact::unknown("no answer in time"),
    }
    fact
}
