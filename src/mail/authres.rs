//! `Authentication-Results:` what a receiving server found out about a mail's sender. RFC 8601.
//!
//! The field is worth something only from a server that the reader trusts, and only above that server's own `Received:` line:
//! anybody can write one into a mail. So a field whose authserv-id cannot be read is none at all (it must fail closed: a gate that
//! let the unreadable pass was a real bug elsewhere), and one unreadable result does not invent another. Results are kept in order.

use serde::{Deserialize, Serialize};

use super::address;

/// The longest field that is read, in bytes after unfolding.
pub const FIELD_MAX: usize = 32 * 1024;
/// Results of one field that are read.
pub const RESULTS_MAX: usize = 64;

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuthResults {
    /// Who says it, lower case: RFC 8601, 2.5.
    pub authserv_id: String,
    /// Empty for `none`.
    pub results: Vec<MethodResult>,
    /// Part of the field could not be read and was left out.
    pub partial: bool,
}

/// `dkim=pass header.d=shop.example`: one method, its result and what it was found on. Names lower case.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MethodResult {
    /// `spf`, `dkim`, `dmarc`, `arc`, ...
    pub method: String,
    /// `pass`, `fail`, `softfail`, `neutral`, `none`, `temperror`, `permerror`, ...
    pub result: String,
    /// `("header.d", "shop.example")`, in order.
    pub properties: Vec<(String, String)>,
}

impl MethodResult {
    /// The value of a property, like `header.d` or `smtp.mailfrom`.
    pub fn property(&self, name: &str) -> Option<&str> {
        self.properties.iter().find(|(property, _)| property == name).map(|(_, value)| value.as_str())
    }

    /// The domain that the result is about: of `header.d`, `smtp.mailfrom`, `smtp.helo`, `header.i`, `header.from`, in this order.
    pub fn domain(&self) -> Option<String> {
        let names = ["header.d", "smtp.mailfrom", "smtp.helo", "header.i", "header.from"];
        let value = names.iter().find_map(|name| self.property(name).filter(|value| !value.is_empty()))?;
        let value = address::normal(value);
        let domain = value.rsplit_once('@').map_or(&*value, |(_, domain)| domain);
        (!domain.is_empty()).then(|| domain.to_owned())
    }
}

impl AuthResults {
    pub fn of<'a>(&'a self, method: &'a str) -> impl Iterator<Item = &'a MethodResult> {
        self.results.iter().filter(move |result| result.method == method)
    }

    /// Did the method pass for this domain or its organisation?
    pub fn passes(&self, method: &str, domain: &str) -> bool {
        self.of(method).any(|result| {
            result.result == "pass"
                && result.domain().is_some_and(|found| found == domain || address::same_organisation(&found, domain))
        })
    }
}

/// Reads the value of one field, folded or not. None if it does not say who wrote it.
pub fn parse(value: &str) -> Option<AuthResults> {
    if value.len() > FIELD_MAX {
        return None;
    }
    let parts = parts(value)?;
    let (head, rest) = parts.split_first()?;
    let authserv_id = authserv_id(head)?;
    let mut found = AuthResults { authserv_id, ..AuthResults::default() };
    for part in rest {
        if part.is_empty() || matches!(part.as_slice(), [word] if word.eq_ignore_ascii_case("none")) {
            continue;
        }
        match method_result(part).filter(|_| found.results.len() < RESULTS_MAX) {
            Some(result) => found.results.push(result),
            None => found.partial = true,
        }
    }
    Some(found)
}

/// `mx.provider.example` or `mx.provider.example 1`: the version is 1 or absent (RFC 8601, 2.2).
fn authserv_id(head: &[String]) -> Option<String> {
    let (id, version) = match head {
        [id] => (id, None),
        [id, version] => (id, Some(version)),
        _ => return None,
    };
    let id = address::normal(id).into_owned();
    let token = id.bytes().all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'=' | b'<' | b'>' | b'@' | b'"'));
    let version = version.is_none_or(|version| version == "1");
    (token && version && !id.is_empty() && id.len() <= 255).then_some(id)
}

fn method_result(words: &[String]) -> Option<MethodResult> {
    let (first, rest) = words.split_first()?;
    let (method, result) = first.split_once('=')?;
    // `dkim/1=pass`: RFC 8601, 2.2 allows the method's version.
    let method = method.split('/').next().unwrap_or_default();
    let mut found = MethodResult { method: keyword(method)?, result: keyword(result)?, properties: Vec::new() };
    for word in rest.iter().take(PROPERTIES_MAX) {
        if let Some((name, value)) = word.split_once('=') {
            found.properties.push((name.to_ascii_lowercase(), value.to_owned()));
        }
    }
    Some(found)
}

const PROPERTIES_MAX: usize = 32;

fn keyword(text: &str) -> Option<String> {
    let good =
        !text.is_empty() && text.len() <= 64 && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    good.then(|| text.to_ascii_lowercase())
}

/// Cuts the value at semicolons into words, without comments; quotes are taken off, `a = b` becomes `a=b`.
/// None if a comment or a quoted string does not end: then it cannot be told what was meant to be inside it.
fn parts(value: &str) -> Option<Vec<Vec<String>>> {
    let mut parts: Vec<Vec<String>> = vec![Vec::new()];
    let mut word = String::new();
    let mut quoted = false;
    let mut depth = 0_usize;
    let mut escaped = false;
    let mut glue = false;
    let end = |word: &mut String, parts: &mut Vec<Vec<String>>| {
        if !word.is_empty()
            && let Some(part) = parts.last_mut()
        {
            part.push(std::mem::take(word));
        }
    };
    for char in value.chars() {
        match char {
            _ if escaped => {
                escaped = false;
                if quoted {
                    word.push(char);
                }
            }
            '\\' if quoted || depth > 0 => escaped = true,
            '"' if depth == 0 => {
                quoted = !quoted;
                glue = false;
            }
            _ if quoted => word.push(char),
            '(' => depth += 1,
            ')' if depth > 0 => depth -= 1,
            _ if depth > 0 => {}
            ';' => {
                end(&mut word, &mut parts);
                parts.push(Vec::new());
                glue = false;
            }
            '=' => {
                // White space may stand around it.
                if word.is_empty()
                    && let Some(before) = parts.last_mut().and_then(Vec::pop)
                {
                    word = before;
                }
                word.push('=');
                glue = true;
            }
            _ if char.is_whitespace() => {
                if !glue {
                    end(&mut word, &mut parts);
                }
            }
            _ => {
                glue = false;
                word.push(char);
            }
        }
    }
    if quoted || depth > 0 || escaped {
        return None;
    }
    end(&mut word, &mut parts);
    Some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_exim_and_gmail_write_it() {
        let found = parse(
            "mx.provider.example;\r\n\tdkim=pass (2048-bit key) header.d=bank.example header.s=mail;\r\n\
             \tspf=pass (mx.provider.example: domain of a@out.bank.example designates 192.0.2.9 as permitted sender) \
             smtp.mailfrom=a@out.bank.example; dmarc=fail (p=REJECT dis=NONE) header.from=Shop.example; arc=none",
        )
        .unwrap();
        assert_eq!(found.authserv_id, "mx.provider.example");
        let shown: Vec<_> = found.results.iter().map(|result| format!("{}={}", result.method, result.result)).collect();
        assert_eq!(shown, ["dkim=pass", "spf=pass", "dmarc=fail", "arc=none"]);
        assert_eq!(found.of("dkim").next().unwrap().property("header.s"), Some("mail"));
        assert!(found.passes("dkim", "bank.example") && found.passes("spf", "bank.example"));
        assert!(!found.passes("dmarc", "shop.example") && !found.passes("dkim", "shop.example"));
        assert!(!found.partial);
    }

    #[test]
    fn forms_that_the_grammar_allows() {
        let found = parse("\"mx.a.example\" 1; DKIM/1 = Pass reason=\"a; b (c\" header.i=@b.example; none").unwrap();
        assert_eq!(found.authserv_id, "mx.a.example");
        assert_eq!(found.results.len(), 1);
        assert_eq!(found.of("dkim").next().unwrap().property("reason"), Some("a; b (c"));
        assert!(found.passes("dkim", "b.example"));
        assert_eq!(parse("mx.a.example; none").unwrap().results, []);
        assert_eq!(parse("(c) mx.a.example (c); none").unwrap().authserv_id, "mx.a.example");
    }

    #[test]
    fn fails_closed() {
        for value in [
            "",
            ";",
            "dkim=pass header.d=bank.example",
            "spf=pass; dkim=pass",
            "mx.a.example 2; dkim=pass",
            "mx a example; dkim=pass",
            "mx.a.example (; dkim=pass header.d=b.example",
            "mx.a.example \"; dkim=pass",
            "<mx.a.example>x; dkim=pass",
        ] {
            assert_eq!(parse(value), None, "{value}");
        }
        let found =
            parse("mx.a.example; dkim=pa ss=x; =pass; dkim; spf=\"p s\"; dkim=fail header.d=b.example").unwrap();
        assert!(found.partial && !found.passes("dkim", "b.example"));
        // A comment cannot smuggle a result in.
        let found = parse("mx.a.example; spf=fail (x; dkim=pass header.d=b.example) smtp.mailfrom=b.example").unwrap();
        assert_eq!(found.results.len(), 1);
    }

    #[test]
    fn hostile_size_costs_little() {
        let begun = std::time::Instant::now();
        for piece in ["(", ";", "a=b;", "\\", "\"", "= ", "a "] {
            parse(&format!("mx.a.example; {}", piece.repeat(FIELD_MAX / piece.len() - 20)));
        }
        assert_eq!(parse(&"a".repeat(FIELD_MAX + 1)), None);
        assert!(parse(&format!("mx.a.example{}", "; dkim=pass".repeat(1000))).unwrap().results.len() <= RESULTS_MAX);
        assert!(begun.elapsed().as_secs() < 2);
    }
}
