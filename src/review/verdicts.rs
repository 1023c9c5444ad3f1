//! Which findings of a report were accepted or dismissed, also where its text changed since.
//!
//! A verdict speaks of a check and of where the passage began. In a changed text the passage
//! is looked for as a note's is; one that is doubtful or lost speaks of no finding, which is
//! then new to the reviewer.

use std::collections::BTreeMap;

use super::anchor::{self, Grade};
use super::model::{Anchor, FindingVerdict, Review};
use crate::text::Text;

impl Review {
    /// What was said of the findings of a text, by check id and the start of the finding in
    /// this text. Linear in the text for every verdict given on another text.
    #[must_use]
    pub fn verdicts(
        &self,
        text: &Text,
        text_sha256: &str,
    ) -> BTreeMap<(String, u32), &FindingVerdict> {
        let placed = self.findings.iter().filter_map(|(key, verdict)| {
            let start = match self.anchor_of(verdict) {
                Some(anchor) if anchor.text_sha256 != text_sha256 => {
                    let found = anchor::find(anchor, text, text_sha256);
                    let sure = matches!(found.grade, Grade::Exact | Grade::Moved);
                    found.span.filter(|_| sure)?.start.0
                }
                _ => key.1,
            };
            Some(((key.0.clone(), start), verdict))
        });
        placed.collect()
    }

    /// The passage a verdict was given on.
    fn anchor_of<'r>(&'r self, verdict: &'r FindingVerdict) -> Option<&'r Anchor> {
        match verdict {
            FindingVerdict::Accepted { note } => self.note(note)?.anchor(),
            FindingVerdict::Dismissed { anchor, .. } => anchor.as_ref(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::CharSpan;

    #[test]
    fn a_dismissal_follows_its_passage_and_no_other() {
        let before =
            Text::new("一、普法。开展普法活动20次。\n三、执法。开展检查36次。\n".to_owned());
        let anchor = anchor::make(&before, "a", CharSpan::new(16, 18));
        assert_eq!(anchor.exact, "三、");
        let verdict = FindingVerdict::Dismissed {
            reason: String::new(),
            anchor: Some(anchor),
        };
        let absent = FindingVerdict::Dismissed {
            reason: String::new(),
            anchor: None,
        };
        let review = Review {
            findings: BTreeMap::from([
                (("number-skipped".to_owned(), 16), verdict),
                (("part-missing".to_owned(), 2), absent),
            ]),
            ..Review::default()
        };
        let starts = |text: &str, sha256: &str| -> Vec<u32> {
            let text = Text::new(text.to_owned());
            let verdicts = review.verdicts(&text, sha256);
            verdicts.keys().map(|key| key.1).collect()
        };
        assert_eq!(starts(before.as_str(), "a"), [16, 2]);
        let longer = "一、普法。今年以来，开展普法活动20次。\n三、执法。开展检查36次。\n";
        assert_eq!(starts(longer, "b"), [21, 2]);
        assert_eq!(starts("一、公开。公开信息200条。\n", "c"), [2]);
    }
}
