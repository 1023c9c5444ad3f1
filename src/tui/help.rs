//! The help overlay: the keys of a pane, narrowed by what is typed.

use crate::lang::Lang;

use super::keymap::{BINDINGS, Binding, Place, shown};

/// The overlay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Help {
    /// The pane whose keys are shown.
    pub place: Place,
    /// What narrows the list; empty shows all.
    pub filter: String,
    /// Whether keys go into the filter.
    pub typing: bool,
    /// First line shown.
    pub top: usize,
}

impl Help {
    /// All keys of a place.
    #[must_use]
    pub fn new(place: Place) -> Self {
        Self {
            place,
            filter: String::new(),
            typing: false,
            top: 0,
        }
    }

    /// The bindings shown, in the order of the table.
    #[must_use]
    pub fn bindings(&self, lang: Lang) -> Vec<&'static Binding> {
        let wanted = self.filter.to_lowercase();
        BINDINGS
            .iter()
            .filter(|binding| binding.places.holds(self.place))
            .filter(|binding| {
                wanted.is_empty()
                    || (binding.doc)(lang).to_lowercase().contains(&wanted)
                    || binding
                        .keys
                        .iter()
                        .any(|keys| shown(keys) == self.filter || keys.to_lowercase() == wanted)
            })
            .collect()
    }
}
