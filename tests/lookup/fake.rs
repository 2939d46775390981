//! A name server that says whatever a test wants, and counts what it is asked.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use alibi::io::dns::{Dns, Pace};
use alibi::io::lookup::{Budget, Live};
use hickory_resolver::proto::op::{Message, OpCode, ResponseCode};
use hickory_resolver::proto::rr::rdata::TXT;
use hickory_resolver::proto::rr::{Name, RData, Record, RecordType};
use tokio::net::UdpSocket;

pub const FAST: Pace =
    Pace { timeout: Duration::from_millis(300), attempts: 1, failures_kept: Duration::from_secs(60) };
pub const SHORT: Budget =
    Budget { question: Duration::from_secs(2), round: Duration::from_secs(3), mail: Duration::from_secs(5) };

pub struct Fake {
    pub address: SocketAddr,
    pub asked: Arc<AtomicUsize>,
}

impl Fake {
    /// Answers each question with the bytes that `reply` makes of it.
    pub async fn start(reply: impl Fn(&Message) -> Option<Vec<u8>> + Send + 'static) -> Fake {
        let socket = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let fake = Fake { address: socket.local_addr().unwrap(), asked: Arc::default() };
        let asked = fake.asked.clone();
        tokio::spawn(async move {
            let mut buffer = [0; 4_096];
            while let Ok((length, from)) = socket.recv_from(&mut buffer).await {
                asked.fetch_add(1, Ordering::SeqCst);
                if let Some(bytes) = reply(&Message::from_vec(&buffer[..length]).unwrap()) {
                    socket.send_to(&bytes, from).await.unwrap();
                }
            }
        });
        fake
    }

    /// The same, each answer late by `delay`, however many wait.
    pub async fn slow(delay: Duration, reply: impl Fn(&Message) -> Option<Vec<u8>> + Send + 'static) -> Fake {
        let socket = Arc::new(UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap());
        let fake = Fake { address: socket.local_addr().unwrap(), asked: Arc::default() };
        let asked = fake.asked.clone();
        tokio::spawn(async move {
            let mut buffer = [0; 4_096];
            while let Ok((length, from)) = socket.recv_from(&mut buffer).await {
                asked.fetch_add(1, Ordering::SeqCst);
                let Some(bytes) = reply(&Message::from_vec(&buffer[..length]).unwrap()) else { continue };
                let socket = socket.clone();
                tokio::spawn(async move {
                    tokio::time::sleep(delay).await;
                    socket.send_to(&bytes, from).await.unwrap();
                });
            }
        });
        fake
    }

    pub fn lookup(&self) -> Live {
        Live::new(Dns::server(self.address, FAST).unwrap(), SHORT).documentation_is_public(true)
    }

    pub fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }
}

/// The name that is asked for, without final dot, and the type.
pub fn question(query: &Message) -> (String, RecordType) {
    let query = &query.queries[0];
    (query.name().to_ascii().to_lowercase().trim_end_matches('.').to_owned(), query.query_type())
}

/// An answer with these records for the name that was asked for.
pub fn answer(query: &Message, records: Vec<RData>) -> Option<Vec<u8>> {
    let name = query.queries[0].name().clone();
    answer_about(query, name, records)
}

pub fn answer_about(query: &Message, name: Name, records: Vec<RData>) -> Option<Vec<u8>> {
    let mut reply = Message::response(query.metadata.id, OpCode::Query);
    reply.metadata.recursion_available = true;
    if records.is_empty() {
        reply.metadata.response_code = ResponseCode::NXDomain;
    }
    reply.add_query(query.queries[0].clone());
    reply.add_answers(records.into_iter().map(|data| Record::from_rdata(name.clone(), 60, data)));
    Some(reply.to_vec().unwrap())
}

pub fn txt(text: &str) -> RData {
    let pieces: Vec<String> =
        text.as_bytes().chunks(255).map(|piece| String::from_utf8(piece.to_vec()).unwrap()).collect();
    RData::TXT(TXT::new(pieces))
}
