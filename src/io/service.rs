//! A good citizen among services: stops when asked to, and tells systemd that it lives (sd_notify(3)).

use std::io;
use std::time::Duration;

use sd_notify::NotifyState;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;

/// Was the stop asked for?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stop(pub bool);

/// How often systemd hears that we live; the unit's WatchdogSec must be well above.
const ALIVE_EVERY: Duration = Duration::from_secs(30);

/// Turns to `Stop(true)` at SIGTERM or SIGINT.
pub fn stop_signal() -> io::Result<watch::Receiver<Stop>> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    let (tell, told) = watch::channel(Stop(false));
    tokio::spawn(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
        // No receiver left means that everything has stopped already.
        let _ = tell.send(Stop(true));
    });
    Ok(told)
}

/// Waits until the stop is asked for.
pub async fn stopped(stop: &mut watch::Receiver<Stop>) {
    // An error means that the sender is gone, which ends the waiting as well.
    let _ = stop.wait_for(|stop| stop.0).await;
}

pub fn ready() {
    tell(&[NotifyState::Ready]);
}

pub fn stopping() {
    tell(&[NotifyState::Stopping]);
}

pub async fn keep_alive() {
    loop {
        tell(&[NotifyState::Watchdog]);
        tokio::time::sleep(ALIVE_EVERY).await;
    }
}

fn tell(states: &[NotifyState<'_>]) {
    if let Err(error) = sd_notify::notify(states) {
        tracing::debug!("systemd was not told: {error}");
    }
}
