//! The texts of the batch, kept while a search is being typed: a further letter reads no file
//! again.

#![expect(
    clippy::disallowed_methods,
    reason = "the screen's clock is read in the shell and nowhere else"
)]

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::text::Text;

/// The most bytes that are kept: some eight hundred long reports. Those beyond are read anew.
const MOST_BYTES: usize = 16 << 20;

/// A text read longer ago may have changed on the disk.
const KEPT_FOR: Duration = Duration::from_secs(30);

/// The texts, by their reports' paths; many threads ask at once.
#[derive(Default)]
pub(super) struct Texts(Mutex<Kept>);

#[derive(Default)]
struct Kept {
    texts: BTreeMap<String, (Instant, Arc<Text>)>,
    n_bytes: usize,
}

impl Texts {
    /// A text that was read a moment ago, else as it is read now.
    pub(super) fn get<E>(
        &self,
        path: &str,
        read: impl FnOnce() -> Result<Text, E>,
    ) -> Result<Arc<Text>, E> {
        let known = self.with(|kept| kept.texts.get(path).cloned());
        if let Some((at, text)) = known
            && at.elapsed() < KEPT_FOR
        {
            return Ok(text);
        }
        let text = Arc::new(read()?);
        self.with(|kept| kept.keep(path, &text));
        Ok(text)
    }

    /// Gives all of them up.
    pub(super) fn forget(&self) {
        self.with(|kept| *kept = Kept::default());
    }

    fn with<T>(&self, work: impl FnOnce(&mut Kept) -> T) -> T {
        work(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Kept {
    fn keep(&mut self, path: &str, text: &Arc<Text>) {
        if let Some((_, old)) = self.texts.remove(path) {
            self.n_bytes -= old.as_str().len();
        }
        let n_bytes = self.n_bytes + text.as_str().len();
        if n_bytes <= MOST_BYTES {
            self.n_bytes = n_bytes;
            let entry = (Instant::now(), Arc::clone(text));
            self.texts.insert(path.to_owned(), entry);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::convert::Infallible;

    /// Asks for a text; gives whether it was read.
    fn ask(texts: &Texts, path: &str, content: &str) -> bool {
        let mut was_read = false;
        let Ok(_) = texts.get(path, || {
            was_read = true;
            Ok::<_, Infallible>(Text::new(content.to_owned()))
        });
        was_read
    }

    #[test]
    fn a_text_is_read_once_until_it_is_forgotten() {
        let texts = Texts::default();
        assert!(ask(&texts, "a", "一"));
        assert!(!ask(&texts, "a", "一"));
        assert!(ask(&texts, "b", "二"));
        texts.forget();
        assert!(ask(&texts, "a", "一"));
    }

    #[test]
    fn no_more_is_kept_than_there_is_room_for() {
        let texts = Texts::default();
        let half = "a".repeat(MOST_BYTES / 2 + 1);
        assert!(ask(&texts, "a", &half));
        assert!(ask(&texts, "b", &half));
        assert!(ask(&texts, "b", &half), "no room beside the first");
        assert!(!ask(&texts, "a", &half));
        assert!(ask(&texts, "c", "短"));
        assert!(!ask(&texts, "c", "短"));
    }
}
