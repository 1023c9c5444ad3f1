//! What `export` is told on the command line.

use std::path::PathBuf;

use clap::Args as ClapArgs;

use super::args::w;
use crate::lang::{cli as words, template};

/// Arguments of `export`.
#[derive(ClapArgs, Debug)]
pub struct ExportArgs {
    /// Folders and files.
    #[arg(value_name = "PATH", required = true, help = w(words::arg_paths))]
    pub paths: Vec<PathBuf>,
    /// The format.
    #[arg(long, value_name = "FORMAT", help = w(words::opt_format))]
    pub format: String,
    /// Where to.
    #[arg(short, long = "output", value_name = "OUT", help = w(words::opt_out))]
    pub out: Option<PathBuf>,
    /// The user's own template.
    #[arg(long, value_name = "FILE|NAME", help = w(template::opt_template))]
    pub template: Option<PathBuf>,
}
