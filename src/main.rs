//! Parses arguments, calls the command line or the screen, and gives the exit code.

use std::panic::{self, AssertUnwindSafe};
use std::path::Path;
use std::process::ExitCode;
#[cfg(debug_assertions)]
use std::sync::atomic::{AtomicUsize, Ordering};

use zhupi::cli::{self, Args, Exit};
use zhupi::home::Home;
use zhupi::lang::{Lang, tui as words};
use zhupi::session::{self, Session};
use zhupi::term::{self, Abilities, Depth, Unfit};
use zhupi::tui::{self, ScreenError};

fn main() -> ExitCode {
    #[cfg(debug_assertions)]
    drill();
    term::survive_size_limit();
    let (command, mut paths, args) = cli::parse();
    if let Some(command) = command {
        if cli::on_terminal() {
            session::warm_up();
        }
        term::keep_panics();
        let run = AssertUnwindSafe(|| cli::run(command, &args).into());
        return panic::catch_unwind(run).unwrap_or_else(|_| panicked(args.lang()));
    }
    let here = Path::new(".");
    if paths.is_empty() && args.batch.is_none() {
        if !cli::is_batch(here) {
            return start(&args);
        }
        paths.push(here.to_path_buf());
    }
    if !cli::has_terminal(args.lang()) {
        return Exit::Failure.into();
    }
    let session = match Session::open(args.options(&paths)) {
        Ok(session) => session,
        Err(error) => return fail(&error.message(args.lang())),
    };
    stay(&args, || tui::run(session, abilities(&args)))
}

/// Stays on the screen, and says at the end what went wrong.
fn stay(args: &Args, run: impl FnOnce() -> Result<(), ScreenError>) -> ExitCode {
    // The panic hook has saved what was typed and given the terminal back.
    let Ok(left) = panic::catch_unwind(AssertUnwindSafe(run)) else {
        return Exit::Failure.into();
    };
    for said in term::worker_panics() {
        cli::say(said.as_str());
    }
    match left {
        Ok(()) => Exit::Success.into(),
        Err(error) => fail(&error.message(args.lang())),
    }
}

/// The start page: on the screen where there is one, else as text.
fn start(args: &Args) -> ExitCode {
    let Some(abilities) = cli::on_terminal()
        .then(|| abilities(args))
        .and_then(Result::ok)
    else {
        return cli::start_page(args).into();
    };
    let open = |root: &Path| {
        let session = Session::open(args.options(&[root.to_path_buf()]));
        session.map_err(|error| error.message(args.lang()))
    };
    stay(args, || {
        tui::run_from_start(&Home::find(), args.lang(), abilities, open)
    })
}

/// What the terminal can do, as its environment, `--color` and `--ascii` say.
fn abilities(args: &Args) -> Result<Abilities, Unfit> {
    #[expect(
        clippy::disallowed_methods,
        reason = "the environment is handed to the screen here"
    )]
    let mut abilities = Abilities::detect(|name| std::env::var(name).ok())?;
    if args.plain() {
        abilities.depth = Depth::Mono;
    }
    abilities.ascii = args.ascii;
    Ok(abilities)
}

/// Debug builds panic in the room that the file named by `ZHUPI_DRILL` says, for the tests; a
/// number after it (`disk 7`) kills the program at that call instead, as a lost machine would.
#[cfg(debug_assertions)]
#[expect(
    clippy::disallowed_methods,
    reason = "a drill is ordered from outside the program"
)]
fn drill() {
    if let Some(orders) = std::env::var_os("ZHUPI_DRILL") {
        let n_calls = AtomicUsize::new(0);
        zhupi::text::drill::arm(move |room| {
            let ordered = std::fs::read_to_string(&orders).unwrap_or_default();
            let mut words = ordered.split_whitespace();
            let is_ordered = words.next() == Some(room);
            let Some(nth) = words.next().filter(|_| is_ordered) else {
                return is_ordered;
            };
            if n_calls.fetch_add(1, Ordering::Relaxed).to_string() == nth {
                std::process::abort();
            }
            false
        });
    }
}

/// A fault of our own: where it was, without a byte that acts on the terminal.
fn panicked(lang: Lang) -> ExitCode {
    let mut message = words::panicked(lang).to_owned();
    for said in term::worker_panics() {
        message.push('\n');
        message.push_str(said.as_str());
    }
    fail(&message)
}

fn fail(sentence: &str) -> ExitCode {
    cli::say(sentence);
    Exit::Failure.into()
}
