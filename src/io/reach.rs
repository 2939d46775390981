//! Why a server was not reached, in words for the person who wrote its name into the configuration.

use std::io;

/// What the C library says before the cause when it found no address (getaddrinfo(3)); Rust hands on its text alone.
const NOT_FOUND: &str = "failed to lookup address information: ";
/// Its words, on several systems, for a name that does not exist.
const NO_SUCH_NAME: [&str; 4] =
    ["Name or service not known", "nodename nor servname", "No address associated", "Name does not resolve"];

/// Why there is no connection.
pub fn says(error: &io::Error) -> String {
    let text = error.to_string();
    match text.strip_prefix(NOT_FOUND) {
        Some(why) if NO_SUCH_NAME.iter().any(|words| why.contains(words)) => "there is no such name".to_owned(),
        Some(why) => format!("the name could not be looked up: {why}"),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_does_not_exist_is_told_from_a_name_server_that_is_silent() {
        let error = |text: &str| io::Error::other(format!("{NOT_FOUND}{text}"));
        assert_eq!(says(&error("Name or service not known")), "there is no such name");
        let silent = says(&error("Temporary failure in name resolution"));
        assert_eq!(silent, "the name could not be looked up: Temporary failure in name resolution");
    }
}
