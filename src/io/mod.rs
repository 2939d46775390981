//! All that touches the world: sockets, files, clocks, processes and the environment are opened here and nowhere else.

pub mod config_file;
pub mod secret;
