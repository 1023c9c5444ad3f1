//! JSON as scripts see it: the keys, in the order in which they are printed.

use serde_json::Value;

/// The keys of a JSON object as they stand in the text.
#[track_caller]
pub(crate) fn keys(line: &str) -> Vec<String> {
    let value: Value = serde_json::from_str(line).expect("JSON");
    let mut keys: Vec<(usize, String)> = value
        .as_object()
        .expect("JSON")
        .keys()
        .map(|key| {
            (
                line.find(&format!("\"{key}\":")).expect("JSON"),
                key.clone(),
            )
        })
        .collect();
    keys.sort();
    keys.into_iter().map(|(_, key)| key).collect()
}

#[track_caller]
pub(crate) fn check_keys(line: &str, expected: &str) {
    assert_eq!(keys(line).join(" "), expected);
}
