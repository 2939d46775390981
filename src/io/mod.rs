//! Everything that touches the world: sockets, files, clocks. Each file here stands behind one of the five [`crate::ports`].

pub mod clock;
pub mod lock;
pub mod outgoing_folder;
mod private;
pub mod smtp;
pub mod store;
