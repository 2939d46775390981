//! Stands between the socket and async-imap, and lets through only what the client library survives.
//!
//! The library parses with streaming combinators: it allocates whatever a literal announces, overflows the stack on deep
//! nesting (which aborts the process), dies for good on a line that it does not know, and panics on a few odd ones. So the guard
//! holds every line until it is complete, looks at its shape in one pass, and then passes it on, leaves it out, or ends the
//! session with an error that names the limit. Literals run through unbuffered. What counts is that guard and parser agree on
//! where a literal begins: see [`super::shape`]. Every read has a deadline.

use std::future::Future as _;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use memchr::memchr;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Instant, Sleep};

use super::shape::{self, Line, Segment};

/// Bytes of one response that are not in literals. A SEARCH over 100,000 mails fits.
pub const LINE_MAX: usize = 1 << 20;
/// Literals in one response. We never ask for more than one.
pub const LITERALS_MAX: usize = 4;

/// A stream that reads through the guard. Writes go straight on.
#[derive(Debug)]
pub struct Guard<S> {
    inner: S,
    scan: Scan,
    /// How long one read may take; None while the caller keeps a deadline of its own (IDLE).
    pub read_deadline: Option<Duration>,
    timer: Option<Pin<Box<Sleep>>>,
}

impl<S> Guard<S> {
    pub fn new(inner: S, literal_max: usize, read_deadline: Duration) -> Guard<S> {
        Guard { inner, scan: Scan::new(literal_max), read_deadline: Some(read_deadline), timer: None }
    }

    /// Copies what is ready into `buf`; false if nothing was.
    fn deliver(&mut self, buf: &mut ReadBuf<'_>) -> bool {
        let ready = self.scan.out.get(self.scan.taken..).unwrap_or_default();
        let count = ready.len().min(buf.remaining());
        buf.put_slice(ready.get(..count).unwrap_or_default());
        self.scan.taken += count;
        if self.scan.taken >= self.scan.out.len() {
            // A fresh Vec: thousands of idle connections must not each keep the size of their largest reply.
            self.scan.out = Vec::new();
            self.scan.taken = 0;
        }
        count > 0
    }

    fn poll_deadline(&mut self, cx: &mut Context<'_>) -> Poll<io::Error> {
        let Some(deadline) = self.read_deadline else { return Poll::Pending };
        let timer = self.timer.get_or_insert_with(|| Box::pin(tokio::time::sleep_until(Instant::now() + deadline)));
        ready!(timer.as_mut().poll(cx));
        Poll::Ready(io::Error::new(io::ErrorKind::TimedOut, format!("no answer within {} s", deadline.as_secs_f32())))
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Guard<S> {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        loop {
            if buf.remaining() == 0 || this.deliver(buf) {
                return Poll::Ready(Ok(()));
            }
            let mut chunk = [0_u8; 4096];
            let mut chunk = ReadBuf::new(&mut chunk);
            match Pin::new(&mut this.inner).poll_read(cx, &mut chunk) {
                Poll::Pending => return this.poll_deadline(cx).map(Err),
                Poll::Ready(result) => result?,
            }
            this.timer = None;
            if chunk.filled().is_empty() {
                return Poll::Ready(Ok(()));
            }
            this.scan.feed(chunk.filled()).map_err(|why| io::Error::new(io::ErrorKind::InvalidData, why))?;
        }
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Guard<S> {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, data: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.get_mut().inner).poll_write(cx, data)
    }
    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().inner).poll_flush(cx)
    }
    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().inner).poll_shutdown(cx)
    }
}

/// The response that the scanner is inside of, between its literals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Inside {
    Nothing,
    Fetch,
    List,
    /// Left out, literals and all.
    Dropped,
}

/// The automaton: bytes in, checked bytes out. Linear, and holds at most one line.
#[derive(Debug)]
struct Scan {
    literal_max: usize,
    out: Vec<u8>,
    taken: usize,
    line: Vec<u8>,
    inside: Inside,
    literal_left: usize,
    literals: usize,
    text_bytes: usize,
    greeted: bool,
}

impl Scan {
    fn new(literal_max: usize) -> Scan {
        Scan {
            literal_max,
            out: Vec::new(),
            taken: 0,
            line: Vec::new(),
            inside: Inside::Nothing,
            literal_left: 0,
            literals: 0,
            text_bytes: 0,
            greeted: false,
        }
    }

    fn feed(&mut self, mut bytes: &[u8]) -> Result<(), String> {
        while !bytes.is_empty() {
            if self.literal_left > 0 {
                let (literal, rest) = bytes.split_at_checked(self.literal_left).unwrap_or((bytes, &[]));
                if self.inside != Inside::Dropped {
                    self.out.extend_from_slice(literal);
                }
                self.literal_left -= literal.len();
                bytes = rest;
                continue;
            }
            let end = memchr(b'\n', bytes).map_or(bytes.len(), |at| at + 1);
            let (text, rest) = bytes.split_at_checked(end).unwrap_or((bytes, &[]));
            self.text_bytes += text.len();
            if self.text_bytes > LINE_MAX {
                return Err(format!("the server sent a line of more than {LINE_MAX} bytes"));
            }
            self.line.extend_from_slice(text);
            bytes = rest;
            if self.line.ends_with(b"\n") {
                let line = std::mem::take(&mut self.line);
                self.line_is_complete(line)?;
            }
        }
        Ok(())
    }

    fn line_is_complete(&mut self, mut line: Vec<u8>) -> Result<(), String> {
        let Some(text) = line.strip_suffix(b"\r\n") else {
            return Err("the server sent a line that does not end in CR LF".to_owned());
        };
        let literal = shape::literal(text)?;
        if self.inside == Inside::Nothing {
            self.inside = self.open(text, literal.is_some())?;
        } else {
            self.resume(text)?;
        }
        shape::defuse(&mut line);
        if self.inside != Inside::Dropped {
            self.out.extend_from_slice(&line);
        }
        match literal {
            Some(count) => self.announce(count),
            None => {
                (self.inside, self.literals, self.text_bytes) = (Inside::Nothing, 0, 0);
                Ok(())
            }
        }
    }

    /// The first line of a response: which one is it?
    fn open(&mut self, text: &[u8], literal: bool) -> Result<Inside, String> {
        let line = shape::classify(text);
        if !self.greeted && !matches!(line, Line::Status) {
            return Err("the server did not begin with an IMAP greeting".to_owned());
        }
        self.greeted = true;
        match line {
            Line::Status | Line::Tagged | Line::Plain if literal => {
                Err("the server put a literal where none can be".to_owned())
            }
            Line::Status | Line::Tagged | Line::Plain => Ok(Inside::Nothing),
            Line::Fetch(rest) => shape::fetch(rest, Segment::First).map(|()| Inside::Fetch),
            Line::List(rest) if shape::list(rest) => Ok(Inside::List),
            Line::List(_) | Line::Unknown => Ok(Inside::Dropped),
        }
    }

    /// The text after a literal.
    fn resume(&mut self, text: &[u8]) -> Result<(), String> {
        match self.inside {
            Inside::Fetch => shape::fetch(text, Segment::AfterLiteral),
            Inside::List if text.is_empty() => Ok(()),
            Inside::List => Err("the server sent something after a folder's name".to_owned()),
            Inside::Nothing | Inside::Dropped => Ok(()),
        }
    }

    fn announce(&mut self, count: usize) -> Result<(), String> {
        self.literals += 1;
        if self.literals > LITERALS_MAX {
            return Err(format!("the server sent more than {LITERALS_MAX} literals in one response"));
        }
        if count > self.literal_max {
            return Err(format!("the server announced {count} bytes; the limit is {}", self.literal_max));
        }
        self.literal_left = count;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What comes out for `input`, fed whole and byte by byte: both must agree.
    fn through(input: &str) -> Result<String, String> {
        let greeting = b"* OK hi\r\n";
        let mut whole = Scan::new(1000);
        whole.feed(greeting)?;
        let result = whole.feed(input.as_bytes());
        let mut dripped = Scan::new(1000);
        dripped.feed(greeting)?;
        let same = input.bytes().try_for_each(|byte| dripped.feed(&[byte]));
        assert_eq!(result, same);
        result?;
        assert_eq!(whole.out, dripped.out);
        Ok(String::from_utf8_lossy(&whole.out).replacen("* OK hi\r\n", "", 1))
    }

    #[test]
    fn ordinary_replies_pass_unchanged() {
        for reply in [
            "* 12 EXISTS\r\n",
            "* SEARCH 1 2 3\r\n",
            "* SEARCH\r\n",
            "* LIST (\\HasNoChildren \\Junk) \"/\" \"a \\\"b\\\" c\"\r\n",
            "* LIST () NIL {3}\r\nabc\r\n",
            "* CAPABILITY IMAP4rev1 IDLE\r\n",
            "a1 OK [READ-ONLY] done\r\n",
            "+ idling\r\n",
            "* 1 FETCH (UID 8 FLAGS (\\Seen $x) RFC822.SIZE 44 INTERNALDATE \"17-Jul-1996 02:44:25 -0700\" BODY[HEADER] {4}\r\nA: 1)\r\n",
            "* 1 FETCH (BODY[]<0> {5}\r\n((((( UID 8 )\r\n",
            "* 1 FETCH (UID 8 BODY[HEADER]<0> NIL)\r\n",
        ] {
            assert_eq!(through(reply).as_deref(), Ok(reply));
        }
    }

    #[test]
    fn unknown_untagged_lines_are_left_out_with_their_literals() {
        assert_eq!(
            through("* XFOO {3}\r\n(((\r\n* 3 XBAR\r\n* ESEARCH x\r\n* 4 EXISTS\r\n").as_deref(),
            Ok("* 4 EXISTS\r\n")
        );
        assert_eq!(through("* LIST (\\x (y)) NIL foo\r\n* 4 EXISTS\r\n").as_deref(), Ok("* 4 EXISTS\r\n"));
    }

    #[test]
    fn limits_are_named() {
        assert!(through("* 1 FETCH (BODY[] {500000000}\r\n").unwrap_err().contains("the limit is 1000"));
        assert!(through("* 1 FETCH (BODY[] {99999999999999999999}\r\n").is_err());
        assert!(through(&format!("* OK {}\r\n", "x".repeat(LINE_MAX))).unwrap_err().contains("1048576"));
        let nested = format!("* 1 FETCH (BODYSTRUCTURE {}\r\n", "(".repeat(20_000));
        assert!(through(&nested).unwrap_err().contains("BODYSTRUCTURE"));
        let nested = format!("* 1 FETCH (XFOO {}\r\n", "(".repeat(20_000));
        assert!(through(&nested).unwrap_err().contains("nested"));
        assert!(through("a1 BAD [BADCHARSET ({500}\r\n").unwrap_err().contains("literal"));
    }

    #[test]
    fn text_that_parser_and_guard_could_read_differently_ends_the_session() {
        for reply in [
            // The parser would skip to the next `)` or blank, literal or not, and then meet the nesting inside.
            "* 1 FETCH (XFOO (a {60}\r\n",
            "* 1 FETCH (XFOO a{60}\r\n",
            "* 1 FETCH (XFOO {60}\r\n",
            "* 1 FETCH (XFOO (\r\n",
            "* 1 FETCH (UID 8\r\n",
            "* 1 FETCH (XFOO \"a\\x ({60}\r\n",
            "* 1 FETCH (INTERNALDATE NIL)\r\n",
            "* 1 FETCH (BODY[] {3}\r\nabcde\r\n",
        ] {
            assert!(through(reply).is_err(), "{reply}");
        }
    }

    #[test]
    fn a_code_with_text_glued_to_it_is_defused() {
        // imap-proto cuts one byte after the code, in the middle of the character.
        let repaired = through("* OK [ALERT]é\r\n").unwrap();
        assert!(repaired.starts_with("* OK [ALERT]?"), "{repaired}");
    }

    #[test]
    fn a_stream_that_does_not_greet_is_refused() {
        for first in ["HTTP/1.1 400 Bad Request\r\n", "* XFOO\r\n", "a1 OK\r\n", "220 mx ESMTP\r\n"] {
            assert!(Scan::new(10).feed(first.as_bytes()).unwrap_err().contains("greeting"));
        }
    }
}
