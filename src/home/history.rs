//! Lines typed on the command line of the screen, kept in the state folder.
//!
//! One line each, the latest last. Losing them costs nothing, so what cannot be read is none.

use std::io;
use std::path::PathBuf;

use super::file;
use super::folders::Home;

impl Home {
    fn history_file(&self) -> Option<PathBuf> {
        Some(self.state()?.join("history"))
    }

    /// The lines kept, the latest last.
    #[must_use]
    pub fn history(&self) -> Vec<String> {
        let text = self.history_file().and_then(|file| file::read(&file).ok()?);
        let text = text.unwrap_or_default();
        text.lines().map(str::to_owned).collect()
    }

    /// Keeps these lines instead of those kept before.
    ///
    /// # Errors
    ///
    /// There is no state folder, or it cannot be written.
    pub fn save_history(&self, lines: &[String]) -> io::Result<()> {
        let file = self
            .history_file()
            .ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))?;
        file::write_whole(&file, (lines.join("\n") + "\n").as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_come_back_in_order() {
        let dir = tempfile::tempdir().unwrap();
        let home = Home::under(dir.path());
        assert_eq!(home.history(), Vec::<String>::new());
        let lines = ["set lang=en".to_owned(), "状态 done".to_owned()];
        home.save_history(&lines).unwrap();
        assert_eq!(home.history(), lines);
        assert!(Home::default().save_history(&lines).is_err());
    }
}
