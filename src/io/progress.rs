//! A sign of life for long work, on a terminal only, on standard error.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

pub struct Spinner(ProgressBar);

/// A spinner that counts. Nothing is drawn if standard error is no terminal.
pub fn spinner(what: &str) -> Spinner {
    let bar = ProgressBar::new_spinner();
    bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(10));
    let template = format!("{{spinner}} {{pos}} {what}, {{per_sec}}");
    if let Ok(style) = ProgressStyle::with_template(&template) {
        bar.set_style(style);
    }
    Spinner(bar)
}

impl Spinner {
    pub fn tick(&self) {
        self.0.inc(1);
    }

    pub fn set(&self, count: u64) {
        self.0.set_position(count);
    }

    /// Takes the spinner off the line, so that something else can be printed there.
    pub fn clear(&self) {
        if !self.0.is_hidden() {
            self.0.suspend(|| {});
        }
    }

    pub fn finish(&self) {
        self.0.finish_and_clear();
    }
}
