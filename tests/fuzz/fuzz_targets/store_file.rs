//! Any bytes as a review file: read, or refused with its path; repaired, it can be read.

#![no_main]

use std::fs;

use libfuzzer_sys::fuzz_target;
use zhupi::store::{Shape, Store};

fuzz_target!(|bytes: &[u8]| {
    let dir = tempfile::tempdir().expect("the temporary folder is writable");
    let store = Store::without_batch(dir.path(), "0000000000000000", "fuzz");
    store.init().expect("the temporary folder is writable");
    let file = store
        .path_of(Shape::Review, "a", "1.txt")
        .expect("a reviewer can be called so");
    fs::create_dir_all(file.parent().expect("a file has a folder")).expect("as above");
    fs::write(&file, bytes).expect("as above");
    let loaded = store
        .load_shape(Shape::Review, "a", "1.txt")
        .expect("as above");
    let repaired = store
        .repair_report(Shape::Review, "a", "1.txt")
        .expect("as above");
    if loaded.problem.is_none() {
        assert_eq!(repaired, None, "what can be read needs no repair");
    } else if repaired.is_some() {
        let again = store
            .load_shape(Shape::Review, "a", "1.txt")
            .expect("as above");
        assert_eq!(again.problem, None);
    }
});
