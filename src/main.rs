//! The program: reads the command line and hands over to its command.

fn main() {}
