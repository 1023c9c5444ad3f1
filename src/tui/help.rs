//! The help overlay: the keys of a pane, narrowed by what is typed.

use std::borrow::Cow;

use crate::lang::Lang;

use super::keymap::{Binding, Keymap, Place, shown};

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

    /// The bindings shown with the keys that hold, in the order of the table.
    #[must_use]
    pub fn bindings<'k>(
        &self,
        keymap: &'k Keymap,
        lang: Lang,
    ) -> Vec<(&'static Binding, &'k [Cow<'static, str>])> {
        let wanted = self.filter.to_lowercase();
        let fits =
            |keys: &Cow<'static, str>| shown(keys) == self.filter || keys.to_lowercase() == wanted;
        keymap
            .at(self.place)
            .filter(|(_, keys)| !keys.is_empty())
            .filter(|(binding, keys)| {
                wanted.is_empty()
                    || (binding.doc)(lang).to_lowercase().contains(&wanted)
                    || keys.iter().any(fits)
            })
            .collect()
    }
}
