//! What the analysis makes of every sample report: metadata, missing parts,
//! outline with items, irregularities, findings. The snapshots were read line by line
//! against the reports; a change in one is a change in what a reviewer sees.

#![expect(
    clippy::disallowed_methods,
    reason = "this test reads the samples from disk"
)]

use std::fmt::{Debug, Write};
use std::fs;
use std::path::Path;

use zhupi::checks::{self, Switches};
use zhupi::ingest::{IngestError, Options, ingest};
use zhupi::lang::Lang;
use zhupi::profile::{self, Profile};
use zhupi::report::{Corrections, Located, Report, Section, analyse};
use zhupi::text::{CharIdx, CharSpan};

/// Every sample by the number its name begins with, and the profile it is read under.
const SAMPLES: &[(&str, &str)] = &[
    ("01", "fazhi"),
    ("02", "fazhi"),
    ("03", "fazhi"),
    ("04", "fazhi"),
    ("05", "fazhi"),
    ("06", "fazhi"),
    ("07", "fazhi"),
    ("08", "fazhi"),
    ("09", "fazhi"),
    ("10", "fazhi"),
    ("11", "fazhi"),
    ("12", "fazhi"),
    ("13", "generic"),
    ("14", "fazhi"),
];

#[test]
fn outlines_are_as_read_by_a_person() {
    let mut seen = Vec::new();
    for name in names() {
        let Some((number, profile_id)) =
            SAMPLES.iter().find(|(number, _)| name.starts_with(number))
        else {
            assert_eq!(name, "units.csv", "a sample without a snapshot");
            continue;
        };
        seen.push(*number);
        insta::assert_snapshot!(format!("outline_{number}"), drawn(&name, profile_id));
    }
    let listed: Vec<&str> = SAMPLES.iter().map(|(number, _)| *number).collect();
    assert_eq!(seen, listed, "a snapshot without its sample");
}

#[test]
fn findings_are_those_that_a_person_agrees_with() {
    let mut page = String::new();
    for (name, (_, profile_id)) in names().iter().zip(SAMPLES) {
        let profile = profile::find(profile_id).expect("it is built in");
        let Ok(report) = analysed(name, &profile) else {
            continue;
        };
        writeln!(page, "{name}").expect("writing to a string cannot fail");
        for finding in checks::run(&report, &profile, &Switches::default()) {
            let (severity, check) = (finding.severity.id(), finding.check());
            let quote = finding.quote.replace('\n', "⏎");
            let message = finding.message.get(Lang::Zh);
            writeln!(
                page,
                "  {severity} {check} {}: {quote}: {message}",
                finding.start()
            )
            .expect("writing to a string cannot fail");
        }
    }
    insta::assert_snapshot!(page);
}

#[test]
fn the_same_bytes_give_the_same_report() {
    for (number, profile_id) in SAMPLES {
        let name = names()
            .into_iter()
            .find(|name| name.starts_with(number))
            .expect("every number has its file");
        assert_eq!(drawn(&name, profile_id), drawn(&name, profile_id), "{name}");
    }
}

fn names() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-reports");
    let mut names: Vec<String> = fs::read_dir(folder)
        .expect("sample-reports is there")
        .map(|entry| entry.expect("it can be listed").file_name())
        .map(|name| name.into_string().expect("names are UTF-8"))
        .collect();
    names.sort();
    names
}

/// The report as a page that can be read against its file.
fn drawn(name: &str, profile_id: &str) -> String {
    let profile = profile::find(profile_id).expect("it is built in");
    let report = match analysed(name, &profile) {
        Ok(report) => report,
        Err(error) => return error.message(Lang::En),
    };
    let mut page = String::new();
    write_page(&mut page, name, &report).expect("writing to a string cannot fail");
    page
}

fn analysed(name: &str, profile: &Profile) -> Result<Report, IngestError> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("sample-reports")
        .join(name);
    let bytes = fs::read(path).expect("samples are readable");
    let ingested = ingest(name, &bytes, &Options::default())?;
    Ok(analyse(ingested, name, profile, &Corrections::default()))
}

fn write_page(page: &mut String, name: &str, report: &Report) -> std::fmt::Result {
    let source = &report.source;
    let encoding = source.encoding.as_deref().unwrap_or("-");
    let sure = if source.sure { "" } else { ", doubtful" };
    writeln!(
        page,
        "{name}: {:?}, {encoding}{sure}, {} characters",
        source.format,
        source.text.len()
    )?;
    write_located(page, report, "title", report.title.as_ref())?;
    write_located(page, report, "issuer", report.issuer.as_ref())?;
    write_located(page, report, "year", report.year.as_ref())?;
    write_located(page, report, "date", report.date.as_ref())?;
    write_located(page, report, "published", report.published.as_ref())?;
    write_located(page, report, "addressee", report.addressee.as_ref())?;
    write_located(
        page,
        report,
        "document number",
        report.document_number.as_ref(),
    )?;
    writeln!(page, "missing: {}", report.missing_parts.join(" "))?;

    writeln!(page, "\nsections")?;
    for section in &report.sections {
        write_section(page, report, section)?;
    }
    writeln!(page, "\nirregular")?;
    for note in &report.notes {
        let quote = short(report, note.span);
        writeln!(
            page,
            "{:?} {} 「{quote}」 {}",
            note.kind,
            places(note.span),
            note.detail
        )?;
    }
    writeln!(page, "\nmarks")?;
    for mark in &source.marks {
        writeln!(
            page,
            "{:?} {} 「{}」",
            mark.kind,
            places(mark.span),
            short(report, mark.span)
        )?;
    }
    writeln!(page, "\nnotices")?;
    for notice in &source.notices {
        writeln!(page, "{:?}", notice.kind)?;
    }
    Ok(())
}

fn write_located<T: Debug>(
    page: &mut String,
    report: &Report,
    what: &str,
    located: Option<&Located<T>>,
) -> std::fmt::Result {
    match located {
        None => writeln!(page, "{what}: -"),
        Some(Located { value, span }) => {
            let quote = span.map_or(String::new(), |span| short(report, span));
            writeln!(page, "{what}: {value:?} from 「{quote}」")
        }
    }
}

fn write_section(page: &mut String, report: &Report, section: &Section) -> std::fmt::Result {
    let indent = "  ".repeat(usize::from(section.level));
    let number = section.number.as_deref().unwrap_or("-");
    let heading = section.heading.as_deref().unwrap_or("-");
    write!(
        page,
        "{indent}{} [{number}] {heading} {}",
        section.id,
        places(section.span)
    )?;
    for part in &section.parts {
        let doubt = if part.sure { "" } else { "?" };
        let stretch = if part.span == section.span {
            String::new()
        } else {
            format!(" {} 「{}」", places(part.span), short(report, part.span))
        };
        write!(page, " <{}{doubt}{stretch}>", part.part)?;
    }
    if !section.items.is_empty() {
        let markers: Vec<&str> = section
            .items
            .iter()
            .map(|item| item.marker.as_str())
            .collect();
        write!(page, " items: {}", markers.join(" "))?;
    }
    writeln!(page)
}

fn places(span: CharSpan) -> String {
    format!("{}..{}", span.start.0, span.end.0)
}

/// The beginning of a passage, on one line.
fn short(report: &Report, span: CharSpan) -> String {
    let end = CharIdx(span.end.0.min(span.start.0 + 24));
    let passage = report.source.text.slice(CharSpan {
        start: span.start,
        end,
    });
    let more = if end < span.end { "…" } else { "" };
    format!("{}{more}", passage.replace('\n', "⏎"))
}
