//! The command line: one file per subcommand.
//!
//! **Results go to standard output, talk to standard error; nothing foreign
//! reaches a terminal but through `text::Safe`; a closed pipe is no error.**
//! Every edit is made by the same functions as on the screen.

mod args;
mod error;
mod exit;
mod list;
mod out;
mod outline;
mod profile;
mod shape;
mod start;
mod table;
mod text;

pub use args::{Args, parse};
pub use error::CliError;
pub use exit::Exit;
pub use out::say;
pub use start::has_terminal;

use args::Command;
use out::Out;

use crate::session::Session;

/// Runs a subcommand.
#[must_use]
pub fn run(command: Command, args: &Args) -> Exit {
    let out = Out::new(args);
    let done = match command {
        Command::List(list) => list::run(&list, args, out),
        Command::Text(text) => text::run(&text, args, out),
        Command::Outline(outline) => outline::run(&outline, args, out),
        Command::Profile(profile) => profile::run(&profile, args, out),
        Command::Ingest => ingest(),
    };
    match done {
        Ok(exit) => exit,
        Err(error) => error.end(args.lang()),
    }
}

/// Says what of a batch could not be looked at, and whether there was anything.
fn problems(session: &Session) -> bool {
    let problems = &session.discover().problems;
    for problem in problems {
        say(&problem.message(session.lang()));
    }
    !problems.is_empty()
}

/// The parser's side of `batch::child`.
fn ingest() -> Result<Exit, CliError> {
    let mut input = std::io::stdin().lock();
    let mut output = std::io::stdout().lock();
    crate::batch::serve_child(&mut input, &mut output)?;
    Ok(Exit::Success)
}
