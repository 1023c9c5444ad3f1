//! What a person does at the terminal, as values of our own.
//!
//! Only presses count: releases are dropped here. What is left out: what a
//! key means (`tui`), and reading the terminal (`reader`).

use crossterm::event::{
    Event, KeyCode as RawCode, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind,
};

use crate::text::{fold_width_char, is_han};

/// Something that happened at the terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted; lines end with `\n`, everything else is as it came.
    Paste(String),
    /// A click or a turn of the wheel.
    Mouse(Mouse),
    /// The terminal has this many columns and rows now.
    Resize(u16, u16),
    /// The terminal's window gained (`true`) or lost the focus.
    Focus(bool),
    /// Somebody asks the program to stop for a while (SIGTSTP): suspend.
    Stop,
    /// The program goes on after it was stopped (SIGCONT): paint everything anew.
    Continued,
}

/// A key with what was held down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    /// The key. Capital letters come as such, without `shift`.
    pub code: KeyCode,
    /// Ctrl was held; letters are then small.
    pub ctrl: bool,
    /// Alt was held, or ESC came right before.
    pub alt: bool,
    /// Shift was held with a key that gives no character (arrows, function keys).
    pub shift: bool,
}

/// A key of the keyboard, or the character it gave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names are what is printed on the keys")]
pub enum KeyCode {
    Char(char),
    Enter,
    Esc,
    Tab,
    /// Shift-Tab.
    BackTab,
    Backspace,
    Delete,
    Insert,
    Left,
    Right,
    Up,
    Down,
    Home,
    End,
    PageUp,
    PageDown,
    F(u8),
}

/// Something the mouse did, and the cell it was over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mouse {
    /// What it did.
    pub kind: MouseKind,
    /// Column, from 0.
    pub col: u16,
    /// Row, from 0.
    pub row: u16,
}

/// What the mouse did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MouseKind {
    /// The left button went down.
    Press,
    /// The mouse moved with the left button down.
    Drag,
    /// The left button went up.
    Release,
    /// The wheel was turned away from the hand.
    WheelUp,
    /// The wheel was turned towards the hand.
    WheelDown,
}

impl Key {
    /// The key with nothing held down.
    #[must_use]
    pub fn plain(code: KeyCode) -> Self {
        Self {
            code,
            ctrl: false,
            alt: false,
            shift: false,
        }
    }

    /// The key that gives this character.
    #[must_use]
    pub fn char(ch: char) -> Self {
        Self::plain(KeyCode::Char(ch))
    }

    /// The character with Ctrl held.
    #[must_use]
    pub fn ctrl(ch: char) -> Self {
        Self {
            ctrl: true,
            ..Self::char(ch.to_ascii_lowercase())
        }
    }

    /// The key as a command: full-width forms and what Chinese input methods give
    /// for an ASCII key count as that key. Not for text fields.
    #[must_use]
    pub fn folded(self) -> Self {
        let KeyCode::Char(ch) = self.code else {
            return self;
        };
        let ascii = match ch {
            '【' | '「' | '『' => '[',
            '】' | '」' | '』' => ']',
            '、' => '/',
            '。' => '.',
            '‘' | '’' => '\'',
            '“' | '”' => '"',
            '《' | '〈' => '<',
            '》' | '〉' => '>',
            '￥' => '$',
            '…' => '^',
            '—' => '_',
            '·' => '`',
            _ => fold_width_char(ch),
        };
        Self {
            code: KeyCode::Char(ascii),
            ..self
        }
    }

    /// Whether an input method composed this character: no key gives it, so where keys are
    /// commands a message should say that the input method is on.
    #[must_use]
    pub fn is_composed(self) -> bool {
        match self.folded().code {
            KeyCode::Char(ch) => is_han(ch) || !ch.is_ascii() && ch.is_alphanumeric(),
            _ => false,
        }
    }
}

impl Input {
    /// What crossterm read, in our own words; `None` for what nobody here needs.
    /// Sizes are left out: they come with the signal that tells of them.
    pub(super) fn from_event(event: Event) -> Option<Self> {
        match event {
            Event::Key(key) if key.kind != KeyEventKind::Release => {
                Some(Self::Key(from_key(key.code, key.modifiers)?))
            }
            Event::Paste(text) => Some(Self::Paste(normalise_paste(text))),
            Event::FocusGained => Some(Self::Focus(true)),
            Event::FocusLost => Some(Self::Focus(false)),
            Event::Mouse(mouse) => {
                let kind = match mouse.kind {
                    MouseEventKind::Down(MouseButton::Left) => MouseKind::Press,
                    MouseEventKind::Drag(MouseButton::Left) => MouseKind::Drag,
                    MouseEventKind::Up(MouseButton::Left) => MouseKind::Release,
                    MouseEventKind::ScrollUp => MouseKind::WheelUp,
                    MouseEventKind::ScrollDown => MouseKind::WheelDown,
                    _ => return None,
                };
                Some(Self::Mouse(Mouse {
                    kind,
                    col: mouse.column,
                    row: mouse.row,
                }))
            }
            Event::Key(_) | Event::Resize(..) => None,
        }
    }
}

fn from_key(code: RawCode, modifiers: KeyModifiers) -> Option<Key> {
    let ctrl = modifiers.contains(KeyModifiers::CONTROL);
    let mut shift = modifiers.contains(KeyModifiers::SHIFT);
    let code = match code {
        RawCode::Char(ch) => {
            shift = false;
            KeyCode::Char(if ctrl { ch.to_ascii_lowercase() } else { ch })
        }
        RawCode::Enter => KeyCode::Enter,
        RawCode::Esc => KeyCode::Esc,
        RawCode::Tab => KeyCode::Tab,
        RawCode::BackTab => {
            shift = false;
            KeyCode::BackTab
        }
        RawCode::Backspace => KeyCode::Backspace,
        RawCode::Delete => KeyCode::Delete,
        RawCode::Insert => KeyCode::Insert,
        RawCode::Left => KeyCode::Left,
        RawCode::Right => KeyCode::Right,
        RawCode::Up => KeyCode::Up,
        RawCode::Down => KeyCode::Down,
        RawCode::Home => KeyCode::Home,
        RawCode::End => KeyCode::End,
        RawCode::PageUp => KeyCode::PageUp,
        RawCode::PageDown => KeyCode::PageDown,
        RawCode::F(nth) => KeyCode::F(nth),
        _ => return None,
    };
    Some(Key {
        code,
        ctrl,
        alt: modifiers.contains(KeyModifiers::ALT),
        shift,
    })
}

/// Terminals send `\r` where a pasted line ends.
fn normalise_paste(text: String) -> String {
    if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossterm::event::{KeyEvent, KeyEventState};

    fn key(code: RawCode, modifiers: KeyModifiers, kind: KeyEventKind) -> Event {
        Event::Key(KeyEvent {
            code,
            modifiers,
            kind,
            state: KeyEventState::NONE,
        })
    }

    #[test]
    fn keys_are_read_and_releases_dropped() {
        let press = |code, modifiers| Input::from_event(key(code, modifiers, KeyEventKind::Press));
        assert_eq!(
            press(RawCode::Char('J'), KeyModifiers::SHIFT),
            Some(Input::Key(Key::char('J')))
        );
        assert_eq!(
            press(RawCode::Char('D'), KeyModifiers::CONTROL),
            Some(Input::Key(Key::ctrl('d')))
        );
        assert_eq!(
            press(RawCode::BackTab, KeyModifiers::SHIFT),
            Some(Input::Key(Key::plain(KeyCode::BackTab)))
        );
        let released = key(
            RawCode::Char('j'),
            KeyModifiers::NONE,
            KeyEventKind::Release,
        );
        assert_eq!(Input::from_event(released), None);
    }

    #[test]
    fn what_input_methods_give_counts_as_the_ascii_key() {
        for (typed, ascii) in "【】「」、。‘’《》：？ｊＧ！（￥"
            .chars()
            .zip("[][]/.''<>:?jG!($".chars())
        {
            assert_eq!(Key::char(typed).folded(), Key::char(ascii), "{typed}");
        }
        assert_eq!(
            Key::char('\u{3000}').folded(),
            Key::char(' '),
            "the full-width space pages on"
        );
    }

    #[test]
    fn composed_characters_are_told_from_keys() {
        assert!(Key::char('法').is_composed());
        assert!(Key::char('é').is_composed());
        assert!(!Key::char('，').is_composed());
        assert!(!Key::char('ｊ').is_composed());
        assert!(!Key::plain(KeyCode::Enter).is_composed());
    }

    #[test]
    fn pasted_lines_end_with_a_newline_and_nothing_else_changes() {
        let pasted = Input::from_event(Event::Paste("一\r\n二\r三\n\x1b[31m".to_owned()));
        assert_eq!(
            pasted,
            Some(Input::Paste("一\n二\n三\n\x1b[31m".to_owned()))
        );
    }
}
