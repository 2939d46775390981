//! A deadline around every await: a server that says nothing must not hold us for ever.

use std::future::Future;
use std::time::Duration;

use tokio::time::timeout;

use super::session::SessionError;

/// Runs `work`, at most as long as `deadline`. A session whose work was cut off is never used again.
pub(super) async fn within<T>(
    deadline: Duration,
    work: impl Future<Output = Result<T, SessionError>>,
) -> Result<T, SessionError> {
    match timeout(deadline, work).await {
        Ok(result) => result,
        Err(_) => Err(SessionError::Lost(format!("no complete answer within {} s", deadline.as_secs_f32()))),
    }
}
