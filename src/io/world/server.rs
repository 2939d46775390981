//! The name server of a recorded world, on loopback, in this process.
//!
//! It speaks as much of RFC 1035 as a resolver needs: UDP, and TCP for answers that do not fit a datagram. It exists so that
//! a recorded world is read by the same resolver, the same caches and the same mail-auth as the internet.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use hickory_resolver::proto::op::{Edns, Message, MessageType, OpCode, ResponseCode};
use hickory_resolver::proto::rr::rdata::SOA;
use hickory_resolver::proto::rr::{Name, RData, Record};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream, UdpSocket};
use tokio::sync::Semaphore;
use tokio::task::{AbortHandle, JoinSet};
use tokio::time::timeout;

use super::zone::{Failing, Outcome, Zone};

/// Ports tried until one is free for UDP and TCP both.
const PORTS_TRIED_MAX: usize = 20;
/// Connections served at once, and how long one may be silent.
const CONNECTIONS_MAX: usize = 32;
const CONNECTION_IDLE: Duration = Duration::from_secs(5);
/// How long "there is none" holds, in seconds.
const NEGATIVE_TTL: u32 = 3_600;
/// The smallest datagram that every resolver takes. RFC 1035, 4.2.1.
const DATAGRAM_MIN: u16 = 512;
/// The largest datagram that we send: what the resolver's buffer holds.
const DATAGRAM_MAX: u16 = 4_096;

/// Serves until it is dropped.
pub struct Server {
    address: SocketAddr,
    tasks: [AbortHandle; 2],
}

impl Server {
    pub async fn start(zone: Arc<Zone>) -> io::Result<Server> {
        let (udp, tcp) = bind().await?;
        let address = udp.local_addr()?;
        let datagrams = tokio::spawn(datagrams(udp, zone.clone())).abort_handle();
        let connections = tokio::spawn(connections(tcp, zone)).abort_handle();
        Ok(Server { address, tasks: [datagrams, connections] })
    }

    pub fn address(&self) -> SocketAddr {
        self.address
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.tasks.iter().for_each(AbortHandle::abort);
    }
}

async fn bind() -> io::Result<(UdpSocket, TcpListener)> {
    let mut last = io::Error::from(io::ErrorKind::AddrInUse);
    for _ in 0..PORTS_TRIED_MAX {
        let udp = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        match TcpListener::bind(udp.local_addr()?).await {
            Ok(tcp) => return Ok((udp, tcp)),
            Err(error) => last = error,
        }
    }
    Err(last)
}

async fn datagrams(socket: UdpSocket, zone: Arc<Zone>) {
    let mut buffer = vec![0; usize::from(DATAGRAM_MAX)];
    loop {
        // An error here is an earlier answer that nobody waited for (ICMP); it concerns no other question.
        let Ok((length, from)) = socket.recv_from(&mut buffer).await else {
            tokio::task::yield_now().await;
            continue;
        };
        let question = buffer.get(..length).unwrap_or_default();
        if let Some(answer) = answer(&zone, question, true) {
            let _ = socket.send_to(&answer, from).await;
        }
    }
}

async fn connections(listener: TcpListener, zone: Arc<Zone>) {
    let room = Arc::new(Semaphore::new(CONNECTIONS_MAX));
    let mut open = JoinSet::new();
    loop {
        let Ok(permit) = room.clone().acquire_owned().await else { return };
        let Ok((stream, _)) = listener.accept().await else { continue };
        let zone = zone.clone();
        open.spawn(async move {
            let _ = connection(stream, &zone).await;
            drop(permit);
        });
        while open.try_join_next().is_some() {}
    }
}

/// Questions and answers, each behind its length. RFC 1035, 4.2.2.
async fn connection(mut stream: TcpStream, zone: &Zone) -> io::Result<()> {
    while let Ok(length) = timeout(CONNECTION_IDLE, stream.read_u16()).await {
        let mut question = vec![0; usize::from(length?)];
        timeout(CONNECTION_IDLE, stream.read_exact(&mut question)).await??;
        if let Some(answer) = answer(zone, &question, false)
            && let Ok(length) = u16::try_from(answer.len())
        {
            let mut framed = length.to_be_bytes().to_vec();
            framed.extend_from_slice(&answer);
            stream.write_all(&framed).await?;
        }
    }
    Ok(())
}

/// None: no answer, on purpose or because there was no question.
fn answer(zone: &Zone, question: &[u8], datagram: bool) -> Option<Vec<u8>> {
    let asked = Message::from_vec(question).ok()?;
    let query = asked.queries.first()?;
    if asked.metadata.message_type != MessageType::Query || asked.metadata.op_code != OpCode::Query {
        return None;
    }
    let mut reply = Message::response(asked.metadata.id, OpCode::Query);
    reply.metadata.recursion_desired = asked.metadata.recursion_desired;
    reply.metadata.recursion_available = true;
    reply.add_query(query.clone());
    if asked.edns.is_some() {
        let mut edns = Edns::new();
        edns.set_max_payload(DATAGRAM_MAX);
        reply.set_edns(edns);
    }
    match zone.ask(query.name(), query.query_type()) {
        Outcome::Fails(Failing::NoAnswer) => return None,
        Outcome::Fails(Failing::ServFail) => reply.metadata.response_code = ResponseCode::ServFail,
        Outcome::Found(records) => {
            if !records.iter().any(|record| record.record_type() == query.query_type()) {
                reply.add_authority(start_of_authority());
            }
            reply.add_answers(records);
        }
        Outcome::NoName(aliases) => {
            reply.metadata.response_code = ResponseCode::NXDomain;
            reply.add_answers(aliases);
            reply.add_authority(start_of_authority());
        }
    }
    let whole = reply.to_vec().ok()?;
    let room = usize::from(asked.max_payload().clamp(DATAGRAM_MIN, DATAGRAM_MAX));
    if datagram && whole.len() > room {
        return reply.truncate().to_vec().ok();
    }
    Some(whole)
}

/// What lets a resolver keep "there is none". RFC 2308, 5.
fn start_of_authority() -> Record {
    let soa = SOA::new(Name::root(), Name::root(), 1, 3_600, 600, 86_400, NEGATIVE_TTL);
    Record::from_rdata(Name::root(), NEGATIVE_TTL, RData::SOA(soa))
}
