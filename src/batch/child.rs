//! Parsers that can abort, in a child process of the same binary.
//!
//! The child gets one line of JSON (name and options) and the bytes on its
//! standard input, limits itself, and answers with the wire form of `ingest`
//! on its standard output. It is given no name of a folder, no environment
//! and no terminal. A stack overflow, a limit, a hang cost one report.

use std::io::{self, BufRead, Read, Write};
use std::panic::{self, AssertUnwindSafe};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use rustix::process::{Resource, Rlimit, setrlimit};
use serde::{Deserialize, Serialize};

use crate::ingest::{self, IngestError, Ingested, Options, wire};

/// How long a parser may take by the wall clock.
const WALL: Duration = Duration::from_secs(10);
/// Seconds of processor time a parser may take.
const CPU_SECONDS: u64 = 10;
/// Bytes of memory a parser may take.
const MEMORY: u64 = 512 << 20;
/// The longest answer that is read: texts are limited to far less by `ingest`.
const ANSWER: u64 = 256 << 20;

/// How a parser's process ended without an answer.
#[derive(Debug, thiserror::Error)]
pub enum Death {
    /// It could not be started.
    #[error("cannot start: {0}")]
    Start(io::Error),
    /// It took longer than it may; in seconds.
    #[error("longer than {0} s")]
    Timeout(u64),
    /// It ended by itself or by a signal.
    #[error("{0}")]
    Ended(ExitStatus),
    /// It panicked in this process, and was caught; with what it said.
    #[error("panic: {0}")]
    Panicked(String),
}

impl Death {
    /// Runs what may panic on bytes that others wrote: a fault of ours costs one report.
    ///
    /// # Errors
    ///
    /// It panicked.
    pub fn caught<T>(work: impl FnOnce() -> T) -> Result<T, Self> {
        // What was half done when it panicked is dropped with the closure.
        panic::catch_unwind(AssertUnwindSafe(work)).map_err(|payload| {
            let said = payload.downcast_ref::<String>().cloned();
            let said = said.or_else(|| payload.downcast_ref::<&str>().map(|it| (*it).to_owned()));
            Self::Panicked(said.unwrap_or_default())
        })
    }
}

/// What the child is told before the bytes.
#[derive(Serialize, Deserialize)]
struct Request {
    name: String,
    encoding: Option<String>,
    total_bytes: Option<u64>,
}

/// Has the bytes ingested by a child process.
pub(super) fn ingest(
    program: &Path,
    name: &str,
    bytes: &[u8],
    options: &Options,
) -> Result<Result<Ingested, IngestError>, Death> {
    let request = Request {
        name: name.to_owned(),
        encoding: options.encoding.clone(),
        total_bytes: options.total_bytes,
    };
    let request = serde_json::to_string(&request).map_err(|error| Death::Start(error.into()))?;
    let mut child = Command::new(program)
        .arg("__ingest")
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(Death::Start)?;
    let answer = converse(&mut child, &request, bytes);
    let Some(answer) = answer else {
        // Its death is what was wanted; that it is dead already is no fault.
        let _ = child.kill();
        let _ = child.wait();
        return Err(Death::Timeout(WALL.as_secs()));
    };
    let status = child.wait().map_err(Death::Start)?;
    if !status.success() {
        return Err(Death::Ended(status));
    }
    wire::from_json(&answer).map_err(|_| Death::Ended(status))
}

/// Writes the question, reads the answer; `None` when it took too long.
fn converse(child: &mut Child, request: &str, bytes: &[u8]) -> Option<Vec<u8>> {
    let mut stdin = child.stdin.take()?;
    let mut stdout = child.stdout.take()?;
    let (sender, receiver) = mpsc::channel();
    thread::scope(|scope| {
        scope.spawn(move || {
            // A child that died of the first half needs no second one.
            let _ = writeln!(stdin, "{request}").and_then(|()| stdin.write_all(bytes));
        });
        scope.spawn(move || {
            let mut answer = Vec::new();
            let whole = Read::by_ref(&mut stdout)
                .take(ANSWER)
                .read_to_end(&mut answer);
            // Nobody listens any more after the time limit.
            let _ = sender.send(whole.map(|_| answer));
        });
        let answer = receiver.recv_timeout(WALL);
        if answer.is_err() {
            // Ends both threads: their pipes break.
            let _ = child.kill();
        }
        answer.ok()?.ok()
    })
}

/// The child's side: limits itself, reads the question, writes the answer.
///
/// # Errors
///
/// A pipe breaks, or the question is none.
pub fn serve(input: &mut dyn BufRead, output: &mut dyn Write) -> io::Result<()> {
    limit_myself();
    let mut line = String::new();
    input.read_line(&mut line)?;
    let request: Request = serde_json::from_str(&line)?;
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes)?;
    let options = Options {
        encoding: request.encoding,
        total_bytes: request.total_bytes,
        ..Options::default()
    };
    let answer = ingest::ingest(&request.name, &bytes, &options);
    output.write_all(&wire::to_json(&answer))?;
    output.flush()
}

fn limit_myself() {
    let limits = [
        (Resource::As, MEMORY),
        (Resource::Cpu, CPU_SECONDS),
        (Resource::Core, 0),
        (Resource::Fsize, 0),
    ];
    for (resource, most) in limits {
        let limit = Rlimit {
            current: Some(most),
            maximum: Some(most),
        };
        // A limit that is lower already stays; a system without it still has the wall clock.
        let _ = setrlimit(resource, limit);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_caught_with_what_it_said() {
        let caught = Death::caught(|| -> u8 { panic!("第{}页", 3) });
        assert_eq!(caught.unwrap_err().to_string(), "panic: 第3页");
        assert_eq!(Death::caught(|| 7).unwrap(), 7);
    }

    #[test]
    fn a_child_that_dies_or_says_nothing_costs_its_file() {
        // Longer than a pipe holds, so that the child is gone while it is still written to.
        let bytes = vec![b' '; 1 << 20];
        for program in ["/bin/false", "/bin/true"] {
            let died = ingest(Path::new(program), "a.pdf", &bytes, &Options::default());
            assert!(matches!(died, Err(Death::Ended(_))), "{program}");
        }
        let died = ingest(Path::new("/无"), "a.pdf", &bytes, &Options::default());
        assert!(matches!(died, Err(Death::Start(_))));
    }
}
