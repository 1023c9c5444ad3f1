//! Profiles read whole: the format's own example, and what is said of each fault.

use super::*;

/// The example of the module's documentation, which is the documentation of the format.
fn example() -> String {
    let lines = include_str!("mod.rs").lines();
    let toml = lines
        .skip_while(|line| *line != "//! ```toml")
        .skip(1)
        .take_while(|line| *line != "//! ```");
    toml.map(|line| line.trim_start_matches("//!").trim_start().to_owned() + "\n")
        .collect()
}

#[test]
fn the_documented_example_is_a_profile() {
    let profile = Profile::parse(&example()).unwrap();
    assert_eq!(profile.id, "harbour");
    assert_eq!(profile.parts[0].name.get(Lang::Zh), "Plan");
    assert_eq!(profile.rubric.criteria[0].step, Points(50));
    assert_eq!(profile.rubric.criteria[1].effect, Some(FlagEffect::Lowest));
    assert_eq!(profile.abolished[0].since, "2022-05-01");
    assert_eq!(profile.sha256.len(), 64);
}
