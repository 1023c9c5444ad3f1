//! Parses arguments, calls the command line or the screen, and gives the exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::SUCCESS
}
