//! The async runtime: two workers are enough for a service that mostly waits.

use std::future::Future;

/// Stack of a worker thread, in bytes. Our own code does not recurse; libraries under it may.
const STACK: usize = 8 << 20;

/// Runs a future to its end.
pub fn block_on<F: Future>(future: F) -> Result<F::Output, std::io::Error> {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).thread_stack_size(STACK).enable_all().build()?;
    Ok(runtime.block_on(future))
}
