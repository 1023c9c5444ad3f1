//! The first frame: what can be shown before profile, store and checks are read.
//!
//! It is a picture of a state of its own that is thrown away once drawn. No key reaches that
//! state, so that nobody acts on a report that is half known; the real one goes on from
//! where it was, and its first frame changes what was missing here.

use std::sync::Arc;

use crate::review::Review;
use crate::session::Session;

use super::super::effect::Effect;
use super::super::msg::{Msg, Now, Opened};
use super::super::state::State;
use super::super::update_all;

/// The state to be drawn first, and what is to be done once somebody works for the screen.
///
/// A small batch is listed in `state` already. Of a large one the first names are all there
/// is to show, and `state` keeps them until the list is known.
pub(super) fn first(session: &Session, state: &mut State, now: &Now) -> (State, Vec<Effect>) {
    let Some(batch) = session.discover_few() else {
        let names = session.first_paths(usize::from(state.size.1));
        let effects = update_all(state, vec![Msg::Glimpse(names)], now);
        return (state.clone(), effects);
    };
    let effects = update_all(state, vec![Msg::Listed(Arc::clone(batch))], now);
    let mut sight = state.clone();
    for effect in &effects {
        let Effect::Open {
            generation,
            report_idx,
        } = *effect
        else {
            continue;
        };
        let Some(report) = session.first_sight(report_idx) else {
            continue;
        };
        let path = &batch.entries[report_idx].path;
        let opened = Opened {
            report: Arc::new(report),
            sheet: Arc::default(),
            review: Review::empty(path, ""),
            read_only: None,
            remarks: Review::empty(path, ""),
            drafts: Vec::new(),
            troubles: Vec::new(),
        };
        let msg = Msg::Opened {
            generation,
            report_idx,
            result: Box::new(Ok(opened)),
        };
        update_all(&mut sight, vec![msg], now);
    }
    (sight, effects)
}

#[cfg(test)]
#[expect(
    clippy::disallowed_methods,
    reason = "the batch of a test is written to disk"
)]
mod tests {
    use std::fs;

    use super::*;
    use crate::home::Home;
    use crate::session::Options;
    use crate::term::Abilities;
    use crate::tui::shell::{now, start};

    #[test]
    fn the_text_is_seen_before_it_can_be_acted_on() {
        let dir = tempfile::tempdir().unwrap();
        let text = "2025年法治政府建设情况报告\n\n一、主要举措\n开展宣传3次。\n";
        fs::write(dir.path().join("1.txt"), text).unwrap();
        let session = Session::open(Options {
            paths: vec![dir.path().to_path_buf()],
            home: Some(Home::under(&dir.path().join("home"))),
            ..Options::default()
        });
        let session = Arc::new(session.unwrap());
        let abilities = Abilities::detect(|_| Some("xterm".to_owned())).unwrap();
        let mut state = start::state(&session, (80, 24), abilities);
        let (sight, effects) = first(&session, &mut state, &now(&session));
        let seen = sight.opened().expect("the text is seen");
        assert_eq!(seen.report.source.text.as_str(), text);
        assert!(
            !session.knows_profile(),
            "what takes longer is not waited for"
        );
        assert!(state.opened().is_none(), "nothing can be noted yet");
        assert_eq!(state.n_reports(), 1);
        assert!(matches!(effects[..], [Effect::Open { report_idx: 0, .. }]));
    }
}
