//! Prints a notice as simple HTML: inline styles, one column, no images, links, buttons or anything remote.
//!
//! Every string goes through [`escape`]; there is no way to put markup into a block. No colours for text and ground: so a mail
//! program in dark mode turns both, and nothing becomes unreadable. Bars are cells with a border and a number.

use super::document::{Block, Document};
use crate::sanitize;

const TEXT_MAX: usize = 4_000;
/// Width of the longest bar, in pixels.
const BAR_MAX: u64 = 240;
const PARAGRAPH: &str = "margin:0 0 14px 0";

pub fn print(document: &Document) -> String {
    let title = escape(&document.subject);
    let mut html = format!(
        "<!DOCTYPE html>\r\n<html lang=\"en\">\r\n<head>\r\n<meta charset=\"utf-8\">\r\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\r\n\
         <meta name=\"color-scheme\" content=\"light dark\">\r\n\
         <meta name=\"format-detection\" content=\"telephone=no, date=no, address=no, email=no, url=no\">\r\n\
         <title>{title}</title>\r\n</head>\r\n<body style=\"margin:0;padding:0\">\r\n\
         <div style=\"max-width:600px;margin:0 auto;padding:16px;\
         font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5\">\r\n"
    );
    // The details are smaller, and below a line.
    let mut detailed = false;
    for block in &document.blocks {
        if matches!(block, Block::Rule) {
            detailed = true;
        }
        print_block(block, detailed, &mut html);
    }
    html.push_str("</div>\r\n</body>\r\n</html>\r\n");
    html
}

fn print_block(block: &Block, detailed: bool, html: &mut String) {
    match block {
        Block::Verdict(words) => element("h1", "margin:0 0 16px 0;font-size:20px;line-height:1.35", words, html),
        Block::Heading(words) => element("h2", "margin:22px 0 8px 0;font-size:17px", words, html),
        Block::Paragraph(words) if detailed => element("p", "margin:0 0 10px 0;font-size:14px", words, html),
        Block::Paragraph(words) => element("p", PARAGRAPH, words, html),
        Block::List(items) => print_list("ul", items, detailed, html),
        Block::Steps(items) => print_list("ol", items, detailed, html),
        Block::Quote(words) => {
            html.push_str("<blockquote style=\"margin:0 0 14px 0;padding:8px 12px;border:1px solid #808080\">\r\n");
            element("p", "margin:0", words, html);
            html.push_str("</blockquote>\r\n");
        }
        Block::Chart(rows) => print_chart(rows, html),
        Block::Rule => html.push_str("<hr style=\"margin:24px 0;border:0;border-top:1px solid #808080\">\r\n"),
    }
}

fn print_list(tag: &str, items: &[String], detailed: bool, html: &mut String) {
    let size = if detailed { ";font-size:14px" } else { "" };
    html.push_str(&format!("<{tag} style=\"margin:0 0 14px 0;padding-left:24px{size}\">\r\n"));
    for item in items {
        element("li", "margin:0 0 6px 0", item, html);
    }
    html.push_str(&format!("</{tag}>\r\n"));
}

fn print_chart(rows: &[(String, u64)], html: &mut String) {
    let most = rows.iter().map(|(_, count)| *count).max().unwrap_or(0).max(1);
    html.push_str(
        "<table style=\"border-collapse:collapse;margin:0 0 14px 0\">\r\n<tr>\
         <th scope=\"col\" style=\"text-align:left;padding:2px 10px 2px 0\">Day</th>\
         <th scope=\"col\" style=\"text-align:left;padding:2px 0\">Returned</th></tr>\r\n",
    );
    for (label, count) in rows {
        let width = count.saturating_mul(BAR_MAX) / most;
        html.push_str(&format!(
            "<tr><th scope=\"row\" style=\"font-weight:normal;text-align:left;padding:2px 10px 2px 0\">{}</th>\
             <td style=\"padding:2px 0\">{count} <span style=\"display:inline-block;width:{width}px;height:10px;\
             border:1px solid #808080;background:#8fb4d9\"></span></td></tr>\r\n",
            escape(label)
        ));
    }
    html.push_str("</table>\r\n");
}

fn element(tag: &str, style: &str, words: &str, html: &mut String) {
    html.push_str(&format!("<{tag} style=\"{style}\">{}</{tag}>\r\n", escape(words)));
}

/// Characters as text of an HTML document, in elements and in quoted attributes alike.
fn escape(text: &str) -> String {
    let text = sanitize::line(text, TEXT_MAX);
    let mut escaped = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ => escaped.push(character),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_a_string_stays_text() {
        let mut document = Document::new("</title><script>1</script>");
        document.say("<img src=x onerror='alert(1)'> & \"so\" on");
        document.chart(vec![("<b>".into(), 1)]);
        let html = print(&document);
        assert!(!html.contains("<script") && !html.contains("<img") && !html.contains("<b>"));
        assert!(html.contains("&lt;img src=x onerror=&#39;alert(1)&#39;&gt; &amp; &quot;so&quot; on"));
    }
}
