//! alibi: proof that you were not there. See the library's first page for how a mail travels.

use std::process::ExitCode;

use alibi::cli::Cli;
use clap::Parser;

fn main() -> ExitCode {
    let cli = Cli::parse();
    alibi::io::log::start(cli.verbose);
    alibi::commands::run(&cli).into()
}
