//! What must hold of every scenario, whatever is done to it: answers taken away, lines planted; and of what is said about it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at what it did not expect"
)]

mod explained;
mod planted;
mod scene;
mod unusable;

use std::sync::LazyLock;

static SCENES: LazyLock<Vec<scene::Scene>> = LazyLock::new(scene::scenes);
