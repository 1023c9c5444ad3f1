//! ZIP packages of XML parts, as DOCX and XLSX are: the same parts give the same bytes.

use std::io::{self, Cursor, Write};

use zip::write::{SimpleFileOptions, ZipWriter};
use zip::{CompressionMethod, DateTime};

/// The beginning of every part.
pub(super) const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// Writes parts, name and content, in this order. Every part has the time that ZIP begins
/// with (1980), because an export has no clock.
pub(super) fn write(parts: &[(&str, String)], out: &mut dyn io::Write) -> io::Result<()> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        package.start_file(*name, options)?;
        package.write_all(content.as_bytes())?;
    }
    out.write_all(package.finish()?.get_ref())
}
