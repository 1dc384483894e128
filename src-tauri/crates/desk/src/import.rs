//! 导入方案 step by step: a notice is read, corrected and answered outside the book, and enters it by
//! one act. What is under way is a value that its owner keeps where it likes; a file of per-user data
//! under the book's own id is offered here. No rule lives here: what a correction does, what a doubt
//! is and how versions follow each other stands in `office`.

use crate::files::write_file;
use ledger::{Ledger, Result, Stamp};
use office::act::{Act, Done};
use office::ask::Answers as _;
use office::content::Content;
use office::draft::{Correction, DraftPlan, NewTarget, Notice, QuestionKind, Span, marks};
use office::import::{
    self, ImportAnswer, ImportCleaning, ImportPage, ImportQuestion, ImportStep, QuestionKey, Reply,
};
use office::plan::PlanAct;
use office::refusal::{Code, Refusal};
use office::revision::{self, Choices, RevisionPage};
use office::source::Source;
use serde::{Deserialize, Serialize};
use std::fs;
use std::path::{Path, PathBuf};

/// What the page calls text that came from no file.
const PASTED: &str = "粘贴的文字";

/// An import under way: everything needed to go on with it another day.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Importing {
    file_name: String,
    source: Source,
    /// As read, before anybody corrected it.
    draft: DraftPlan,
    corrections: Vec<Correction>,
    replies: Vec<Reply>,
    choices: Option<Choices>,
}

impl Importing {
    /// Reads a notice; names of the book's units are compared with those of the notice.
    fn new(file_name: String, source: Source, ledger: &Ledger, stamp: &Stamp) -> Result<Importing> {
        Ok(Importing {
            draft: notice::read_source(&source, &names(ledger, stamp)?),
            file_name,
            source,
            corrections: Vec::new(),
            replies: Vec::new(),
            choices: None,
        })
    }

    /// Reads a notice from a file.
    ///
    /// # Errors
    /// A sentence that says what is wrong with the file.
    pub fn from_file(file: &Path, ledger: &Ledger, stamp: &Stamp) -> Result<Importing> {
        let source = crate::opened(file)?;
        let name = file
            .file_name()
            .map(|name| name.to_string_lossy().into_owned());
        Importing::new(name.unwrap_or_default(), source, ledger, stamp)
    }

    /// Reads a notice from pasted text.
    ///
    /// # Errors
    /// Where there is nothing to read.
    pub fn from_text(text: &str, ledger: &Ledger, stamp: &Stamp) -> Result<Importing> {
        let text = intake::text(text.as_bytes()).map_err(|error| {
            let words = error.words();
            Refusal::at("text", Code::Unreadable { words })
        })?;
        crate::is_open("text", &text)?;
        let source = Source {
            text,
            ..Source::default()
        };
        Importing::new(PASTED.to_owned(), source, ledger, stamp)
    }

    /// Takes corrections and answers as a script gives them.
    #[must_use]
    pub fn with(mut self, answers: Answers) -> Importing {
        self.corrections = answers.corrections;
        self.replies = answers.replies;
        self.choices = answers.choices;
        self
    }

    fn corrected(&self) -> std::result::Result<DraftPlan, Refusal> {
        let notice = Notice::new(&self.source.text);
        self.draft.corrected(&notice, &self.corrections)
    }

    /// The page as it stands; the text is sent along only where it is asked for.
    ///
    /// # Errors
    /// Where the book can't be asked.
    pub fn page(&self, ledger: &Ledger, stamp: &Stamp, with_text: bool) -> Result<ImportPage> {
        let draft = self.corrected()?;
        let notice = Notice::new(&self.source.text);
        let answered = ledger.view(stamp.at.date()).answered()?;
        Ok(ImportPage {
            file_name: self.file_name.clone(),
            text: with_text.then(|| self.source.text.clone()),
            marks: marks(&draft, &notice),
            corrections: self.corrections.clone(),
            questions: questions(&draft, &self.replies, &answered),
            revision: self.revision(&draft, ledger, stamp)?,
            suggestion: None,
            written: self.source.written.clone(),
            cleanings: cleanings(&self.source),
            draft,
        })
    }

    fn revision(
        &self,
        draft: &DraftPlan,
        ledger: &Ledger,
        stamp: &Stamp,
    ) -> Result<Option<RevisionPage>> {
        let today = stamp.at.date();
        let view = ledger.view(today);
        let Some(head) = view.plan_head()? else {
            return Ok(None);
        };
        let old = view.clauses()?;
        let chosen = self.choices.as_ref();
        Ok(Some(revision::page(
            head.doc_no,
            &old,
            &view.general_points()?,
            draft,
            chosen,
            today,
        )))
    }

    /// 确认: everything enters the book in one act.
    ///
    /// # Errors
    /// What the book says no to; the import is then as it was.
    pub fn confirm(&self, ledger: &mut Ledger, stamp: &Stamp) -> Result<Done> {
        let act = self.act(ledger, stamp)?;
        ledger.act(&act, stamp)
    }

    /// The act of 确认: the book's first plan, or a new version of the plan in force.
    ///
    /// # Errors
    /// Where the book can't be asked.
    pub fn act(&self, ledger: &Ledger, stamp: &Stamp) -> Result<Act> {
        let draft = self.corrected()?;
        let keys = import::keys(&draft);
        let asked = |reply: &&Reply| keys.contains(&reply.question);
        let replies: Vec<Reply> = self.replies.iter().filter(asked).cloned().collect();
        let text = Content::Bytes(self.source.text.clone().into_bytes());
        let (file_name, corrections) = (self.file_name.clone(), self.corrections.clone());
        let as_read = Box::new(self.draft.clone());
        Ok(Act::Plan(match self.revision(&draft, ledger, stamp)? {
            None => PlanAct::Confirm {
                draft: as_read,
                corrections,
                replies,
                text,
                file_name,
            },
            Some(revision) => PlanAct::Revise {
                draft: as_read,
                corrections,
                replies,
                text,
                file_name,
                choices: revision.choices,
            },
        }))
    }

    fn correct(&mut self, correction: Correction) -> Result<()> {
        self.corrections.push(correction);
        match self.corrected() {
            Ok(_) => Ok(()),
            Err(refusal) => {
                self.corrections.pop();
                // The field is the form's own: the list of corrections is not on the page.
                let field = refusal.field.as_deref();
                let field = field.and_then(|field| field.splitn(3, '.').nth(2));
                Err(Refusal {
                    field: field.map(str::to_owned),
                    code: refusal.code,
                }
                .into())
            }
        }
    }

    fn reply(&mut self, question: QuestionKey, says: Option<import::Says>) {
        self.replies.retain(|reply| reply.question != question);
        self.replies
            .extend(says.map(|says| Reply { question, says }));
    }

    /// What the words of a span say as a target, read by themselves.
    fn suggestion(&self, span: Span) -> NewTarget {
        let notice = Notice::new(&self.source.text);
        let span = notice.trim(span, &['，', '。', '；', '、']);
        let words = notice.at(span).unwrap_or_default();
        let read = notice::read(&words);
        let in_measures = read.measures.iter().flat_map(|measure| &measure.targets);
        let found = in_measures.chain(&read.overall_targets).next().cloned();
        match found {
            Some(found) => NewTarget {
                span,
                indicator: found.indicator,
                comparator: found.comparator,
                bound: found.bound,
                value: found.value,
                unit: found.unit,
                year: found.year.or_else(|| year_before(&notice, span)),
                base_year: found.base_year,
                recurring: found.recurring,
            },
            None => NewTarget {
                span,
                indicator: String::new(),
                comparator: office::draft::Comparator::AtLeast,
                bound: None,
                value: None,
                unit: None,
                year: year_before(&notice, span),
                base_year: None,
                recurring: false,
            },
        }
    }
}

/// How many places of each kind of cleaning the page can go to.
const SHOWN: usize = 8;

fn cleanings(source: &Source) -> Vec<ImportCleaning> {
    let told = notice::cleanings(source).into_iter();
    told.map(|cleaning| ImportCleaning {
        what: cleaning.what.to_owned(),
        places: u32::try_from(cleaning.spans.len()).unwrap_or(u32::MAX),
        spans: cleaning.spans.into_iter().take(SHOWN).collect(),
    })
    .collect()
}

/// Names of the units in the book.
fn names(ledger: &Ledger, stamp: &Stamp) -> Result<Vec<String>> {
    let units = ledger.view(stamp.at.date()).units()?;
    Ok(units.into_iter().map(|unit| unit.name).collect())
}

/// The nearest year of a deadline before the clause in its line: 到2025年.
fn year_before(notice: &Notice, span: Span) -> Option<i32> {
    let line = notice.at(Span(notice.line_start(span.0), span.0))?;
    let before = &line[..line.rfind('年')?];
    let digits: String = before
        .chars()
        .rev()
        .take(4)
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .collect();
    digits
        .parse()
        .ok()
        .filter(|year| (1949..=2100).contains(year))
}

fn questions(
    draft: &DraftPlan,
    replies: &[Reply],
    answered: &[(QuestionKey, String)],
) -> Vec<ImportQuestion> {
    let keys = import::keys(draft);
    let targets = || {
        let in_measures = draft.measures.iter().flat_map(|measure| &measure.targets);
        in_measures.chain(&draft.overall_targets)
    };
    let one = |(question, key): (&office::draft::DraftQuestion, QuestionKey)| {
        let says = replies.iter().find(|reply| reply.question == key);
        let before = answered.iter().find(|(other, _)| *other == key);
        let of_base = |target: &&office::draft::DraftTarget| question.spans.contains(&target.span);
        ImportQuestion {
            spans: question.spans.clone(),
            proposal: question.proposal.clone(),
            says: says.map(|reply| reply.says.clone()),
            answered_before: before.map(|(_, answer)| answer.clone()),
            names: import::names_in(question),
            base_year: (question.kind == QuestionKind::NoBase)
                .then(|| targets().find(of_base).and_then(|target| target.base_year))
                .flatten(),
            key,
        }
    };
    draft.questions.iter().zip(keys).map(one).collect()
}

/// Corrections and answers as a script gives them.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Answers {
    /// Replayed on the reading.
    pub corrections: Vec<Correction>,
    /// What is said to its doubts.
    pub replies: Vec<Reply>,
    /// How it follows the version in force; the proposal where nothing is said.
    pub choices: Option<Choices>,
}

/// Takes one step; `importing` is what is under way, before and after.
///
/// # Errors
/// What was refused; nothing has changed then.
pub fn import_step(
    importing: &mut Option<Importing>,
    ledger: &mut Ledger,
    step: ImportStep,
    stamp: &Stamp,
) -> Result<ImportAnswer> {
    let mut with_text = false;
    let mut suggestion = None;
    match step {
        ImportStep::Look {} => with_text = true,
        ImportStep::Read { path } => {
            *importing = Some(Importing::from_file(Path::new(&path), ledger, stamp)?);
            with_text = true;
        }
        ImportStep::Paste { text } => {
            *importing = Some(Importing::from_text(&text, ledger, stamp)?);
            with_text = true;
        }
        ImportStep::ReadAgain {} => {
            let now = under_way(importing)?;
            now.draft = notice::read_source(&now.source, &names(ledger, stamp)?);
            now.corrections.clear();
            now.choices = None;
            with_text = true;
        }
        ImportStep::Correct { correction } => under_way(importing)?.correct(correction)?,
        ImportStep::TakeBack {} => {
            under_way(importing)?.corrections.pop();
        }
        ImportStep::Suggest { span } => suggestion = Some(under_way(importing)?.suggestion(span)),
        ImportStep::Reply { question, says } => under_way(importing)?.reply(question, says),
        ImportStep::Choose { choices } => under_way(importing)?.choices = Some(choices),
        ImportStep::Confirm {} => {
            let done = under_way(importing)?.confirm(ledger, stamp)?;
            *importing = None;
            return Ok(ImportAnswer {
                page: None,
                done: Some(done),
            });
        }
        ImportStep::Cancel {} => *importing = None,
    }
    let page = match importing {
        Some(now) => Some(ImportPage {
            suggestion,
            ..now.page(ledger, stamp, with_text)?
        }),
        None => None,
    };
    Ok(ImportAnswer { page, done: None })
}

fn under_way(importing: &mut Option<Importing>) -> std::result::Result<&mut Importing, Refusal> {
    importing.as_mut().ok_or_else(|| Code::NoImport.into())
}

/// Where the import of a book lies until it is confirmed: per user, under the book's own id, so that a
/// moved or renamed book finds it again.
fn kept_at(folder: &Path, ledger: &Ledger) -> Result<Option<PathBuf>> {
    let id = ledger.id()?;
    Ok(id.map(|id| folder.join(format!("import-{id}.json"))))
}

/// The import that was left unfinished. One that can't be read any more counts as none: the notice
/// can be read again.
pub fn kept_import(folder: &Path, ledger: &Ledger) -> Result<Option<Importing>> {
    let Some(path) = kept_at(folder, ledger)? else {
        return Ok(None);
    };
    let json = fs::read(path).unwrap_or_default();
    Ok(serde_json::from_slice(&json).ok())
}

/// Keeps what is under way, or forgets what is no longer.
pub fn keep_import(folder: &Path, ledger: &Ledger, importing: Option<&Importing>) -> Result<()> {
    let Some(path) = kept_at(folder, ledger)? else {
        return Ok(());
    };
    match importing {
        Some(importing) => write_file(&path, &serde_json::to_vec(importing)?, true),
        None => match fs::remove_file(path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
            _ => Ok(()),
        },
    }
}
