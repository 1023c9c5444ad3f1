//! Parses arguments, calls the command line or the screen, and gives the exit code.

use std::process::ExitCode;

use zhupi::cli::{self, Exit};
use zhupi::session::Session;

fn main() -> ExitCode {
    let (command, paths, args) = cli::parse();
    if let Some(command) = command {
        return cli::run(command, &args).into();
    }
    if !cli::has_terminal(args.lang()) {
        return Exit::Failure.into();
    }
    match Session::open(args.options(&paths)) {
        Ok(_session) => Exit::Failure.into(),
        Err(error) => {
            cli::say(&error.message(args.lang()));
            Exit::Failure.into()
        }
    }
}
