//! Colours, only where a person looks at them.

use std::io::IsTerminal as _;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colour {
    Plain,
    Green,
    Yellow,
    Red,
}

/// `text` in this colour if standard output is a terminal and the person did not ask for none (NO_COLOR).
pub fn paint(text: &str, colour: Colour) -> String {
    let code = match colour {
        Colour::Plain => return text.to_owned(),
        Colour::Green => "32",
        Colour::Yellow => "33",
        Colour::Red => "31;1",
    };
    if std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none() {
        format!("\u{1b}[{code}m{text}\u{1b}[0m")
    } else {
        text.to_owned()
    }
}
