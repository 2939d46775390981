//! `alibi trace` on a folder of 5,000 mixed mails: when the first answer comes, how many come a second, and how much memory it takes.
//!
//! Prints figures and judges nothing. The mails are those of `tests/cases` over and over, or of the folder that `ALIBI_BENCH_MAIL`
//! names.

mod mails;

use std::error::Error;
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};
use std::time::Instant;

const MAILS: usize = 5_000;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    for (place, mail) in mails::all().iter().cycle().take(MAILS).enumerate() {
        fs::write(folder.path().join(format!("{place:05}.eml")), mail)?;
    }
    let begun = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_alibi"))
        .args(["trace", "--json", "--offline", "--owner", "shop.example"])
        .arg(folder.path())
        .stdout(Stdio::piped())
        .spawn()?;
    let (mut first, mut answers, mut memory) = (None, 0_usize, 0_u64);
    let out = child.stdout.take().ok_or("no output")?;
    for line in BufReader::new(out).lines() {
        line?;
        first.get_or_insert_with(|| begun.elapsed());
        answers += 1;
        if answers.is_multiple_of(100) {
            memory = memory.max(peak(child.id()).unwrap_or(0));
        }
    }
    let took = begun.elapsed();
    child.wait()?;
    let rate = answers as f64 / took.as_secs_f64();
    println!(
        "folder: {answers} answers, the first after {:.0?}, all after {took:.2?}: {rate:.0} mails/s",
        first.unwrap_or(took)
    );
    match memory {
        0 => println!("folder: peak memory is told on Linux only"),
        bytes => println!("folder: peak memory {:.1} MB", bytes as f64 / 1e6),
    }
    Ok(())
}

/// The most memory that the process held at once, in bytes (VmHWM).
fn peak(process: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kilobytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes * 1024)
}
