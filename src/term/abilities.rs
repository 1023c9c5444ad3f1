//! What the terminal can do, as far as its environment tells.
//!
//! Nothing is ever asked of the terminal itself: on a dumb line the answer never comes.

pub use super::look::Depth;

/// What the terminal is taken to be able to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Abilities {
    /// How many colours it shows.
    pub depth: Depth,
    /// Whether bands of rows may be scrolled (DECSTBM); can be switched off for a terminal
    /// that does it wrong.
    pub scroll: bool,
    /// Whether lines and signs are drawn with ASCII only; only the reviewer can tell.
    pub ascii: bool,
}

impl Default for Abilities {
    fn default() -> Self {
        Self {
            depth: Depth::default(),
            scroll: true,
            ascii: false,
        }
    }
}

/// Why there can be no screen on a terminal.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// `TERM` is empty or `dumb`: it cannot place a cursor.
    #[error("TERM={0} cannot place a cursor")]
    Dumb(String),
}

impl Abilities {
    /// Reads `TERM`, `COLORTERM` and `NO_COLOR`, given as a function from name to value.
    ///
    /// # Errors
    /// The terminal cannot carry a screen.
    pub fn detect(variable: impl Fn(&str) -> Option<String>) -> Result<Self, Unfit> {
        let term = variable("TERM").unwrap_or_default();
        if term.is_empty() || term == "dumb" || term == "unknown" {
            return Err(Unfit::Dumb(term));
        }
        let colorterm = variable("COLORTERM").unwrap_or_default();
        let depth = if variable("NO_COLOR").is_some_and(|value| !value.is_empty())
            || ["vt100", "vt102", "vt220", "vt320"]
                .iter()
                .any(|mono| term.starts_with(mono))
            || term.ends_with("-m")
            || term.ends_with("-mono")
        {
            Depth::Mono
        } else if matches!(colorterm.as_str(), "truecolor" | "24bit") || term.ends_with("-direct") {
            Depth::True
        } else if term.contains("256color") || !colorterm.is_empty() {
            Depth::Indexed
        } else {
            Depth::Ansi
        };
        Ok(Self {
            depth,
            scroll: true,
            ascii: false,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_tells_the_colours() {
        let detect = |set: &[(&str, &str)]| {
            Abilities::detect(|name| {
                set.iter()
                    .find(|(known, _)| *known == name)
                    .map(|(_, value)| (*value).to_owned())
            })
            .map(|abilities| abilities.depth)
        };
        let xterm = ("TERM", "xterm-256color");
        assert_eq!(detect(&[xterm]), Ok(Depth::Indexed));
        assert_eq!(
            detect(&[xterm, ("COLORTERM", "truecolor")]),
            Ok(Depth::True)
        );
        assert_eq!(detect(&[xterm, ("NO_COLOR", "1")]), Ok(Depth::Mono));
        assert_eq!(detect(&[xterm, ("NO_COLOR", "")]), Ok(Depth::Indexed));
        assert_eq!(detect(&[("TERM", "linux")]), Ok(Depth::Ansi));
        assert_eq!(detect(&[("TERM", "vt220")]), Ok(Depth::Mono));
        assert_eq!(
            detect(&[("TERM", "dumb")]),
            Err(Unfit::Dumb("dumb".to_owned()))
        );
        assert_eq!(detect(&[]), Err(Unfit::Dumb(String::new())));
    }
}
