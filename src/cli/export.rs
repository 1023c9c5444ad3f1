//! `export PATH… --format F [-o OUT] [--force] [--template FILE]`.

use std::path::Path;
use std::sync::Arc;

use super::args::Args;
use super::error::CliError;
use super::exit::Exit;
use super::export_args::ExportArgs;
use super::export_names::{Names, of_batch};
use super::out::{Out, say};
use super::progress::each;
use super::shape::one_line;
use crate::batch::is_report_name;
use crate::export::{self, EXPORTERS, Exporter, ReviewBundle, Row, Template, Unreadable};
use crate::home::Home;
use crate::lang::{Lang, cli as words, system, template as template_words};
use crate::session::{self, Outfile, Session, is_folder, read_file};
use crate::store::Loaded;

pub(super) fn run(args_of: &ExportArgs, args: &Args, mut out: Out) -> Result<Exit, CliError> {
    let lang = args.lang();
    let Some(exporter) = export::find(&args_of.format) else {
        let known: Vec<&str> = EXPORTERS.iter().map(|known| known.id).collect();
        return Err(CliError::Said(words::no_format(
            lang,
            &args_of.format,
            &known.join(words::between(lang)),
        )));
    };
    let known_as = args_of.template.as_deref();
    let template = known_as
        .map(|file| template(exporter, file, lang))
        .transpose()?;
    // `--force` is here for the file, not for the store.
    let options = session::Options {
        force: false,
        ..args.options(&args_of.paths)
    };
    let session = Session::open(options)?;
    super::own_store(&session)?;
    let bundle = bundle(&session, args, &mut out)?;
    let in_doubt: Vec<&String> = bundle
        .rows
        .iter()
        .filter_map(|row| row.problem.as_ref())
        .collect();
    let troubled =
        super::problems(&session) || !bundle.unreadable.is_empty() || !in_doubt.is_empty();
    let exit = Exit::of(troubled);
    let to = Target {
        exporter,
        template,
        lang,
        force: args.force,
    };
    match args_of.out.as_deref().filter(|out| *out != Path::new("-")) {
        None if out.terminal && !exporter.is_text => {
            return Err(CliError::Said(words::not_for_terminal(
                lang,
                exporter.id,
                exporter.extension,
            )));
        }
        None => {
            let bytes = to.bytes(&bundle)?;
            if out.terminal {
                out.lines(String::from_utf8_lossy(&bytes).trim_end())?;
            } else {
                out.bytes(&bytes)?;
            }
        }
        Some(folder)
            if is_folder(folder).map_err(|error| CliError::Said(error.message(lang)))? =>
        {
            // A report exported by itself is called what it is called among all.
            let all = session.whole_batch();
            let names = Names::new(all.iter().map(|entry| entry.path.as_str()));
            to.folder(&bundle, folder, names)?;
            warn_in_batch(&session, &folder.join(format!("a.{}", exporter.extension)));
        }
        Some(file) => {
            to.check_ending(file)?;
            let bytes = to.bytes(&bundle)?;
            to.write(file, &bytes)?;
            warn_in_batch(&session, file);
            say(&words::exported(
                lang,
                &file.to_string_lossy(),
                to.n_written(&bundle),
            ));
        }
    }
    let exit = out.end(exit)?;
    let unreadable = bundle.unreadable.iter().map(|one| &one.problem);
    for problem in unreadable.chain(in_doubt) {
        say(problem);
    }
    Ok(exit)
}

/// The template of a file, or of a name in the configuration folder's `templates/`, with or
/// without the format's ending.
fn template(exporter: &Exporter, file: &Path, lang: Lang) -> Result<Template, CliError> {
    let folder = Home::find().templates();
    let by_name = folder.filter(|_| file.components().count() == 1 && !file.exists());
    let found = by_name.and_then(|folder| {
        let named = folder.join(file);
        let ended = folder.join(format!("{}.{}", file.display(), exporter.extension));
        [named, ended].into_iter().find(|found| found.is_file())
    });
    let file = found.as_deref().unwrap_or(file);
    let name = file.to_string_lossy();
    let unread = |reason: &str| CliError::Said(template_words::unread(lang, &name, reason));
    let bytes = read_file(file).map_err(|error| unread(&system::reason(lang, &error)))?;
    let source = String::from_utf8(bytes).map_err(|_| unread("UTF-8 ✗"))?;
    let source = source.strip_prefix('\u{feff}').unwrap_or(&source);
    Template::new(exporter.id, &name, source)
        .ok_or_else(|| CliError::Said(template_words::no_templates(lang, exporter.id)))
}

/// Says that an export will be listed as a report from now on.
fn warn_in_batch(session: &Session, file: &Path) {
    let folder = match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let is_read = file.file_name().is_some_and(is_report_name);
    let is_inside = folder
        .canonicalize()
        .is_ok_and(|folder| folder.starts_with(session.root()));
    if is_read && is_inside {
        let place = file.to_string_lossy();
        say(&template_words::in_batch(session.lang(), &place));
    }
}

/// How and where to export.
struct Target {
    exporter: &'static Exporter,
    template: Option<Template>,
    lang: Lang,
    force: bool,
}

impl Target {
    fn bytes(&self, bundle: &ReviewBundle) -> Result<Vec<u8>, CliError> {
        if let Some(template) = &self.template {
            let page = template.render(bundle, self.lang);
            let page = page.map_err(|error| CliError::Said(error.message(self.lang)))?;
            return Ok(page.into_bytes());
        }
        let mut bytes = Vec::new();
        (self.exporter.write)(bundle, self.lang, &mut bytes)?;
        Ok(bytes)
    }

    /// Refuses a name without an ending where a folder may be meant, or where no program
    /// would know what the file is.
    fn check_ending(&self, file: &Path) -> Result<(), CliError> {
        let Exporter {
            per_report,
            is_text,
            extension,
            ..
        } = *self.exporter;
        let name = file.to_string_lossy();
        match (file.extension().is_some(), per_report, is_text) {
            (false, true, _) => Err(words::out_file_or_folder(self.lang, &name, extension)),
            (false, false, false) => Err(words::out_without_ending(self.lang, &name, extension)),
            _ => Ok(()),
        }
        .map_err(CliError::Said)
    }

    fn write(&self, file: &Path, bytes: &[u8]) -> Result<(), CliError> {
        Outfile { force: self.force }
            .write(file, bytes)
            .map_err(|error| CliError::Said(error.message(self.lang)))
    }

    /// Whether a row has a note, a form or annotations of its own.
    fn is_written(&self, row: &Row) -> bool {
        row.is_reviewed() || self.exporter.also_unreviewed
    }

    /// The reports in a file of all: a table has a line for each.
    fn n_written(&self, bundle: &ReviewBundle) -> usize {
        let is_written = |row: &&Row| !self.exporter.per_report || self.is_written(row);
        bundle.rows.iter().filter(is_written).count()
    }

    /// One file per reviewed report, or one for all, in a folder that is there.
    fn folder(
        &self,
        bundle: &ReviewBundle,
        folder: &Path,
        mut names: Names,
    ) -> Result<(), CliError> {
        let ending = self.exporter.extension;
        if !self.exporter.per_report {
            let name = format!("{}.{ending}", of_batch(&bundle.batch));
            let file = folder.join(name);
            self.write(&file, &self.bytes(bundle)?)?;
            say(&words::exported(
                self.lang,
                &file.to_string_lossy(),
                bundle.rows.len(),
            ));
            return Ok(());
        }
        let is_written = |row: &Row| self.is_written(row);
        let mut planned = Vec::new();
        for (nth, row) in bundle.rows.iter().enumerate() {
            if is_written(row) {
                let name = names.next(&row.path, &row.review.reviewer);
                let file = folder.join(format!("{name}.{ending}"));
                planned.push((file, self.bytes(&bundle.of_row(nth))?));
            }
        }
        let n_reviews = planned.len();
        let apart = bundle.of_no_row(is_written);
        if !apart.unreadable.is_empty() {
            let name = names.next(words::out_unreadable(self.lang), "");
            let file = folder.join(format!("{name}.{ending}"));
            planned.push((file, self.bytes(&apart)?));
        }
        // All are checked before the first is written.
        let outfile = Outfile { force: self.force };
        for (file, bytes) in &planned {
            let checked = outfile.check(file, bytes);
            checked.map_err(|error| CliError::Said(error.message(self.lang)))?;
        }
        for (file, bytes) in &planned {
            self.write(file, bytes)?;
        }
        say(&words::exported(
            self.lang,
            &folder.to_string_lossy(),
            n_reviews,
        ));
        Ok(())
    }
}

fn bundle(session: &Session, args: &Args, out: &mut Out) -> Result<ReviewBundle, CliError> {
    let lang = args.lang();
    let reviewers = if args.everybody() {
        session.reviewers()?.into_iter().map(Some).collect()
    } else {
        vec![session.reviewer()]
    };
    let (batch_id, batch) = session.batch_name();
    let mut bundle = ReviewBundle {
        batch,
        batch_id,
        profile: session.profile(),
        ..ReviewBundle::default()
    };
    each(
        session,
        out,
        |report_idx| {
            (
                session.read(report_idx),
                session.profile_of(report_idx),
                reviews(session, args, &reviewers, report_idx),
            )
        },
        |_, report_idx, (read, profile, reviews)| {
            let path = &session.discover().entries[report_idx].path;
            let report = match read {
                Ok(report) => Some(report),
                Err(error) => {
                    bundle.unreadable.push(Unreadable {
                        path: path.clone(),
                        problem: one_line(&error.message(lang, path)),
                    });
                    None
                }
            };
            for review in reviews {
                match review {
                    Ok(loaded) => {
                        let problem = super::trouble(&loaded, lang);
                        let problem = problem.map(|problem| one_line(&problem));
                        match problem {
                            Some(problem) if loaded.review.history.is_empty() => {
                                let path = path.clone();
                                bundle.unreadable.push(Unreadable { path, problem });
                            }
                            problem => bundle.rows.push(Row {
                                path: path.clone(),
                                profile: Some(Arc::clone(&profile)),
                                report: report.as_ref().map(Arc::clone),
                                review: loaded.review,
                                problem,
                            }),
                        }
                    }
                    Err(problem) => bundle.unreadable.push(Unreadable {
                        path: path.clone(),
                        problem: one_line(&problem),
                    }),
                }
            }
            Ok(())
        },
    )?;
    for reviewer in reviewers.into_iter().flatten() {
        for stray in session.strays(&reviewer)? {
            bundle.unreadable.push(unread(stray, &reviewer, lang));
        }
    }
    Ok(bundle)
}

/// A review in the store that no row of the batch shows.
fn unread(stray: Loaded, reviewer: &str, lang: Lang) -> Unreadable {
    let problem = match &stray.problem {
        Some(problem) => problem.message(lang),
        None => words::orphan(lang, &stray.review.report),
    };
    let report = stray.review.report;
    Unreadable {
        path: if report.is_empty() {
            reviewer.to_owned()
        } else {
            report
        },
        problem: one_line(&problem),
    }
}

/// The reviews of a report that are asked for: for everybody those that there are.
fn reviews(
    session: &Session,
    args: &Args,
    reviewers: &[Option<String>],
    report_idx: usize,
) -> Vec<Result<Loaded, String>> {
    let lang = args.lang();
    let of = |reviewer: &Option<String>| match reviewer {
        Some(reviewer) => session.review_of(reviewer, report_idx),
        None => session.review(report_idx),
    };
    let loaded = reviewers.iter().map(of);
    loaded
        .filter(|loaded| match loaded {
            Ok(loaded) => {
                !args.everybody() || loaded.problem.is_some() || !loaded.review.history.is_empty()
            }
            Err(_) => true,
        })
        .map(|loaded| loaded.map_err(|error| error.message(lang)))
        .collect()
}
