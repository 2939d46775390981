//! Numbers in a language's own form: `12,345`, `12.345`, `12 345`. Fluent picks the plural; how digits are set is ours.

use fluent_bundle::FluentValue;

use super::Language;

/// How thousands are set apart, as the Unicode CLDR has it.
struct Style {
    mark: char,
    /// Shorter numbers are left as they are: `1234`, but `12.345`.
    digits_min: usize,
}

/// A space that breaks no line.
const NO_BREAK: char = '\u{a0}';
const COMMA: Style = Style { mark: ',', digits_min: 4 };
const DOT: Style = Style { mark: '.', digits_min: 4 };
const DOT_FROM_FIVE: Style = Style { mark: '.', digits_min: 5 };
const SPACE: Style = Style { mark: NO_BREAK, digits_min: 4 };
const SPACE_FROM_FIVE: Style = Style { mark: NO_BREAK, digits_min: 5 };

/// What a bundle of a language prints numbers with. `M` is the bundle's store of plural rules, which we do not need.
pub type Formatter<M> = fn(&FluentValue<'_>, &M) -> Option<String>;

pub fn formatter<M>(language: Language) -> Formatter<M> {
    // Functions and no closures: Fluent asks for that.
    match language {
        Language::English | Language::Japanese => |value, _| print(value, &COMMA),
        Language::German | Language::Italian | Language::Dutch | Language::Portuguese => |value, _| print(value, &DOT),
        Language::Spanish => |value, _| print(value, &DOT_FROM_FIVE),
        Language::French => |value, _| print(value, &SPACE),
        Language::Polish => |value, _| print(value, &SPACE_FROM_FIVE),
    }
}

/// None for what is no number: Fluent prints it.
fn print(value: &FluentValue<'_>, style: &Style) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let digits = format!("{:.0}", number.value);
    if digits.len() < style.digits_min {
        return Some(digits);
    }
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place) % 3 == 0 {
            text.push(style.mark);
        }
        text.push(digit);
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_set_apart_as_the_language_does() {
        let print = |language, number: u64| formatter::<()>(language)(&FluentValue::from(number), &());
        let shown = |language, number| print(language, number).unwrap();
        assert_eq!(shown(Language::English, 1_234_567), "1,234,567");
        assert_eq!(shown(Language::German, 1_234), "1.234");
        assert_eq!(shown(Language::Spanish, 1_234), "1234");
        assert_eq!(shown(Language::Spanish, 12_345), "12.345");
        assert_eq!(shown(Language::French, 12_345), "12\u{a0}345");
        assert_eq!(shown(Language::Polish, 999), "999");
        assert_eq!(formatter::<()>(Language::Dutch)(&FluentValue::from("1234"), &()), None);
    }
}
