//! Reading a file that the person handed in: a regular one, of a size one can mean.

#![expect(
    clippy::disallowed_methods,
    reason = "this is where a file for `import` or a template is read"
)]

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// What nobody writes by hand and no batch exports: 40,000 reviews are about 200 MB.
const MOST_BYTES: u64 = 1 << 30;

/// The bytes of a file; `-` is standard input.
///
/// # Errors
///
/// It cannot be read, is no file (a pipe could wait for ever), or is beyond 1 GiB.
pub fn read_file(file: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if file.as_os_str() == "-" {
        io::stdin()
            .lock()
            .take(MOST_BYTES)
            .read_to_end(&mut bytes)?;
        return Ok(bytes);
    }
    // Looked at before it is opened: opening a named pipe waits for its other end.
    if !file.metadata()?.is_file() {
        return Err(io::Error::from(io::ErrorKind::InvalidInput));
    }
    let opened = File::open(file)?;
    if opened.metadata()?.len() > MOST_BYTES {
        return Err(io::Error::from(io::ErrorKind::FileTooLarge));
    }
    opened.take(MOST_BYTES).read_to_end(&mut bytes)?;
    Ok(bytes)
}
