//! Classes of units, each with a rubric of its own.

use std::sync::Arc;

use super::pattern::comparing_form;
use super::{Bilingual, Profile, Rubric};

/// A class of units that is scored by its own rubric.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Class {
    /// ASCII id (`department`).
    pub id: String,
    /// What the screen calls it.
    pub name: Bilingual,
    /// Words of the column `class` in `units.csv` that mean it, its id and names aside.
    pub words: Vec<String>,
    /// Ranks of an issuer (`township`, `county`, `department`) that mean it.
    pub ranks: Vec<String>,
    /// Its rubric.
    pub rubric: Arc<Rubric>,
}

impl Class {
    fn is_called(&self, word: &str) -> bool {
        let word = comparing_form(word);
        let own = [&self.id, &self.name.zh, &self.name.en];
        let mut names = own.into_iter().chain(&self.words);
        names.any(|name| comparing_form(name) == word)
    }
}

impl Profile {
    /// The class of a unit: chosen by hand (`by_hand`, an id or name), else by the word in
    /// `units.csv`, else by the issuer's rank. `None` is the usual rubric; a word that no class
    /// knows says nothing.
    #[must_use]
    pub fn class_of(
        &self,
        by_hand: Option<&str>,
        in_units: Option<&str>,
        rank: Option<&str>,
    ) -> Option<&Class> {
        if let Some(word) = by_hand {
            // The usual rubric can be chosen by hand too.
            return self.class_called(word);
        }
        let by_word = in_units.and_then(|word| self.class_called(word));
        by_word.or_else(|| {
            let rank = rank?;
            let ranked = |class: &&Class| class.ranks.iter().any(|known| known == rank);
            self.classes.iter().find(ranked)
        })
    }

    /// The class of this id or name.
    #[must_use]
    pub fn class_called(&self, word: &str) -> Option<&Class> {
        self.classes.iter().find(|class| class.is_called(word))
    }

    /// The same profile with a class's rubric in the place of the usual one.
    #[must_use]
    pub fn with_rubric_of(&self, class: &Class) -> Self {
        Self {
            rubric: Rubric::clone(&class.rubric),
            class: Some(class.id.clone()),
            ..self.clone()
        }
    }
}
