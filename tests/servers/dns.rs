//! The name server: hickory in this process, over the zone file beside this module.
//!
//! Postfix asks it for exchangers and peer names, alibi for everything. One zone holds the root, so a name that is not in
//! the file is an honest NXDOMAIN.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use hickory_server::Server;
use hickory_server::proto::rr::Name;
use hickory_server::proto::serialize::txt::Parser;
use hickory_server::store::in_memory::InMemoryZoneHandler;
use hickory_server::zone_handler::{AxfrPolicy, Catalog, ZoneType};
use tokio::net::{TcpListener, UdpSocket};

const ZONE: &str = include_str!("internet.zone");

/// Serves until the returned value is dropped.
pub async fn serve(at: SocketAddr) -> Server<Catalog> {
    let (_, records) = Parser::new(ZONE, None, Some(Name::root())).parse().expect("internet.zone parses");
    let zone: InMemoryZoneHandler =
        InMemoryZoneHandler::new(Name::root(), records, ZoneType::Primary, AxfrPolicy::Deny)
            .expect("internet.zone has a start of authority");
    let mut catalog = Catalog::new();
    catalog.upsert(Name::root().into(), vec![Arc::new(zone)]);
    let mut server = Server::new(catalog);
    server.register_socket(UdpSocket::bind(at).await.expect("the DNS port is free"));
    server.register_listener(TcpListener::bind(at).await.expect("the DNS port is free"), Duration::from_secs(5), 32);
    server
}
