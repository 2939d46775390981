//! Phrases as systems write them that know plain letters only: `bestaetigen`, `wiadomosc`, `reponse automatique`.
//!
//! Scripts and old mail programs leave accents out, or mail loses them. Only Latin letters have a plain form; a phrase in
//! another script has none and yields nothing.

/// The spellings of a phrase in plain letters: without marks, and as German writes its umlauts where it has no keys for them.
pub fn spellings(phrase: &str) -> impl Iterator<Item = String> {
    let plain = spelled(phrase, plain);
    let german = spelled(phrase, |letter| german(letter).or_else(|| self::plain(letter)));
    let german = german.filter(|german| plain.as_ref() != Some(german));
    plain.into_iter().chain(german)
}

/// The phrase with each marked letter replaced; none if it has no such letter, or one that has no plain form.
fn spelled(phrase: &str, letter: impl Fn(char) -> Option<&'static str>) -> Option<String> {
    if phrase.is_ascii() {
        return None;
    }
    let mut spelled = String::with_capacity(phrase.len());
    for character in phrase.chars() {
        if character.is_ascii() {
            spelled.push(character);
        } else {
            spelled.push_str(letter(character)?);
        }
    }
    Some(spelled)
}

fn german(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ä' => "ae",
        'ö' => "oe",
        'ü' => "ue",
        _ => return None,
    })
}

fn plain(letter: char) -> Option<&'static str> {
    Some(match letter {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ą' | 'ă' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'č' => "c",
        'ď' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ę' | 'ě' => "e",
        'ğ' => "g",
        'ì' | 'í' | 'î' | 'ï' | 'ı' => "i",
        'ľ' | 'ł' => "l",
        'ñ' | 'ń' | 'ň' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ő' => "o",
        'ř' => "r",
        'ś' | 'š' | 'ş' | 'ș' => "s",
        'ß' => "ss",
        'ť' | 'ţ' | 'ț' => "t",
        'ù' | 'ú' | 'û' | 'ü' | 'ů' | 'ű' => "u",
        'ý' => "y",
        'ź' | 'ż' | 'ž' => "z",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marked_letters_become_plain() {
        let of = |phrase| spellings(phrase).collect::<Vec<_>>();
        assert_eq!(of("bestätigen"), ["bestatigen", "bestaetigen"]);
        assert_eq!(of("twoja wiadomość"), ["twoja wiadomosc"]);
        assert!(of("verify").is_empty());
        assert!(of("подтвердите").is_empty());
    }
}
