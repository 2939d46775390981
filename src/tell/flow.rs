//! Lines of plain text, `format=flowed` (RFC 3676): at most 72 columns, which a phone may flow again.
//!
//! Japanese has no spaces: there a line ends between two letters, without the space that would let a program join the lines,
//! for joining would put that space between the letters.

/// Columns of a line, the space of a soft break included. RFC 3676, 4.2 asks for at most 78.
const COLUMNS: usize = 72;
/// These end a sentence or a quotation: no line begins with them.
const CLOSING: &str = " 、。，．：」』）！？ー…";
/// These begin a quotation: no line ends with them.
const OPENING: &str = "「『（";

/// One paragraph. A line that ends in a space goes on in the next (RFC 3676, 4.2).
pub fn flow(lead: &str, words: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut line = lead.to_owned();
    let (mut width, start) = (columns(lead), columns(lead));
    for piece in words.split_inclusive(' ').flat_map(pieces) {
        let length = columns(piece.trim_end());
        if width > start && width + length + 1 > COLUMNS {
            lines.push(stuffed(&line));
            line.clear();
            width = 0;
        }
        width += columns(&piece);
        line.push_str(&piece);
    }
    lines.push(stuffed(line.trim_end()));
    lines.join("\n")
}

/// A heading: in capitals, or behind a mark in scripts that have none.
pub fn title(words: &str) -> String {
    let capitals = words.to_uppercase();
    if capitals == words { format!("■ {words}") } else { capitals }
}

/// A bar of up to thirty marks.
pub fn bar(percent: u64) -> String {
    "#".repeat(usize::try_from(percent.min(100) * 3 / 10).unwrap_or(0).max(usize::from(percent > 0)))
}

/// Where a word may be cut: each wide letter is a piece, with what opens before it and closes behind it; other words only where
/// they are longer than a line. What follows such a cut gets a space in front, so that no line grows beyond its columns.
fn pieces(word: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut last: Option<char> = None;
    let mut length = 0;
    for character in word.chars() {
        let beside_wide = is_wide(character) || last.is_some_and(is_wide);
        let glued = CLOSING.contains(character) || last.is_some_and(|last| OPENING.contains(last));
        let too_long = length >= COLUMNS - 8 && character != ' ';
        if too_long && let Some(piece) = pieces.last_mut() {
            piece.push(' ');
        }
        match pieces.last_mut().filter(|_| !too_long && (!beside_wide || glued)) {
            Some(piece) => piece.push(character),
            None => {
                pieces.push(character.to_string());
                length = 0;
            }
        }
        length += columns(&character.to_string());
        last = Some(character);
    }
    pieces
}

/// Letters of East Asia: they take two columns, and a line may end behind each.
fn is_wide(character: char) -> bool {
    matches!(character, '\u{1100}'..='\u{115F}' | '\u{2E80}'..='\u{FFEF}')
}

fn columns(text: &str) -> usize {
    text.chars().map(|character| if is_wide(character) { 2 } else { 1 }).sum()
}

/// Lines that a reader could take for a quote, a separator of mails or of parts, or a stuffed line get a space in front (4.4).
fn stuffed(line: &str) -> String {
    let stuff = line.starts_with([' ', '>']) || line.starts_with("From ") || line.starts_with("--");
    if stuff { format!(" {line}") } else { line.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_flow_and_are_stuffed() {
        let text = flow("", &format!("From here on {}", "word ".repeat(40)));
        assert!(text.starts_with(" From here on word "));
        assert!(text.lines().all(|line| columns(line) <= COLUMNS + 1), "{text}");
        assert!(text.lines().next().is_some_and(|line| line.ends_with(' ')));
        assert!(!text.ends_with(' '));
        assert_eq!(flow("", "> quoted"), " > quoted");
        let long = flow("* ", &"x".repeat(200));
        assert!(long.lines().count() == 4 && long.lines().all(|line| columns(line) <= COLUMNS + 1), "{long}");
    }

    #[test]
    fn japanese_lines_break_between_letters_and_lose_none() {
        let words = "あなたのアドレスを使ったメールが 214 通戻ってきました。".repeat(6);
        let text = flow("1. ", &words);
        assert!(text.lines().all(|line| columns(line) <= COLUMNS + 2), "{text}");
        assert!(text.lines().count() > 3, "{text}");
        assert!(text.lines().all(|line| !line.starts_with(['。', '、'])), "{text}");
        assert_eq!(text.replace(" \n", " ").replace('\n', ""), format!("1. {words}"));
    }

    #[test]
    fn bars_are_drawn_to_scale_and_never_vanish() {
        assert_eq!((bar(0).len(), bar(1).len(), bar(50).len(), bar(100).len(), bar(900).len()), (0, 1, 15, 30, 30));
    }

    #[test]
    fn headings_stand_out_in_every_script() {
        assert_eq!(title("Was geschehen ist"), "WAS GESCHEHEN IST");
        assert_eq!(title("何が起きたか"), "■ 何が起きたか");
    }
}
