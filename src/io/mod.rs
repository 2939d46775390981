//! (to be written)

pub mod authenticate;
pub mod dns;
pub mod lookup;
pub mod rdap;
pub mod world;
