//! The start page: the batches opened lately, one of which can be opened.
//!
//! Its keys are those of the report list. What is left out: opening (`shell`), and what a
//! person without a terminal reads (`cli`).

use std::path::PathBuf;

use crate::home::RecentBatch;
use crate::lang::{start as words, tui};
use crate::term::{Key, KeyCode};

use super::keymap::{Action, Place, Resolved, resolve};
use super::state::{ListCursor, Settings};

/// The page.
#[derive(Clone, Debug)]
pub struct Start {
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// How the screen looks.
    pub settings: Settings,
    /// The batches opened lately, the latest first.
    pub batches: Vec<RecentBatch>,
    /// The cursor among them.
    pub list: ListCursor,
    /// What the last key came to, if that has to be said.
    pub trouble: Option<String>,
    /// The beginning of a sequence of keys.
    typed: Vec<Key>,
}

/// What a key comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Nothing but what the page shows.
    Stay,
    /// Open this batch.
    Open(PathBuf),
    /// Practise on the samples.
    Practise,
    /// Leave the program.
    Leave,
    /// Stop until the shell continues us.
    Suspend,
    /// Paint everything anew.
    Redraw,
}

/// Rows of the page that show no batch: name, head, the lines that say what to type, foot.
const OTHER_ROWS: u16 = 12;

impl Start {
    /// The page with these batches, the cursor on the first.
    #[must_use]
    pub fn new(size: (u16, u16), settings: Settings, batches: Vec<RecentBatch>) -> Self {
        Self {
            size,
            settings,
            batches,
            list: ListCursor::default(),
            trouble: None,
            typed: Vec::new(),
        }
    }

    /// How many batches are shown at a time.
    #[must_use]
    pub fn height(&self) -> usize {
        usize::from(self.size.1.saturating_sub(OTHER_ROWS).max(1))
    }

    /// The terminal has another size.
    pub fn resize(&mut self, size: (u16, u16)) {
        self.size = size;
        self.list
            .go(self.list.at, self.batches.len(), self.height());
    }

    /// A key.
    pub fn press(&mut self, key: Key) -> Answer {
        self.trouble = None;
        let key = key.folded();
        self.typed.push(key);
        let resolved = resolve(&self.settings.keymap, &self.typed, Place::List);
        if resolved == Resolved::Prefix {
            return Answer::Stay;
        }
        self.typed.clear();
        match resolved {
            Resolved::Action(action) => self.act(action, key),
            _ => self.refuse(),
        }
    }

    fn act(&mut self, action: Action, key: Key) -> Answer {
        let page = isize::try_from(self.height()).unwrap_or(1);
        let all = isize::try_from(self.batches.len()).unwrap_or(isize::MAX);
        let delta = match action {
            Action::Down => 1,
            Action::Up => -1,
            Action::HalfPageDown => (page / 2).max(1),
            Action::HalfPageUp => -(page / 2).max(1),
            Action::PageDown => page,
            Action::PageUp => -page,
            Action::Bottom => all,
            Action::Top => -all,
            Action::Open | Action::Right => {
                let batch = self.batches.get(self.list.at);
                return batch.map_or(Answer::Stay, |batch| Answer::Open(batch.root.clone()));
            }
            Action::Quit | Action::QuitNow => return Answer::Leave,
            Action::Suspend => return Answer::Suspend,
            Action::Tutor => return Answer::Practise,
            Action::Redraw => return Answer::Redraw,
            Action::Back => {
                if key.code != KeyCode::Esc {
                    self.trouble = Some(tui::how_to_quit(self.settings.lang).to_owned());
                }
                return Answer::Stay;
            }
            _ => return self.refuse(),
        };
        self.list.step(delta, self.batches.len(), self.height());
        Answer::Stay
    }

    /// A key that does nothing here.
    fn refuse(&mut self) -> Answer {
        self.trouble = Some(words::not_here(self.settings.lang).to_owned());
        Answer::Stay
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{settings, sheet};
    use super::super::view::start::draw;
    use super::*;
    use crate::lang::Lang;

    fn page(size: (u16, u16), n: usize) -> Start {
        let batches = (1..=n).map(|nth| RecentBatch {
            root: PathBuf::from(format!("/home/reviewer/年度报告/云溪县-{nth}")),
            at: "2026-01-09T20:05:00+08:00".to_owned(),
            progress: (nth % 2 == 1).then_some((nth, 14)),
        });
        Start::new(size, settings(), batches.collect())
    }

    fn drawn(page: &Start) -> String {
        let mut sheet = sheet(page.size);
        draw(page, &mut sheet);
        sheet.shown()
    }

    fn type_in(page: &mut Start, keys: &str) -> Vec<Answer> {
        keys.chars().map(|ch| page.press(Key::char(ch))).collect()
    }

    #[test]
    fn keys_of_the_list_choose_a_batch() {
        let enter = Key::plain(KeyCode::Enter);
        let opens = |nth| {
            Answer::Open(PathBuf::from(format!(
                "/home/reviewer/年度报告/云溪县-{nth}"
            )))
        };
        let mut page = page((80, 24), 30);
        assert_eq!(page.press(enter), opens(1));
        type_in(&mut page, "jj");
        assert_eq!(page.press(enter), opens(3));
        type_in(&mut page, "ｋ");
        assert_eq!(page.press(enter), opens(2), "a full-width key counts");
        type_in(&mut page, "G");
        assert_eq!(page.press(enter), opens(30));
        assert!(drawn(&page).contains("云溪县-30"));
        type_in(&mut page, "gg");
        assert_eq!(page.press(enter), opens(1));
        assert_eq!(page.press(Key::char('q')), Answer::Leave);
    }

    #[test]
    fn a_key_that_does_nothing_here_says_so_until_the_next() {
        let mut page = page((80, 24), 1);
        type_in(&mut page, "D");
        assert!(drawn(&page).contains(words::not_here(Lang::Zh)));
        type_in(&mut page, "j");
        assert!(!drawn(&page).contains(words::not_here(Lang::Zh)));
        page.press(Key::ctrl('c'));
        assert!(drawn(&page).contains(tui::how_to_quit(Lang::Zh)));
    }

    #[test]
    fn without_a_batch_nothing_can_be_opened() {
        let mut page = page((80, 24), 0);
        assert_eq!(page.press(Key::plain(KeyCode::Enter)), Answer::Stay);
        assert_eq!(type_in(&mut page, "jkGq").pop(), Some(Answer::Leave));
    }

    #[test]
    fn the_start_page_at_80_columns() {
        insta::assert_snapshot!(drawn(&page((80, 24), 3)));
    }

    #[test]
    fn the_first_start_page_at_the_floor() {
        insta::assert_snapshot!(drawn(&page((60, 15), 0)));
    }

    #[test]
    fn the_start_page_in_english_at_120_columns() {
        let mut page = page((120, 30), 3);
        page.settings.lang = Lang::En;
        insta::assert_snapshot!(drawn(&page));
    }

    #[test]
    fn every_size_is_drawn_without_a_panic() {
        for cols in [0, 1, 2, 20, 59, 60, 80, 400] {
            for rows in [0, 1, 2, 14, 15, 24, 150] {
                let mut page = page((80, 24), 30);
                type_in(&mut page, "G");
                page.resize((cols, rows));
                drawn(&page);
            }
        }
    }
}
