//! Corrections of the outline, one line at a time; the command line and the screen make
//! them here.
//!
//! What is left out: what a correction does to the outline (`report`).

use super::refusal::EditError;
use crate::profile::Profile;
use crate::report::Corrections;
use crate::text::{CharSpan, Text};

/// Characters of a line that are kept, so that a changed text is noticed.
const QUOTE: usize = 32;

/// What is to be different about a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fix<'a> {
    /// It is a heading.
    Heading,
    /// It is none.
    Body,
    /// Its heading has this level, 1 to 9.
    Level(u8),
    /// Its section carries this part.
    Part(&'a str),
}

/// Corrects one line of a text: a heading's span, or the span of a line that is none yet.
///
/// # Errors
/// No such part in the profile; a level outside 1 to 9.
pub fn correct(
    corrections: &mut Corrections,
    profile: &Profile,
    text: &Text,
    line: CharSpan,
    fix: Fix<'_>,
) -> Result<(), EditError> {
    if let Fix::Part(part) = fix
        && profile.part(part).is_none()
    {
        return Err(EditError::NoPart {
            id: part.to_owned(),
            known: profile.parts.iter().map(|part| part.id.clone()).collect(),
        });
    }
    if let Fix::Level(level) = fix
        && !(1..=9).contains(&level)
    {
        return Err(EditError::BadLevel(level));
    }
    let correction = corrections.headings.entry(line.start).or_default();
    if correction.quote.is_empty() {
        correction.quote = text.slice(line).chars().take(QUOTE).collect();
    }
    match fix {
        Fix::Heading => correction.heading = Some(true),
        Fix::Body => correction.heading = Some(false),
        Fix::Level(level) => correction.level = Some(level),
        Fix::Part(part) => correction.part = Some(part.to_owned()),
    }
    Ok(())
}

/// The class of a unit as typed, by id or name, for [`Corrections::class`]: `None` for the
/// empty word, which takes the choice back; the profile's own id is the usual rubric.
///
/// # Errors
/// No such class in the profile.
pub fn choose_class(profile: &Profile, typed: &str) -> Result<Option<String>, EditError> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let called = profile.class_called(typed).map(|class| class.id.clone());
    let usual = || (typed == profile.id).then(|| profile.id.clone());
    called.or_else(usual).map(Some).ok_or_else(|| {
        let classes = profile.classes.iter().map(|class| class.id.clone());
        EditError::NoClass {
            id: typed.to_owned(),
            known: classes.chain([profile.id.clone()]).collect(),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile;
    use crate::text::CharIdx;

    #[test]
    fn a_correction_is_bound_to_its_line_and_refuses_what_cannot_be() {
        let profile = profile::find("fazhi").expect("built in");
        let text = Text::new("一、举措\n打算如下".to_owned());
        let line = CharSpan::new(5, 9);
        let mut corrections = Corrections::default();
        let mut fix = |fix| correct(&mut corrections, &profile, &text, line, fix);
        assert!(fix(Fix::Heading).is_ok());
        assert!(fix(Fix::Level(2)).is_ok());
        assert!(fix(Fix::Part("plan")).is_ok());
        assert!(matches!(fix(Fix::Level(0)), Err(EditError::BadLevel(0))));
        assert!(matches!(
            fix(Fix::Part("nix")),
            Err(EditError::NoPart { .. })
        ));
        let correction = &corrections.headings[&CharIdx(5)];
        assert_eq!(correction.quote, "打算如下");
        assert_eq!(correction.heading, Some(true));
        assert_eq!(correction.level, Some(2));
        assert_eq!(correction.part.as_deref(), Some("plan"));
        assert_eq!(corrections.headings.len(), 1);
    }

    #[test]
    fn a_class_is_chosen_by_what_the_profile_knows() {
        let profile = profile::find("fazhi").expect("built in");
        assert_eq!(choose_class(&profile, " "), Ok(None));
        assert_eq!(
            choose_class(&profile, "fazhi"),
            Ok(Some("fazhi".to_owned()))
        );
        let refused = EditError::NoClass {
            id: "nix".to_owned(),
            known: vec!["fazhi".to_owned()],
        };
        assert_eq!(choose_class(&profile, "nix"), Err(refused));
    }
}
