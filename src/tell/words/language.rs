//! The languages of the notices. One more is one more file in `config/words` and one more row here.

/// A language that notices can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Language {
    English,
    German,
    French,
    Spanish,
    Italian,
    Dutch,
    Portuguese,
    Polish,
    Japanese,
}

impl Language {
    pub const ALL: &'static [Language] = &[
        Language::English,
        Language::German,
        Language::French,
        Language::Spanish,
        Language::Italian,
        Language::Dutch,
        Language::Portuguese,
        Language::Polish,
        Language::Japanese,
    ];

    /// `de`: as in the configuration, in HTML, and in the name of the file.
    pub fn tag(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::German => "de",
            Language::French => "fr",
            Language::Spanish => "es",
            Language::Italian => "it",
            Language::Dutch => "nl",
            Language::Portuguese => "pt",
            Language::Polish => "pl",
            Language::Japanese => "ja",
        }
    }

    pub fn of_tag(tag: &str) -> Option<Language> {
        Language::ALL.iter().copied().find(|language| language.tag() == tag)
    }

    /// What stands between two sentences.
    pub fn joint(self) -> &'static str {
        if self == Language::Japanese { "" } else { " " }
    }

    /// The words, in the syntax of Project Fluent.
    pub fn source(self) -> &'static str {
        match self {
            Language::English => include_str!("../../../config/words/en.ftl"),
            Language::German => include_str!("../../../config/words/de.ftl"),
            Language::French => include_str!("../../../config/words/fr.ftl"),
            Language::Spanish => include_str!("../../../config/words/es.ftl"),
            Language::Italian => include_str!("../../../config/words/it.ftl"),
            Language::Dutch => include_str!("../../../config/words/nl.ftl"),
            Language::Portuguese => include_str!("../../../config/words/pt.ftl"),
            Language::Polish => include_str!("../../../config/words/pl.ftl"),
            Language::Japanese => include_str!("../../../config/words/ja.ftl"),
        }
    }
}
