//! The commands on paper: pack, brief, notice read.

use crate::args::Days;
use crate::{Failure, book, print, say};
use office::ask::Answers;
use office::brief::Recipe;
use office::refusal::Fault;
use std::path::Path;

pub(crate) fn pack(book: &Path, paper: Recipe, days: &Days, out: &Path) -> Result<(), Failure> {
    let papers = desk::Papers::default();
    let set = book::with_view(book, days, |view| papers.set(&view, paper, days.stamp.at))?;
    Ok(desk::write_file(out, &set.pdf, true)?)
}

pub(crate) fn brief(book: &Path, paper: Recipe, days: &Days) -> Result<(), Failure> {
    let brief = book::with_view(book, days, |view| view.brief(paper))?;
    let json = serde_json::to_string_pretty(&brief).expect("BUG: a brief is plain data");
    print(&format!("{json}\n"))
}

/// A notice that cannot be read is unreadable input: exit 2.
pub(crate) fn read_notice(file: &Path, json: bool, verbose: bool) -> Result<(), Failure> {
    let unreadable = |refusal| Failure::Usage(Fault::from(refusal).words);
    if verbose {
        let told = desk::notice_cleanings(file).map_err(unreadable)?;
        told.iter().for_each(|line| say(line));
    }
    let (_, draft) = desk::read_notice(file).map_err(unreadable)?;
    if json {
        let json = serde_json::to_string_pretty(&draft).expect("BUG: a draft is plain data");
        return print(&format!("{json}\n"));
    }
    let targets: usize = draft
        .measures
        .iter()
        .map(|measure| measure.targets.len())
        .sum();
    let mut text = format!(
        "{}\n{}\n部分{}个，措施{}项，目标{}个，待明确事项{}处。\n",
        draft.title,
        draft.doc_number.as_deref().unwrap_or("无发文字号"),
        draft.chapters.len(),
        draft.measures.len(),
        targets + draft.overall_targets.len(),
        draft.questions.len()
    );
    for measure in &draft.measures {
        text.push_str(&format!(
            "{}. {}　牵头：{}\n",
            measure.no,
            measure.title.as_deref().unwrap_or("（无标题）"),
            measure.lead.join("、")
        ));
    }
    print(&text)
}
