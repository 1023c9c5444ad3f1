//! A home folder for one test: an environment that knows nothing of the
//! machine's, and the sample batch in a copy that may be written to.

#![expect(
    clippy::disallowed_methods,
    reason = "the folder of a test is made and read on disk"
)]

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// A temporary folder that stands for the user's home and goes away with the test.
pub(crate) struct Home {
    folder: TempDir,
}

/// What a command left behind.
#[derive(Debug)]
pub(crate) struct Ran {
    /// `None` when a signal ended it.
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code(),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }
}

impl Ran {
    /// What it printed, as JSON Lines.
    #[track_caller]
    pub(crate) fn rows(&self) -> Vec<Value> {
        let rows = self.stdout.lines();
        rows.map(|row| serde_json::from_str(row).expect("each line is JSON"))
            .collect()
    }
}

impl Home {
    pub(crate) fn new() -> Self {
        Self {
            folder: TempDir::with_prefix("zhupi-test-").expect("the temporary folder is writable"),
        }
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Copies the sample batch into the home folder and returns the copy's root.
    pub(crate) fn batch(&self) -> PathBuf {
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-reports");
        let to = self.path().join("batch");
        fs::create_dir_all(&to).expect("home is writable");
        for entry in fs::read_dir(from).expect("sample-reports is there") {
            let entry = entry.expect("sample-reports can be listed");
            if entry.path().is_file() {
                fs::copy(entry.path(), to.join(entry.file_name())).expect("home is writable");
            }
        }
        to
    }

    /// Writes a file below home, with the folders above it, and returns its path.
    pub(crate) fn write(&self, path: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().expect("a file has a folder")).expect("home is writable");
        fs::write(&path, bytes).expect("home is writable");
        path
    }

    /// The whole environment a program sees here. No locale of the machine, no
    /// `ZHUPI_…`, a fixed zone; `XDG_…` is unset, so that all follows `HOME`.
    pub(crate) fn environment(&self) -> Vec<(&'static str, String)> {
        let home = self.path().to_str().expect("temporary paths are UTF-8");
        [
            ("HOME", home),
            ("PATH", "/usr/bin:/bin"),
            ("LANG", "zh_CN.UTF-8"),
            ("TERM", "xterm-256color"),
            ("TZ", "UTC"),
            ("USER", "reviewer"),
        ]
        .map(|(name, value)| (name, value.to_owned()))
        .to_vec()
    }

    /// The built program, ready to be run without a terminal.
    pub(crate) fn command<A: AsRef<OsStr>>(&self, args: &[A]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_zhupi"));
        command
            .args(args)
            .env_clear()
            .envs(self.environment())
            .current_dir(self.path())
            .stdin(Stdio::null());
        command
    }

    /// Runs the built program to its end.
    pub(crate) fn run<A: AsRef<OsStr>>(&self, args: &[A]) -> Ran {
        self.command(args)
            .output()
            .expect("the program can be started")
            .into()
    }
}
