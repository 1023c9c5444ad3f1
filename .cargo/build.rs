//! How the program is linked; nothing is generated.

#![expect(
    clippy::disallowed_methods,
    reason = "a build script is told its target by the environment"
)]

use std::env;

/// On Linux with the GNU library the program is linked without position independence:
/// the loader then has no 800 KB of addresses to rewrite before `main`, and a start costs
/// 1.65 ms of CPU instead of 2.3 (`perf stat zhupi --version`). There is no `unsafe` here
/// for a shuffled address space to protect, and what parses hostile files runs in a child
/// with limits. A flag for all crates would not do: macros are libraries.
fn main() {
    println!("cargo::rerun-if-changed=.cargo/build.rs");
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|there| there == value);
    if is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu") {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
}
