//! to be written
use super::Failure;
use crate::cli;
use crate::exit::Exit;
pub async fn run(_options: &cli::Demo) -> Result<Exit, Failure> {
    Ok(Exit::Fine)
}
