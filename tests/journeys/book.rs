//! A book on disk for a story: acts and asks as JSON, as scripts and the window send them.

use chrono::{NaiveDate, NaiveDateTime};
use ledger::{Ledger, Stamp};
use office::act::{Act, Done};
use office::ask::Ask;
use office::content::Content;
use office::refusal::Fault;
use serde_json::{Value, json};
use std::path::PathBuf;
use tempfile::TempDir;

/// A moment: the morning of a day.
pub(crate) fn morning(day: &str) -> NaiveDateTime {
    let day: NaiveDate = day.parse().expect("a day");
    day.and_hms_opt(9, 0, 0).expect("a morning")
}

/// Who acts, and when.
pub(crate) fn stamp(day: &str) -> Stamp {
    Stamp {
        at: morning(day),
        by: "小于".to_owned(),
    }
}

/// A new book with the district's plan, in a folder of its own.
pub(crate) struct Book {
    pub(crate) ledger: Ledger,
    pub(crate) today: String,
    folder: TempDir,
}

impl Book {
    /// Opened on the day the story begins.
    pub(crate) fn new(today: &str) -> Book {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("台账.zbtz");
        desk::new_book(&path, None, &stamp(today)).expect("a new book");
        let ledger = Ledger::open(&path, &stamp(today)).expect("the new book opens");
        Book {
            ledger,
            today: today.to_owned(),
            folder,
        }
    }

    /// A book that something else made.
    pub(crate) fn open(folder: TempDir, name: &str, today: &str) -> Book {
        let path = folder.path().join(name);
        let ledger = Ledger::open(&path, &stamp(today)).expect("the book opens");
        Book {
            ledger,
            today: today.to_owned(),
            folder,
        }
    }

    /// Runs an act that must go through.
    #[track_caller]
    pub(crate) fn act(&mut self, act: Value) -> Done {
        match self.try_act(act.clone()) {
            Ok(done) => done,
            Err(fault) => panic!("{act}\n{} {:?}", fault.words, fault.detail),
        }
    }

    /// The id of what an act made.
    #[track_caller]
    pub(crate) fn make(&mut self, act: Value) -> i64 {
        self.act(act).made.expect("the act makes something")
    }

    /// Runs an act; a refusal as the window sees it.
    pub(crate) fn try_act(&mut self, act: Value) -> Result<Done, Fault> {
        let act = Act::from_json(&act.to_string()).map_err(Fault::from)?;
        self.ledger
            .act(&act, &stamp(&self.today))
            .map_err(|error| error.fault())
    }

    /// Runs an act that must be refused: its code and field.
    #[track_caller]
    pub(crate) fn refused(&mut self, act: Value) -> (String, Option<String>) {
        let before = self.ledger.dump().expect("a dump");
        let fault = self.try_act(act).expect_err("the act is refused");
        assert!(!fault.words.is_empty(), "a refusal has its sentence");
        assert_eq!(
            self.ledger.dump().expect("a dump"),
            before,
            "a refused act leaves no trace"
        );
        (fault.code, fault.field)
    }

    /// Asks as of the story's day.
    #[track_caller]
    pub(crate) fn ask(&self, question: &str, fields: Value) -> Value {
        match self.try_ask(question, fields) {
            Ok(answer) => answer,
            Err(fault) => panic!("{question}: {} {:?}", fault.words, fault.detail),
        }
    }

    /// Puts a question; a refusal as the window sees it.
    pub(crate) fn try_ask(&self, question: &str, fields: Value) -> Result<Value, Fault> {
        let (noun, name) = question.split_once('.').expect("noun.question");
        let ask: Ask = serde_json::from_value(serde_json::json!({ noun: { name: fields } }))
            .expect("a question");
        let today = self.today.parse().expect("a day");
        ask.put(&self.ledger.view(today))
            .map_err(|error| error.fault())
    }

    /// The id of the unit of this name.
    pub(crate) fn unit(&self, name: &str) -> i64 {
        let units = self.ask("unit.list", serde_json::json!({}));
        let found = units.as_array().expect("a list").iter();
        let mut found = found.filter(|unit| unit["name"] == name);
        found.next().unwrap_or_else(|| panic!("{name}"))["id"]
            .as_i64()
            .expect("an id")
    }

    /// The form that issues a draft with today's data, as whoever sets it would send it; the PDF is not one.
    pub(crate) fn issuing(&self, pack: i64) -> Value {
        self.issuing_with(pack, |_| {})
    }

    /// The same with something changed in what is frozen.
    pub(crate) fn issuing_with(&self, pack: i64, change: impl FnOnce(&mut Value)) -> Value {
        let mut recipe = self.ask("pack.line", json!({ "id": pack }))["recipe"].clone();
        recipe["draft_mark"] = Value::Null;
        let mut brief = self.ask("pack.brief", json!({ "recipe": recipe }));
        let edition = self.ask(
            "pack.edition",
            json!({ "recipe": recipe, "as_of": self.today }),
        );
        let paper = brief.as_object_mut().expect("a paper").values_mut().next();
        paper.expect("its content")["head"]["edition"] = edition;
        let first = brief.pointer("/supplement/first_page").cloned();
        let first = first.and_then(|page| page.as_u64()).unwrap_or(1);
        let mut frozen = json!({"brief": brief, "printed": {"sides": 6, "first": first, "last": first + 3, "contents": [{"title": "一、会议议程", "page": first}]}});
        change(&mut frozen);
        let content = |bytes: &[u8]| String::from(Content::Bytes(bytes.to_vec()));
        json!({
            "on": self.today, "copies": null, "to": [], "noted": [],
            "snapshot": content(frozen.to_string().as_bytes()), "pdf": content(b"PDF"),
        })
    }

    /// Tells who the office is: without a name no paper leaves the house.
    pub(crate) fn name_the_office(&mut self) {
        self.act(json!({"office": {"set": {"office": {"group_name": "环翠区专班", "office_name": "环翠区专班办公室", "host_unit": "区发展和改革局", "number_prefix": "环专班督", "paper_prefix": "环专班", "convener": "王某", "contact": "小于", "telephone": "0631-5200000"}}}}));
    }

    /// The book, and a copy of it in a folder of its own.
    pub(crate) fn copied(self) -> (Book, Book) {
        let today = self.today.clone();
        let (path, folder) = self.close();
        let name = path.file_name().and_then(|name| name.to_str());
        let name = name.expect("a name").to_owned();
        let beside = tempfile::tempdir().expect("a folder");
        std::fs::copy(&path, beside.path().join(&name)).expect("a copy");
        (
            Book::open(folder, &name, &today),
            Book::open(beside, &name, &today),
        )
    }

    /// Closes the book; the folder stays until the guard goes.
    pub(crate) fn close(self) -> (PathBuf, TempDir) {
        let path = self.ledger.path().to_owned();
        self.ledger.close().expect("the book closes");
        (path, self.folder)
    }
}
