//! Paths as a shell takes them, for commands that a message tells the reader to type.

use std::path::Path;

use super::acts;

/// A path as it can be typed after a command: in quotes where it has to be.
#[must_use]
pub fn shell_quoted(path: &Path) -> String {
    let path = path.to_string_lossy();
    let is_plain = !path.is_empty()
        && path
            .chars()
            .all(|ch| ch.is_alphanumeric() || "/._-+,:@%".contains(ch));
    if is_plain && !path.contains(acts) {
        path.into_owned()
    } else {
        format!("'{}'", path.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_can_be_typed_as_they_are_shown() {
        let check = |path: &str, expected: &str| {
            assert_eq!(shell_quoted(Path::new(path)), expected);
        };
        check("/报告/2025年-1", "/报告/2025年-1");
        check("/a b", "'/a b'");
        check("/it's $HOME", r"'/it'\''s $HOME'");
        check("", "''");
    }
}
