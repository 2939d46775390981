//! The dress of a notice: a template for HTML and one for text, over the same document. A provider may bring their own.
//!
//! Escaping is the engine's default for HTML and cannot be forgotten. Templates are the provider's and are trusted as far as
//! their words go; but they may be broken, and a notice must not be lost to that: [`Templates::with`] prints a whole sample
//! before it takes them, and a print that fails later falls back to the built-in one.

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, UndefinedBehavior};

use super::document::{Block, Chart, Document, Row};
use super::flow;
use super::words::Language;

pub const HTML: &str = "notice.html";
pub const TEXT: &str = "notice.txt";

const BUILT_IN: [(&str, &str); 2] = [
    (HTML, include_str!("../../config/templates/notice.html")),
    (TEXT, include_str!("../../config/templates/notice.txt")),
];
/// Steps of the engine for one print; a notice takes some thousands.
const STEPS_MAX: u64 = 2_000_000;

/// A template that cannot be used, with its line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("use the template `{name}`, line {line}: {says}")]
pub struct TemplateError {
    pub name: String,
    pub line: usize,
    pub says: String,
}

/// Both templates, ready to print.
#[derive(Debug, Clone)]
pub struct Templates {
    own: Option<Environment<'static>>,
    built_in: Environment<'static>,
}

impl Default for Templates {
    fn default() -> Templates {
        let mut built_in = environment();
        for (name, source) in BUILT_IN {
            // A fault here would show as an empty notice; every test that writes one would see it.
            drop(built_in.add_template(name, source));
        }
        Templates { own: None, built_in }
    }
}

impl Templates {
    /// The provider's templates over the built-in ones. Each prints a sample first, so that a fault is found now.
    pub fn with(html: Option<String>, text: Option<String>) -> Result<Templates, TemplateError> {
        let built_in = Templates::default();
        let mut own = built_in.built_in.clone();
        for (name, source) in [(HTML, html), (TEXT, text)] {
            let Some(source) = source else { continue };
            own.add_template_owned(name, source).map_err(|error| fault(name, &error))?;
            render(&own, name, &sample()).map_err(|error| fault(name, &error))?;
        }
        Ok(Templates { own: Some(own), ..built_in })
    }

    /// The document in one of the forms, lines ended by CR LF; and why the built-in template had to be used, if so.
    pub fn print(&self, name: &str, document: &Document) -> (String, Option<String>) {
        let own = self.own.as_ref().map(|own| render(own, name, document));
        let (printed, why) = match own {
            Some(Ok(printed)) => (printed, None),
            Some(Err(error)) => (self.print_built_in(name, document), Some(fault(name, &error).to_string())),
            None => (self.print_built_in(name, document), None),
        };
        (lines(&printed), why)
    }

    fn print_built_in(&self, name: &str, document: &Document) -> String {
        render(&self.built_in, name, document).unwrap_or_default()
    }
}

fn environment() -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(
        |name| {
            if name.ends_with(".txt") { AutoEscape::None } else { AutoEscape::Html }
        },
    );
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    if let Ok(syntax) = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build() {
        environment.set_syntax(syntax);
    }
    environment.set_fuel(Some(STEPS_MAX));
    environment.add_filter("flow", |words: &str, lead: Option<&str>| flow::flow(lead.unwrap_or_default(), words));
    environment.add_filter("title", flow::title);
    environment.add_filter("bar", flow::bar);
    environment
}

fn render(environment: &Environment<'_>, name: &str, document: &Document) -> Result<String, minijinja::Error> {
    environment.get_template(name)?.render(Serde(document))
}

fn fault(name: &str, error: &minijinja::Error) -> TemplateError {
    let says = error.detail().map_or_else(|| error.kind().to_string(), str::to_owned);
    TemplateError { name: name.to_owned(), line: error.line().unwrap_or(1), says }
}

/// Line ends of mail (RFC 5322, 2.3), no control characters, no more than one empty line at a time.
fn lines(printed: &str) -> String {
    let mut text = String::with_capacity(printed.len() + printed.len() / 20);
    let mut empty = true;
    for line in printed.lines() {
        let line: String = line.chars().filter(|character| !character.is_control()).collect();
        if line.is_empty() && empty {
            continue;
        }
        empty = line.is_empty();
        text.push_str(&line);
        text.push_str("\r\n");
    }
    text.truncate(text.trim_end().len());
    text.push_str("\r\n");
    text
}

/// A document with every kind of block.
fn sample() -> Document {
    let mut document = Document::new(Language::English, "sample");
    document.verdict("verdict");
    document.heading("heading");
    document.say(&["sentence".to_owned()]);
    document.list(&["item".to_owned()]);
    document.steps(&["step".to_owned()]);
    document.quote("quote");
    document.record("record");
    let row = Row { label: "day".to_owned(), count: "1".to_owned(), percent: 100 };
    document.chart(Chart { label: "day".to_owned(), count: "count".to_owned(), rows: vec![row] });
    document.details = document.blocks.iter().filter(|block| !matches!(block, Block::Chart(_))).cloned().collect();
    document
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_a_string_stays_text() {
        let mut document = Document::new(Language::English, "</title><script>1</script>");
        document.say(&["<img src=x onerror='alert(1)'> & \"so\" on".to_owned()]);
        let (html, why) = Templates::default().print(HTML, &document);
        assert_eq!(why, None);
        assert!(!html.contains("<script") && !html.contains("<img"), "{html}");
        assert!(html.contains("&lt;img src=x onerror=&#x27;alert(1)&#x27;&gt; &amp; &quot;so&quot; on"), "{html}");
    }

    #[test]
    fn a_broken_template_is_named_with_its_line() {
        let error = Templates::with(Some("<p>\n{% for x in %}</p>".to_owned()), None).unwrap_err();
        assert_eq!((error.name.as_str(), error.line), (HTML, 2));
        let error = Templates::with(None, Some("a\nb\n{{ no_such_thing }}".to_owned())).unwrap_err();
        assert_eq!((error.name.as_str(), error.line), (TEXT, 3));
        let endless = "{% for a in range(9999) %}{% for b in range(9999) %}{{ a }}{% endfor %}{% endfor %}";
        assert!(Templates::with(None, Some(endless.to_owned())).is_err());
    }

    #[test]
    fn a_template_that_fails_later_loses_nothing() {
        let text = "{% if subject == 'sample' %}fine{% else %}{{ no_such_thing }}{% endif %}";
        let templates = Templates::with(None, Some(text.to_owned())).unwrap();
        let mut document = Document::new(Language::English, "real");
        document.say(&["what matters".to_owned()]);
        let (printed, why) = templates.print(TEXT, &document);
        assert!(printed.contains("what matters"));
        assert!(why.is_some_and(|why| why.contains(TEXT)));
    }

    #[test]
    fn a_providers_template_changes_the_dress() {
        let html = "<h1>Metro IT</h1>{% for block in blocks %}{{ block.with }}{% endfor %}";
        let templates = Templates::with(Some(html.to_owned()), None).unwrap();
        let mut document = Document::new(Language::English, "real");
        document.verdict("a < b");
        assert_eq!(templates.print(HTML, &document).0, "<h1>Metro IT</h1>a &lt; b\r\n");
        assert_eq!(templates.print(TEXT, &document).0, Templates::default().print(TEXT, &document).0);
    }
}
