//! Between the session and the screen: the state to begin with, reviews, drafts.

use std::sync::Arc;

use crate::home;
use crate::home::Home;
use crate::lang::{Lang, own_keys as words, system};
use crate::review::IdSource;
use crate::session;
use crate::term::{Abilities, Depth};
use crate::text::{Ambiguous, Safe};

use super::super::history::History;
use super::super::keymap::Keymap;
use super::super::state::{self, Settings, State};
use super::super::theme::Theme;
use super::super::tutor::Tutor;

/// Widest reading column unless the settings say otherwise: 36 Han characters.
const MEASURE: u16 = 72;

/// How the screen looks and which keys it has, as the person's settings and the terminal have it.
pub(super) fn look(
    home: &Home,
    settings: &home::Settings,
    lang: Lang,
    abilities: Abilities,
    notices: &mut Vec<String>,
) -> Settings {
    let theme = match settings.theme {
        _ if abilities.depth == Depth::Mono => Theme::monochrome(),
        Some(home::Theme::Light) => Theme::light(),
        Some(home::Theme::Mono) => Theme::monochrome(),
        Some(home::Theme::Dark) | None => Theme::dark(),
    };
    let ambiguous = match settings.ambiguous.as_deref() {
        Some("wide") => Ambiguous::Wide,
        _ => Ambiguous::Narrow,
    };
    Settings {
        lang,
        ambiguous,
        ascii: settings.ascii || abilities.ascii,
        theme,
        keymap: Arc::new(keymap(home, lang, notices)),
        measure: settings.measure.unwrap_or(MEASURE),
        fold_asides: false,
    }
}

/// The state a session begins with.
pub(super) fn state(
    session: &Arc<session::Session>,
    size: (u16, u16),
    abilities: Abilities,
) -> State {
    let stamp = session.stamp();
    let batch_name = session
        .root()
        .file_name()
        .map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let mut notices = session.notices();
    let settings = look(
        session.home(),
        session.settings(),
        session.lang(),
        abilities,
        &mut notices,
    );
    let place = session.place();
    session.set_muted(place.muted.clone());
    let mut state = State::new(
        size,
        settings,
        state::Session {
            id: stamp.session,
            reviewer: session.reviewer(),
            proposed: session::Session::proposed_reviewer(),
            // Which one it is needs a look at the reports; it comes before the first of them.
            profile: Arc::default(),
            ids: IdSource::from_seed(session.id_seed()),
            batch_name,
        },
        place,
    );
    state.tutor = session.is_practice().then(|| Tutor {
        at: state.start.tutor,
        ..Tutor::default()
    });
    state.history = History::new(session.home().history());
    if !notices.is_empty() {
        state.complain(notices.join("  "));
    }
    state
}

/// The keys with the person's own laid over them; what does not hold is named.
fn keymap(home: &Home, lang: Lang, notices: &mut Vec<String>) -> Keymap {
    let file = home.keys_file();
    let shown = file.map_or_else(String::new, |file| {
        Safe::new(&file.to_string_lossy()).into_string()
    });
    match home.keys() {
        Ok(text) => {
            let (keymap, refused) = Keymap::read(&text);
            notices.extend(refused.iter().map(|refused| {
                let why = refused.fault.message(lang);
                words::refused(lang, &shown, refused.line, Safe::new(&why).as_str())
            }));
            keymap
        }
        Err(error) => {
            notices.push(words::not_read(lang, &shown, &system::reason(lang, &error)));
            Keymap::default()
        }
    }
}
