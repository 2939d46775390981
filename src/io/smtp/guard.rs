//! The line below the SMTP client, with an eye on what goes over it.
//!
//! lettre reads a reply line whole before it looks at its length, so a server that never ends its line would fill the
//! memory; and it takes a second reply in the same packet as the answer to its next command, so a server, or whoever wrote
//! into its banner, could answer a mail that was not yet sent. Both end the connection here. The guard also notes the
//! moment at which the final dot goes out: before it a mail is surely not sent, after it nobody knows until the answer.

use std::fmt;
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};

use lettre::transport::smtp::client::AsyncTokioStream;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio_rustls::client::TlsStream;

/// No honest reply is longer, all its lines together (RFC 5321, 4.5.3.1.5: a line has at most 512 bytes).
const REPLY_BYTES_MAX: usize = 32 * 1024;

/// RFC 5321, 4.1.1.4: what ends a mail.
const END: [u8; 5] = *b"\r\n.\r\n";

pub(super) struct Guarded {
    inner: TlsStream<TcpStream>,
    replies: Replies,
    /// The last bytes written.
    tail: [u8; 5],
    dot: Arc<AtomicBool>,
}

impl Guarded {
    /// The second value turns true when the final dot was handed to the line.
    pub(super) fn new(inner: TlsStream<TcpStream>) -> (Guarded, Arc<AtomicBool>) {
        let dot = Arc::new(AtomicBool::new(false));
        (Guarded { inner, replies: Replies::default(), tail: [0; 5], dot: Arc::clone(&dot) }, dot)
    }
}

impl AsyncRead for Guarded {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        let polled = Pin::new(&mut self.inner).poll_read(context, buffer);
        if let Poll::Ready(Ok(())) = polled {
            let came = buffer.filled().get(before..).unwrap_or_default();
            if let Err(why) = self.replies.take(came) {
                return Poll::Ready(Err(io::Error::new(io::ErrorKind::InvalidData, why)));
            }
        }
        polled
    }
}

impl AsyncWrite for Guarded {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        self.replies.expect();
        let polled = Pin::new(&mut self.inner).poll_write(context, bytes);
        if let Poll::Ready(Ok(count)) = polled {
            for byte in bytes.iter().take(count).skip(count.saturating_sub(END.len())) {
                let [_, a, b, c, d] = self.tail;
                self.tail = [a, b, c, d, *byte];
            }
            // A line of the mail itself that is only a dot goes out as two (RFC 5321, 4.5.2), so this is the end.
            if self.tail == END {
                self.dot.store(true, Ordering::SeqCst);
            }
        }
        polled
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let polled = Pin::new(&mut self.inner).poll_flush(context);
        if polled.is_ready() && self.dot.load(Ordering::SeqCst) {
            fail::fail_point!("smtp-after-dot");
        }
        polled
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_shutdown(context)
    }
}

impl AsyncTokioStream for Guarded {
    fn peer_addr(&self) -> io::Result<SocketAddr> {
        self.inner.get_ref().0.peer_addr()
    }
}

impl fmt::Debug for Guarded {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Guarded").finish_non_exhaustive()
    }
}

/// Counts what the server says since we spoke last.
#[derive(Debug, Default)]
struct Replies {
    bytes: usize,
    /// Bytes of the present line so far.
    column: usize,
    /// The present line is the last of its reply: `250 ` instead of `250-` (RFC 5321, 4.2.1).
    last: bool,
    complete: bool,
}

impl Replies {
    /// We said something: one reply may come.
    fn expect(&mut self) {
        if self.complete {
            *self = Replies::default();
        }
    }

    fn take(&mut self, came: &[u8]) -> Result<(), &'static str> {
        for byte in came {
            if self.complete {
                return Err("the server answered before it was asked");
            }
            self.bytes += 1;
            if self.bytes > REPLY_BYTES_MAX {
                return Err("the server's answer has no end");
            }
            self.column += 1;
            if self.column == 4 {
                self.last = *byte != b'-';
            }
            if *byte == b'\n' {
                self.complete = self.last || self.column < 4;
                self.column = 0;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_reply_of_many_lines_is_one_reply() {
        let mut replies = Replies::default();
        for part in [&b"250-mx.exam"[..], b"ple\r", b"\n250-AUTH PLAIN\r\n", b"250 OK\r\n"] {
            assert_eq!(replies.take(part), Ok(()));
        }
        assert!(replies.complete);
        replies.expect();
        assert_eq!(replies.take(b"250 OK\r\n"), Ok(()));
    }

    #[test]
    fn a_second_reply_that_nobody_asked_for_ends_it() {
        let mut replies = Replies::default();
        assert!(replies.take(b"354 go on\r\n250 queued\r\n").is_err());
    }

    #[test]
    fn an_endless_reply_ends_it() {
        let mut replies = Replies::default();
        assert!(replies.take(&vec![b'x'; REPLY_BYTES_MAX]).is_ok());
        assert!(replies.take(b"x").is_err());
        let mut replies = Replies::default();
        assert!(replies.take(&b"250-x\r\n".repeat(REPLY_BYTES_MAX / 7 + 1)).is_err());
    }
}
