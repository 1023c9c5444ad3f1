//! A line of input at the foot of the screen.

/// What the line is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PromptFor {
    /// Search this report, as one types.
    Search,
    /// A command.
    Command,
    /// What narrows the list, as one types.
    Filter,
    /// What to put beside the open report.
    Beside,
    /// Why a finding is none: in this report, or wherever it stands in the batch.
    Dismiss {
        /// In the whole batch.
        batch: bool,
    },
    /// What narrows a picker.
    Pick,
    /// The reviewer's name, before the first edit.
    Reviewer,
}

/// A line being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prompt {
    /// What it is for.
    pub purpose: PromptFor,
    /// What was typed.
    pub text: String,
    /// The caret, in characters.
    pub caret: usize,
}

impl Prompt {
    /// An empty line, or one with a proposal, the caret behind it.
    #[must_use]
    pub fn new(purpose: PromptFor, text: String) -> Self {
        let caret = text.chars().count();
        Self {
            purpose,
            text,
            caret,
        }
    }

    /// Inserts at the caret; line ends and tabs become spaces.
    pub fn insert(&mut self, inserted: &str) {
        let before: String = self.text.chars().take(self.caret).collect();
        let after: String = self.text.chars().skip(self.caret).collect();
        let inserted: String = inserted
            .chars()
            .map(|ch| if matches!(ch, '\n' | '\t') { ' ' } else { ch })
            .collect();
        self.caret += inserted.chars().count();
        self.text = before + &inserted + &after;
    }

    /// Removes `n` characters before the caret.
    pub fn erase(&mut self, n: usize) {
        let start = self.caret.saturating_sub(n);
        self.text = self
            .text
            .chars()
            .enumerate()
            .filter(|(nth, _)| *nth < start || *nth >= self.caret)
            .map(|(_, ch)| ch)
            .collect();
        self.caret = start;
    }

    /// Completes the line as far as all candidates agree; one without candidates stays.
    pub fn complete(&mut self, candidates: Vec<String>) {
        let common = candidates.into_iter().reduce(|common, next| {
            let pairs = common.chars().zip(next.chars());
            let same = pairs.take_while(|(left, right)| left == right);
            same.map(|(ch, _)| ch).collect()
        });
        if let Some(common) = common {
            *self = Self::new(self.purpose, common);
        }
    }

    /// Moves the caret.
    pub fn go(&mut self, delta: isize) {
        self.caret = self
            .caret
            .saturating_add_signed(delta)
            .min(self.text.chars().count());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typing_goes_on_at_the_caret() {
        let mut prompt = Prompt::new(PromptFor::Search, "法政府".to_owned());
        prompt.go(-2);
        prompt.insert("治\n");
        assert_eq!((prompt.text.as_str(), prompt.caret), ("法治 政府", 3));
        prompt.erase(1);
        assert_eq!((prompt.text.as_str(), prompt.caret), ("法治政府", 2));
        prompt.erase(9);
        assert_eq!((prompt.text.as_str(), prompt.caret), ("政府", 0));
        prompt.go(99);
        assert_eq!(prompt.caret, 2);
    }
}
