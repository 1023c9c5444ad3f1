//! `completions SHELL` and `man [COMMAND]`, from the declarations that parse the line.

use clap_complete::Shell;

use super::args::{self, Args};
use super::error::CliError;
use super::exit::Exit;
use super::out::Out;
use crate::lang::cli as words;

/// Prints what a shell needs to complete the line.
pub(super) fn completions(shell: Shell, mut out: Out) -> Result<Exit, CliError> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut args::command(), "zhupi", &mut script);
    out.bytes(&script)?;
    out.end(Exit::Success)
}

/// Prints the manual page of the program or of a subcommand.
pub(super) fn man(name: Option<&str>, args: &Args, mut out: Out) -> Result<Exit, CliError> {
    let mut command = args::command();
    command.build();
    if let Some(name) = name {
        let found = command.find_subcommand(name).cloned();
        let found = found.filter(|found| !found.is_hide_set());
        command = found.ok_or_else(|| CliError::Said(words::no_command(args.lang(), name)))?;
    }
    let mut page = Vec::new();
    clap_mangen::Man::new(command).render(&mut page)?;
    out.bytes(&page)?;
    out.end(Exit::Success)
}
