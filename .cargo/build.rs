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
    // A static program chooses how it is linked by itself, and does not start with both.
    let is_static =
        env::var("CARGO_CFG_TARGET_FEATURE").is_ok_and(|all| all.contains("crt-static"));
    if is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu") && !is_static {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
}
