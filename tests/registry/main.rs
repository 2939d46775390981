//! Asking the registries: each as it answers, a hostile one, what is kept, and that nothing inside is ever connected to.
//!
//! The internet is a name server and two servers on loopback; whoever connects goes through a dialler that notes every address.

// A test may stop at what it did not expect.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::string_slice, clippy::panic)]

mod hostile;
mod keeping;
mod oracle;
mod own;
mod shapes;
mod town;
mod whom;
