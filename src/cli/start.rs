//! What is said where the screen does not open: without a terminal, and where nobody said
//! what to open.
//!
//! The start page reads the current folder's names and the memory of place, nothing else.
//! It does not look into subfolders: a home folder holds files that end in txt somewhere.

use std::fs;
use std::io::{self, IsTerminal};
use std::path::Path;

use super::args::Args;
use super::error::CliError;
use super::exit::Exit;
use super::out::{Out, say};
use crate::batch::{STORE_FOLDER, is_report_name};
use crate::home::{Home, RecentBatch};
use crate::lang::{Lang, cli as words, tui};
use crate::text::shell_quoted;

/// The most batches the start page lists.
const MOST_RECENT: usize = 9;

/// Whether the screen has a terminal to read from and to draw on; says so if not.
#[must_use]
pub fn has_terminal(lang: Lang) -> bool {
    let has = on_terminal();
    if !has {
        say(words::no_terminal(lang));
    }
    has
}

/// Whether there is a terminal to read from and to draw on.
#[must_use]
pub fn on_terminal() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// Whether a folder itself holds a report or a store.
#[must_use]
pub fn is_batch(folder: &Path) -> bool {
    if folder.join(STORE_FOLDER).is_dir() {
        return true;
    }
    let listing = fs::read_dir(folder).into_iter().flatten();
    listing
        .filter_map(Result::ok)
        .any(|item| is_report_name(&item.file_name()) && !item.path().is_dir())
}

/// The batches opened lately and what to type, on standard output.
#[must_use]
pub fn start_page(args: &Args) -> Exit {
    let lang = args.lang();
    let recent = Home::find().recent_batches();
    let mut out = Out::new(args);
    let written = lines(&mut out, &recent, lang).and_then(|()| out.end(Exit::Success));
    written.unwrap_or_else(|error| error.end(lang))
}

fn lines(out: &mut Out, recent: &[RecentBatch], lang: Lang) -> Result<(), CliError> {
    out.line(words::start_nothing_here(lang))?;
    out.line("")?;
    if !recent.is_empty() {
        out.head(words::start_recent(lang))?;
        for batch in recent.iter().take(MOST_RECENT) {
            let day = batch.at.get(..10).unwrap_or_default();
            // As a comment, so that the whole line can be pasted.
            let progress = batch
                .progress
                .map_or_else(String::new, |(n_done, n_reports)| {
                    format!("  # {}", tui::progress(lang, n_done, n_reports))
                });
            out.line(&format!(
                "  {day}  zhupi {}{progress}",
                shell_quoted(&batch.root)
            ))?;
        }
        out.line("")?;
    }
    out.head(words::start_type(lang))?;
    out.lines(words::start_commands(lang))
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests write the files they read")]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_a_batch_by_what_it_holds_itself() {
        let dir = tempfile::tempdir().unwrap();
        let below = dir.path().join("notes.txt");
        fs::create_dir(&below).unwrap();
        fs::write(below.join("1.txt"), "").unwrap();
        fs::write(dir.path().join("a.csv"), "").unwrap();
        assert!(!is_batch(dir.path()), "a folder is no report");
        assert!(is_batch(&below));
        fs::create_dir(dir.path().join(STORE_FOLDER)).unwrap();
        assert!(is_batch(dir.path()));
        assert!(!is_batch(&dir.path().join("gone")));
    }
}
