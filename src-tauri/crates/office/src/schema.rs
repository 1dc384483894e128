//! The shapes of the wire in two languages: JSON Schema for `zhuanban-cli schema`, TypeScript for the
//! window. Both come from the same types; nothing is written by hand.

use crate::act::{Act, Done};
use crate::ask::Ask;
use crate::brief::PaperKind;
use crate::draft::DraftPlan;
use crate::import::{ImportAnswer, ImportStep};
use crate::print::{Batch, BatchDone, BatchProgress};
use crate::refusal::{Code, Fault};
use std::any::TypeId;
use std::collections::{BTreeMap, BTreeSet};
use ts_rs::{Config, TS, TypeVisitor};

/// All acts, questions, papers and codes with their shapes.
pub fn json() -> serde_json::Value {
    let mut generator = schemars::SchemaGenerator::default();
    let act = generator.subschema_for::<Act>();
    let done = generator.subschema_for::<Done>();
    let fault = generator.subschema_for::<Fault>();
    let code = generator.subschema_for::<Code>();
    let draft = generator.subschema_for::<DraftPlan>();
    let questions: BTreeMap<String, serde_json::Value> = Ask::questions()
        .into_iter()
        .map(|question| {
            let fields = (question.fields)(&mut generator);
            let answer = (question.answer)(&mut generator);
            (
                question.name,
                serde_json::json!({ "fields": fields, "answer": answer }),
            )
        })
        .collect();
    let kinds: Vec<serde_json::Value> = PaperKind::ALL
        .into_iter()
        .map(|kind| serde_json::json!({ "kind": kind.code(), "name": kind.name(), "subject": kind.subject() }))
        .collect();
    serde_json::json!({
        "act": act, "done": done, "fault": fault, "code": code, "draft_plan": draft,
        "questions": questions, "papers": kinds, "definitions": generator.definitions(),
    })
}

/// One TypeScript file with every type of the wire, sorted by name.
pub fn typescript() -> String {
    // Ids and counts stay far below 2^53, so plain numbers carry them.
    let config = Config::default().with_large_int("number");
    let mut declarations = Declarations {
        config: &config,
        seen: BTreeSet::new(),
        found: BTreeMap::new(),
    };
    declarations.add::<Act>();
    declarations.add::<Done>();
    declarations.add::<Ask>();
    declarations.add::<Fault>();
    declarations.add::<Code>();
    declarations.add::<DraftPlan>();
    declarations.add::<ImportStep>();
    declarations.add::<ImportAnswer>();
    declarations.add::<Batch>();
    declarations.add::<BatchProgress>();
    declarations.add::<BatchDone>();
    Ask::visit_answers(&mut declarations);
    let mut file = String::from(
        "// Generated from the crate `office`; `UPDATE=1 cargo test -p tests --test tidy` writes it, the same test keeps it fresh.\n\n",
    );
    for declaration in declarations.found.values() {
        file.push_str("export ");
        file.push_str(declaration);
        file.push_str("\n\n");
    }
    file.push_str("/** Each question with the type of its answer. */\nexport type Answers = {\n");
    for question in Ask::questions() {
        file.push_str(&format!(
            "  \"{}\": {};\n",
            question.name,
            (question.answer_ts)(&config)
        ));
    }
    file.push_str("};\n");
    file
}

/// Collects the declarations of a type and of all it names.
struct Declarations<'a> {
    config: &'a Config,
    seen: BTreeSet<TypeId>,
    found: BTreeMap<String, String>,
}

impl Declarations<'_> {
    fn add<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        if T::output_path().is_some() {
            self.found
                .insert(T::ident(self.config), T::decl(self.config));
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

impl TypeVisitor for Declarations<'_> {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        self.add::<T>();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schema_lists_every_question_and_paper() {
        let schema = json();
        assert_eq!(
            schema["questions"].as_object().unwrap().len(),
            Ask::questions().len()
        );
        assert_eq!(
            schema["papers"].as_array().unwrap().len(),
            PaperKind::ALL.len()
        );
        assert!(schema["definitions"]["FollowUpAct"].is_object());
    }

    #[test]
    fn typescript_declares_every_answer() {
        let file = typescript();
        for name in [
            "Act",
            "Ask",
            "MeetingPage",
            "FollowUpLine",
            "Light",
            "MeetingPackBrief",
            "Answers",
        ] {
            assert!(
                file.contains(&format!("export type {name} ")),
                "{name} is missing"
            );
        }
        assert!(file.contains("\"meeting.page\": MeetingPage;"));
    }
}
