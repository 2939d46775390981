//! How long one round of look-ups takes beyond its slowest answer: all questions of one mail at once, to a name server in this
//! process that answers each name 100 milliseconds late.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::{Duration, Instant};

use alibi::facts::Question;
use alibi::io::dns::{Dns, Pace};
use alibi::io::lookup::{Budget, Live};
use alibi::ports::{Lookup, Material, Spent};
use hickory_resolver::proto::op::{Message, OpCode};
use hickory_resolver::proto::rr::rdata::{A, MX, PTR, TXT};
use hickory_resolver::proto::rr::{Name, RData, Record, RecordType};
use tokio::net::UdpSocket;

const DELAY: Duration = Duration::from_millis(100);
/// The longest chain of the questions: the name of an address, and the address of that name.
const SLOWEST: Duration = Duration::from_millis(200);
const ROUNDS: usize = 10;
/// Questions of one round, as `investigate` allows.
const QUESTIONS: usize = 64;

fn main() {
    let server = serve();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    let Ok(runtime) = runtime else { return };
    runtime.block_on(async {
        let Ok(dns) = Dns::server(server, Pace::LIVE) else { return };
        let lookup = Live::new(dns, Budget::LIVE).documentation_is_public(true);
        let mut beyond = Vec::new();
        for number in 0..ROUNDS {
            let questions = questions(number);
            let material = Material { notice: b"", original: b"", original_full: false };
            let begun = Instant::now();
            let facts = lookup.answer(&questions, material, &Spent::default()).await;
            let took = begun.elapsed();
            if facts.iter().count() == QUESTIONS {
                beyond.push(took.saturating_sub(SLOWEST));
            }
        }
        beyond.sort();
        let median = beyond.get(beyond.len() / 2);
        println!(
            "a round of {QUESTIONS} questions, {} rounds: {:?} beyond the slowest answer (median), {:?} to {:?}",
            beyond.len(),
            median.unwrap_or(&Duration::ZERO),
            beyond.first().unwrap_or(&Duration::ZERO),
            beyond.last().unwrap_or(&Duration::ZERO)
        );
    });
}

/// All kinds of questions, about names that were never asked for.
fn questions(round: usize) -> Vec<Question> {
    let kinds = |n: usize| {
        let domain = format!("d{n}.r{round}.example");
        let last = u8::try_from(n + round * 16).unwrap_or(1);
        let address = IpAddr::V4(Ipv4Addr::new(192, 0, 2, last));
        [
            Question::Names(address),
            Question::Addresses(domain.clone()),
            Question::Exchangers(domain.clone()),
            Question::Spf { domain: domain.clone(), address },
            Question::Senders(domain.clone()),
            Question::Dmarc(domain),
        ]
    };
    (0..QUESTIONS).flat_map(kinds).take(QUESTIONS).collect()
}

/// The name server, on a thread of its own.
fn serve() -> SocketAddr {
    let (tell, told) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let Ok(runtime) = runtime else { return };
        runtime.block_on(async {
            let Ok(socket) = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).await else { return };
            let socket = Arc::new(socket);
            if socket.local_addr().is_ok_and(|address| tell.send(address).is_err()) {
                return;
            }
            let mut buffer = vec![0; 4_096];
            while let Ok((length, from)) = socket.recv_from(&mut buffer).await {
                let Some(reply) = buffer.get(..length).and_then(answer) else { continue };
                let socket = socket.clone();
                tokio::spawn(async move {
                    tokio::time::sleep(DELAY).await;
                    socket.send_to(&reply, from).await
                });
            }
        });
    });
    told.recv().unwrap_or_else(|_| SocketAddr::from((Ipv4Addr::LOCALHOST, 53)))
}

fn answer(question: &[u8]) -> Option<Vec<u8>> {
    let asked = Message::from_vec(question).ok()?;
    let query = asked.queries.first()?;
    let host = || Name::from_ascii("mx.shop.example.").ok();
    let data = match query.query_type() {
        RecordType::A => RData::A(A::new(192, 0, 2, 9)),
        RecordType::AAAA => RData::AAAA("2001:db8::9".parse::<std::net::Ipv6Addr>().ok()?.into()),
        RecordType::MX => RData::MX(MX::new(10, host()?)),
        RecordType::PTR => RData::PTR(PTR(host()?)),
        _ => RData::TXT(TXT::new(vec!["v=spf1 ip4:192.0.2.0/24 -all".to_owned()])),
    };
    let mut reply = Message::response(asked.metadata.id, OpCode::Query);
    reply.metadata.recursion_available = true;
    reply.add_query(query.clone());
    reply.add_answers([Record::from_rdata(query.name().clone(), 60, data)]);
    reply.to_vec().ok()
}
