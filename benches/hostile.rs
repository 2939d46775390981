//! How long `alibi trace` takes for each mail whose size or shape is the attack. Prints the figures; the limits are kept by
//! `tests/hostile_program.rs`.

#[path = "../tests/bombs/mod.rs"]
mod bombs;

use std::error::Error;
use std::fs;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("mail.eml");
    let mut longest = (Duration::ZERO, "");
    for (name, mail) in bombs::shapes() {
        fs::write(&path, &mail)?;
        let begun = Instant::now();
        Command::new(env!("CARGO_BIN_EXE_alibi"))
            .args(["trace", "--json", "--offline", "--owner", "mara@shop.example"])
            .arg(&path)
            .stdout(Stdio::null())
            .status()?;
        let took = begun.elapsed();
        longest = longest.max((took, name));
        println!("hostile: {name:28} {:6.1} MB {took:8.0?}", mail.len() as f64 / 1e6);
    }
    println!("hostile: the longest took {:.0?}: {}", longest.0, longest.1);
    Ok(())
}
