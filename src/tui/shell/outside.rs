//! A text in the person's own editor: `$VISUAL` or `$EDITOR`, started without a shell on a
//! private file, read back however the editor ended.
//!
//! What is left out: giving the terminal away and taking it back (`shell`), and what becomes
//! of the text (`update::writing`).

#![expect(
    clippy::disallowed_methods,
    reason = "the editor's name is in the environment, and its file is ours alone"
)]

use std::fs;
use std::io;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::lang::{Lang, outside as words, system, tutor};
use crate::session::Session;
use crate::store::Draft;
use crate::text::Safe;

/// The folder of the files, in the state folder.
const FOLDER: &str = "editing";

/// The most that is read back; more is no note.
const LIMIT: u64 = 4 << 20;

/// What came back from the editor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Edited {
    /// The text; `None` where nothing could be read back.
    pub(super) text: Option<String>,
    /// What went wrong, as a sentence.
    pub(super) trouble: Option<String>,
}

/// The words of the editor's command line, the program first.
pub(super) fn editor() -> Vec<String> {
    let named = |name| std::env::var(name).ok();
    let line = named("VISUAL").or_else(|| named("EDITOR"));
    let words = line.as_deref().map(split).unwrap_or_default();
    if words.is_empty() {
        vec!["vi".to_owned()]
    } else {
        words
    }
}

/// Runs this program on the practice batch until the person leaves it; a sentence where that
/// cannot be. The terminal must have been given back before.
pub(super) fn practise(session: &Session) -> Option<String> {
    let lang = session.lang();
    let run = || {
        let folder = session.home().make_practice()?;
        let mut program = Command::new(std::env::current_exe()?);
        // What was chosen for this batch is not for that one.
        for name in ["ZHUPI_STORE", "ZHUPI_BATCH", "ZHUPI_PROFILE"] {
            program.env_remove(name);
        }
        if let Some(reviewer) = session.reviewer() {
            program.env("ZHUPI_REVIEWER", reviewer);
        }
        let lang = match lang {
            Lang::Zh => "zh",
            Lang::En => "en",
        };
        program.env("ZHUPI_LANG", lang).arg(folder).status()
    };
    let why = match run() {
        Ok(status) if status.success() => return None,
        Ok(status) => status.to_string(),
        Err(error) => system::reason(lang, &error),
    };
    Some(tutor::no_practice(lang, Safe::new(&why).as_str()))
}

/// Writes the text to a private file, lets the editor have the terminal, and reads it back.
/// The terminal must have been given back before.
pub(super) fn edit(session: &Session, draft: &Draft, editor: &[String]) -> Edited {
    let lang = session.lang();
    let Some(folder) = folder(session) else {
        return refused(words::no_folder(lang).to_owned());
    };
    let file = match private_file(&folder, &draft.id, &draft.text) {
        Ok(file) => file,
        Err(error) => {
            return refused(words::no_file(
                lang,
                &shown(&folder),
                &system::reason(lang, &error),
            ));
        }
    };
    let (program, arguments) = match editor.split_first() {
        Some((program, arguments)) => (program.as_str(), arguments),
        None => ("vi", editor),
    };
    let ended = Command::new(program).args(arguments).arg(&file).status();
    let trouble = match ended {
        Ok(status) if status.success() => None,
        Ok(status) => Some(words::editor_failed(
            lang,
            Safe::new(program).as_str(),
            &status.to_string(),
        )),
        Err(error) => Some(words::no_editor(
            lang,
            Safe::new(program).as_str(),
            &system::reason(lang, &error),
        )),
    };
    read_back(lang, &file, &draft.text, trouble)
}

/// Reads the file back and removes it, unless it cannot be read.
fn read_back(lang: Lang, file: &Path, before: &str, trouble: Option<String>) -> Edited {
    let read = fs::metadata(file).and_then(|known| {
        if known.len() > LIMIT {
            return Err(io::Error::from(io::ErrorKind::FileTooLarge));
        }
        fs::read_to_string(file)
    });
    match read {
        Ok(mut text) => {
            // Editors end the last line; the note did not.
            if text.ends_with('\n') && !before.ends_with('\n') {
                text.pop();
            }
            let text = text.replace("\r\n", "\n");
            let _ = fs::remove_file(file);
            // An editor that failed and left nothing behind took nothing away.
            let lost = trouble.is_some() && text.trim().is_empty();
            Edited {
                text: (!lost).then_some(text),
                trouble,
            }
        }
        Err(error) => {
            let why = words::not_read_back(lang, &shown(file), &system::reason(lang, &error));
            Edited {
                text: None,
                trouble: Some(why),
            }
        }
    }
}

fn refused(trouble: String) -> Edited {
    Edited {
        text: None,
        trouble: Some(trouble),
    }
}

fn shown(path: &Path) -> String {
    Safe::new(&path.to_string_lossy()).into_string()
}

/// Where the files lie: in the state folder, else in the store's folder of drafts.
fn folder(session: &Session) -> Option<PathBuf> {
    let state = session.home().state().map(|state| state.join(FOLDER));
    let drafts = session.store_dir().0.map(|store| store.join("drafts"));
    [state, drafts].into_iter().flatten().find(|folder| {
        let made = fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(folder);
        made.is_ok()
    })
}

/// A new file that only its owner can read, `name.txt` or the first free `name-2.txt`.
fn private_file(folder: &Path, name: &str, text: &str) -> io::Result<PathBuf> {
    let name: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    let mut nth = 1;
    loop {
        let file = match nth {
            1 => folder.join(format!("{name}.txt")),
            nth => folder.join(format!("{name}-{nth}.txt")),
        };
        let opened = fs::OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(&file);
        match opened {
            Ok(mut opened) => {
                io::Write::write_all(&mut opened, text.as_bytes())?;
                return Ok(file);
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && nth < 100 => nth += 1,
            Err(error) => return Err(error),
        }
    }
}

/// Splits a command line into words as a shell would, with quotes and backslashes, and does
/// nothing else that a shell does.
fn split(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    let mut chars = line.chars();
    while let Some(ch) = chars.next() {
        match (quote, ch) {
            (Some(mark), _) if ch == mark => quote = None,
            (Some('\''), _) => word.get_or_insert_default().push(ch),
            (_, '\\') => word.get_or_insert_default().extend(chars.next()),
            (None, '\'' | '"') => {
                quote = Some(ch);
                word.get_or_insert_default();
            }
            (None, _) if ch.is_whitespace() => words.extend(word.take()),
            (Some(_) | None, _) => word.get_or_insert_default().push(ch),
        }
    }
    words.extend(word);
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_line_is_split_and_nothing_more() {
        for (line, words) in [
            ("vim", vec!["vim"]),
            ("  code --wait ", vec!["code", "--wait"]),
            (
                "'/opt/my editor/ed' -c \"set tw=0\"",
                vec!["/opt/my editor/ed", "-c", "set tw=0"],
            ),
            (r"my\ ed a''b", vec!["my ed", "ab"]),
            (
                "ed; rm -rf $HOME `id`",
                vec!["ed;", "rm", "-rf", "$HOME", "`id`"],
            ),
            ("", vec![]),
        ] {
            assert_eq!(split(line), words, "{line}");
        }
    }

    #[test]
    fn the_file_is_private_and_no_other_is_overwritten() {
        use std::os::unix::fs::PermissionsExt;
        let dir = tempfile::tempdir().unwrap();
        let first = private_file(dir.path(), "ab/../c", "一").unwrap();
        let second = private_file(dir.path(), "abc", "二").unwrap();
        assert_eq!(fs::read_to_string(&first).unwrap(), "一");
        assert_eq!(second, dir.path().join("abc-2.txt"));
        let mode = fs::metadata(&second).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }

    #[test]
    fn what_is_read_back_is_the_text_however_the_editor_ended() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("a.txt");
        let back = |content: &[u8], trouble: Option<&str>| {
            fs::write(&file, content).unwrap();
            read_back(Lang::Zh, &file, "原来", trouble.map(str::to_owned))
        };
        assert_eq!(
            back("改过\r\n两行\n".as_bytes(), None).text.as_deref(),
            Some("改过\n两行")
        );
        assert!(!file.exists(), "the file is gone once its text is kept");
        let died = back("写了一半".as_bytes(), Some("died"));
        assert_eq!(died.text.as_deref(), Some("写了一半"));
        assert_eq!(died.trouble.as_deref(), Some("died"));
        assert_eq!(back(b"", Some("died")).text, None, "nothing was taken away");
        let broken = back(&[0xFF, 0xFE], None);
        assert_eq!(broken.text, None);
        assert!(broken.trouble.is_some() && file.exists());
    }
}
