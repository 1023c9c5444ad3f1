//! What the environment says of language and person.

#![expect(
    clippy::disallowed_methods,
    reason = "the environment's language and login name are read here and nowhere else"
)]

use std::env;

use crate::lang::Lang;

/// The language of the first of `LC_ALL`, `LC_MESSAGES`, `LANG` that is set; `None`
/// where that says nothing about a language.
#[must_use]
pub fn locale_lang() -> Option<Lang> {
    first_locale(["LC_ALL", "LC_MESSAGES", "LANG"].map(|name| env::var(name).ok()))
}

fn first_locale(values: [Option<String>; 3]) -> Option<Lang> {
    let locale = values
        .into_iter()
        .flatten()
        .find(|value| !value.is_empty())?;
    Lang::from_locale(&locale)
}

/// The login name, to be proposed as the reviewer's; empty where none is known.
#[must_use]
pub fn login_name() -> String {
    ["LOGNAME", "USER"]
        .into_iter()
        .filter_map(|name| env::var(name).ok())
        .find(|name| !name.trim().is_empty())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(values: [&str; 3], expected: Option<Lang>) {
        let values = values.map(|value| (value != "-").then(|| value.to_owned()));
        assert_eq!(first_locale(values), expected);
    }

    #[test]
    fn the_first_locale_set_decides() {
        check(["-", "-", "en_US.UTF-8"], Some(Lang::En));
        check(["", "zh_CN.UTF-8", "en_US.UTF-8"], Some(Lang::Zh));
        check(["C.UTF-8", "-", "en_US.UTF-8"], None);
        check(["-", "-", "-"], None);
    }
}
