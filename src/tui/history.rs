//! Lines typed before on the command line, and going back through them.

/// The most lines that are kept.
const MOST_LINES: usize = 200;

/// The lines, the latest last, and where one stands among them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    lines: Vec<String>,
    /// The line shown and what was typed before one went back.
    browsing: Option<(usize, String)>,
}

impl History {
    /// Lines kept from before.
    #[must_use]
    pub fn new(lines: Vec<String>) -> Self {
        Self {
            lines,
            browsing: None,
        }
    }

    /// The lines to be kept.
    #[must_use]
    pub fn lines(&self) -> &[String] {
        &self.lines
    }

    /// A line was run: it is the latest now, and stands there once.
    pub fn push(&mut self, line: &str) {
        self.browsing = None;
        let line = line.trim();
        if line.is_empty() {
            return;
        }
        self.lines.retain(|known| known != line);
        self.lines.push(line.to_owned());
        let too_many = self.lines.len().saturating_sub(MOST_LINES);
        self.lines.drain(..too_many);
    }

    /// The line was left or changed by hand.
    pub fn forget_place(&mut self) {
        self.browsing = None;
    }

    /// The line before or behind the one shown, among those that begin with what was typed.
    /// `None` where there is none.
    pub fn step(&mut self, shown: &str, back: bool) -> Option<String> {
        let (at, typed) = self
            .browsing
            .clone()
            .unwrap_or((self.lines.len(), shown.to_owned()));
        let fits = |nth: &usize| self.lines[*nth].starts_with(&typed);
        let found = if back {
            (0..at).rev().find(fits)
        } else {
            (at + 1..self.lines.len()).find(fits)
        };
        match found {
            Some(nth) => {
                self.browsing = Some((nth, typed));
                Some(self.lines[nth].clone())
            }
            // Behind the latest stands what was typed.
            None if !back => self.browsing.take().map(|(_, typed)| typed),
            None => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_goes_back_among_lines_that_begin_alike() {
        let mut history = History::default();
        for line in [
            "set theme=dark",
            "status done",
            "set lang=en",
            "status done",
        ] {
            history.push(line);
        }
        assert_eq!(history.lines().len(), 3);
        assert_eq!(history.step("", true).as_deref(), Some("status done"));
        assert_eq!(history.step("", true).as_deref(), Some("set lang=en"));
        history.forget_place();
        assert_eq!(history.step("set", true).as_deref(), Some("set lang=en"));
        assert_eq!(history.step("x", true).as_deref(), Some("set theme=dark"));
        assert_eq!(history.step("x", true), None);
        assert_eq!(history.step("x", false).as_deref(), Some("set lang=en"));
        assert_eq!(history.step("x", false).as_deref(), Some("set"));
        assert_eq!(history.step("set", false), None);
    }

    #[test]
    fn only_so_many_lines_are_kept() {
        let mut history = History::default();
        for nth in 0..300 {
            history.push(&nth.to_string());
        }
        assert_eq!(history.lines().len(), MOST_LINES);
        assert_eq!(history.lines().last().map(String::as_str), Some("299"));
    }
}
