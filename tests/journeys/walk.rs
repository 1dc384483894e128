//! A walk of the office for the property tests: acts in any order, by any clerk, most of which fit and
//! some of which are refused. Only the steps and how each is taken; what must hold stands in `invariants`.

use crate::book::{Book, stamp};
use crate::follow_ups::{closing, office};
use chrono::{Days, NaiveDate};
use office::act::Act;
use proptest::prelude::*;
use serde_json::{Value, json};

/// What a clerk may do next. The numbers choose among what is there when the step is taken.
#[derive(Debug, Clone)]
pub(crate) enum Step {
    /// A matter is entered and handed out: owner, helper, days until it is due.
    Issue(usize, usize, u64),
    /// One for the members of a group.
    IssueToGroup(u64),
    /// Something happens to a follow-up: which, what, with what.
    Move(usize, u8, usize),
    /// A part in a measure changes hands: measure, row, unit, days from today, how.
    Part(i64, usize, usize, u64, u8),
    /// A unit is renamed, merged or closed down: which, into which, how.
    Unit(usize, usize, u8),
    /// A value comes in, is corrected or taken back: indicator, value, how.
    Reading(usize, u32, u8),
    /// Numbers go on from here, as on paper.
    Counter(u32),
    /// So many days go by.
    Days(u64),
    /// The last act is taken back.
    Undo,
    /// What was taken back stands again.
    Redo,
}

/// Any step; those on follow-ups most often.
pub(crate) fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (0usize..40, 0usize..40, 0u64..60).prop_map(|(owner, helper, days)| Step::Issue(owner, helper, days)),
        1 => (0u64..60).prop_map(Step::IssueToGroup),
        10 => (any::<usize>(), 0u8..19, any::<usize>()).prop_map(|(which, what, with)| Step::Move(which, what, with)),
        2 => (1i64..28, any::<usize>(), 0usize..40, 0u64..90, 0u8..4).prop_map(|(measure, row, unit, days, how)| Step::Part(measure, row, unit, days, how)),
        1 => (0usize..40, 0usize..40, 0u8..4).prop_map(|(from, to, how)| Step::Unit(from, to, how)),
        2 => (any::<usize>(), 0u32..100, 0u8..4).prop_map(|(which, value, how)| Step::Reading(which, value, how)),
        1 => (1u32..30).prop_map(Step::Counter),
        3 => (1u64..25).prop_map(Step::Days),
        1 => Just(Step::Undo),
        1 => Just(Step::Redo),
    ]
}

/// The walk, and what the steps choose from.
pub(crate) struct Walk {
    pub(crate) book: Book,
    units: Vec<i64>,
    indicators: Vec<i64>,
    /// Acts that went through.
    pub(crate) taken: usize,
    /// Readings made so far.
    readings: Vec<i64>,
}

fn ids(list: &Value) -> Vec<i64> {
    let list = list.as_array().expect("a list").iter();
    list.map(|line| line["id"].as_i64().expect("an id"))
        .collect()
}

/// Every follow-up the table shows, members of groups with them.
pub(crate) fn items(book: &Book) -> Vec<Value> {
    let list = book.ask(
        "follow_up.list",
        json!({"query": {"filter": "all", "limit": 1000}}),
    );
    let mut items = list["rows"].as_array().expect("rows").clone();
    let wholes: Vec<i64> = items
        .iter()
        .filter(|row| !row["replies"].is_null())
        .map(|row| row["id"].as_i64().expect("an id"))
        .collect();
    for whole in wholes {
        let page = book.ask("follow_up.page", json!({"id": whole}));
        items.extend(page["children"].as_array().expect("children").clone());
    }
    items
}

impl Walk {
    /// A book in which the office has its particulars and one group its members.
    pub(crate) fn new() -> Walk {
        let mut book = Book::new("2026-03-05");
        book.act(office());
        book.act(
            json!({"unit": {"set_members": {"group": 1, "members": [3, 4], "from": "2026-03-01"}}}),
        );
        let units = ids(&book.ask("unit.list", json!({})));
        let indicators = ids(&book.ask("indicator.list", json!({}))["lines"]);
        Walk {
            book,
            units,
            indicators,
            taken: 0,
            readings: Vec::new(),
        }
    }

    /// Today, or some days on.
    fn day(&self, on: u64) -> NaiveDate {
        let today: NaiveDate = self.book.today.parse().expect("a day");
        today + Days::new(on)
    }

    fn unit(&self, place: usize) -> i64 {
        self.units[place % self.units.len()]
    }

    /// The act goes through or is refused with a sentence.
    fn try_act(&mut self, act: Value) -> Option<i64> {
        match self.book.try_act(act) {
            Ok(done) => {
                self.taken += 1;
                Some(done.made.unwrap_or_default())
            }
            Err(fault) => {
                assert!(fault.words.ends_with('。'), "{fault:?}");
                assert_ne!(fault.code, "bad_shape", "{fault:?}");
                None
            }
        }
    }

    /// Takes one step.
    pub(crate) fn take(&mut self, step: &Step) {
        let today = stamp(&self.book.today);
        match *step {
            Step::Issue(owner, helper, days) => {
                let (owner, helper) = (self.unit(owner), self.unit(helper));
                let helpers: Vec<i64> = (owner != helper).then_some(helper).into_iter().collect();
                self.issue(json!({"owner": owner, "co_units": helpers}), days);
            }
            Step::IssueToGroup(days) => self.issue(json!({"owner": null, "group": 1}), days),
            Step::Move(which, what, with) => {
                if let Some(act) = self.move_act(which, what, with) {
                    self.try_act(act);
                }
            }
            Step::Part(measure, row, unit, days, how) => self.part(measure, row, unit, days, how),
            Step::Unit(from, to, how) => {
                if let Some(act) = self.unit_act(from, to, how) {
                    self.try_act(act);
                }
            }
            Step::Reading(which, value, how) => self.reading(which, value, how),
            Step::Counter(next) => {
                let number = json!({"prefix": "环专班督", "year": 2026, "next": next, "reason": "建账前已用"});
                self.try_act(json!({"office": {"set_counter": {"number": number}}}));
            }
            Step::Days(days) => self.book.today = self.day(days).to_string(),
            Step::Undo => drop(self.book.ledger.undo(&today)),
            Step::Redo => drop(self.book.ledger.redo(&today)),
        }
    }

    fn issue(&mut self, more: Value, days: u64) {
        let mut form = json!({"title": "报送台账", "requirement": null, "source": "plan", "measures": [1], "due": self.day(days)});
        for (key, value) in more.as_object().expect("a form") {
            form[key] = value.clone();
        }
        if let Some(id) = self.try_act(json!({"follow_up": {"draft": {"form": form}}})) {
            let issue =
                json!({"id": id, "on": self.book.today, "received": days.is_multiple_of(2)});
            self.try_act(json!({"follow_up": {"issue": issue}}));
        }
    }

    /// What happens to a follow-up, fitting or not.
    fn move_act(&self, which: usize, what: u8, with: usize) -> Option<Value> {
        let items = items(&self.book);
        let row = items.get(which % items.len().max(1))?;
        let (id, on) = (row["id"].clone(), self.book.today.as_str());
        let other = items[with % items.len()]["id"].clone();
        let extension = json!({"asked_on": on, "reason": "手续未齐", "decided_on": on, "approved_by": "王某", "granted": self.day(with as u64 % 90)});
        let level = ["remind", "urge", "supervise"][with % 3];
        let approved_by = (with % 3 == 2).then_some("王某");
        let finishing =
            json!({"replied_on": on, "words": "已办结。", "evidence": [], "closing": closing(on)});
        let act = match what {
            0 => json!({"receive": {"id": id, "on": on, "by": null}}),
            1 => json!({"reply": {"id": id, "on": on, "words": "正在办理。", "document": null}}),
            2..=4 => json!({"submit": {"id": id, "on": on, "words": "申请办结。", "evidence": []}}),
            5 => json!({"return": {"id": id, "on": on, "reason": "材料不全"}}),
            6..=8 => json!({"close": {"id": id, "closing": closing(on)}}),
            9 => {
                json!({"suspend": {"id": id, "on": on, "basis": "领导同意", "review_on": self.day(30)}})
            }
            10 => json!({"resume": {"id": id, "on": on}}),
            11 => {
                json!({"transfer": {"id": id, "on": on, "to": self.unit(with), "basis": "职能划转"}})
            }
            12 | 13 => json!({"extend": {"id": id, "extension": extension}}),
            14 => {
                json!({"remind": {"id": id, "on": on, "level": level, "approved_by": approved_by, "words": null, "paper": null}})
            }
            15 => json!({"merge": {"id": id, "on": on, "into": other, "basis": "同一事项"}}),
            16 => json!({"cancel": {"id": id, "on": on, "basis": "不再需要"}}),
            17 => {
                json!({"reopen": {"id": id, "on": on, "basis": "问题反弹", "due": self.day(with as u64 % 60)}})
            }
            _ => json!({"finish": {"id": id, "finishing": finishing}}),
        };
        Some(json!({"follow_up": act}))
    }

    fn part(&mut self, measure: i64, row: usize, unit: usize, days: u64, how: u8) {
        let page = self.book.ask("measure.page", json!({"id": measure}));
        let rows = ids(&page["assignments"]);
        let (row, unit, from) = (rows[row % rows.len()], self.unit(unit), self.day(days));
        let role = ["first_lead", "lead", "responsible"][days as usize % 3];
        let act = match how {
            0 => {
                json!({"add": {"measure": measure, "party": {"unit": unit}, "role": role, "from": from, "basis": "试"}})
            }
            1 => {
                json!({"replace": {"id": row, "party": {"unit": unit}, "from": from, "basis": "试"}})
            }
            2 => json!({"end": {"id": row, "from": from, "basis": "试"}}),
            _ => json!({"make_first": {"id": row, "from": from, "basis": "试"}}),
        };
        self.try_act(json!({"assignment": act}));
    }

    /// A change of a unit, handing over all that is open with it.
    fn unit_act(&self, from: usize, to: usize, how: u8) -> Option<Value> {
        let (from, to) = (self.unit(from), self.unit(to));
        let change = match how {
            0 => {
                let name = format!("改名{}局", self.taken);
                json!({"rename": {"name": name, "short_name": null}})
            }
            1 => json!({"merge": {"into": to}}),
            2 => json!({"abolish": {"into": to}}),
            _ => json!({"split": {"into": [to], "goes_on": false}}),
        };
        let fields = json!({"unit": from, "into": [to]});
        let open = self.book.try_ask("unit.proposal", fields).ok()?;
        let hand_over: Vec<Value> = match how {
            0 => Vec::new(),
            _ => open
                .as_array()?
                .iter()
                .map(|line| json!({"item": line["item"], "to": to}))
                .collect(),
        };
        let succession = json!({"on": self.book.today, "basis": "区级机构改革方案", "change": change, "hand_over": hand_over});
        Some(json!({"unit": {"succeed": {"unit": from, "succession": succession}}}))
    }

    fn reading(&mut self, which: usize, value: u32, how: u8) {
        let indicator = self.indicators[which % self.indicators.len()];
        let reading = json!({"indicator": indicator, "from": self.book.today, "as_of": self.book.today, "value": value.to_string(), "words": "已达标", "verdict": "met", "status": "provisional"});
        let old = self.readings.get(which % self.readings.len().max(1));
        let act = match (how, old) {
            (2, Some(id)) => {
                json!({"correct": {"id": id, "reading": reading, "reason": "核实更正"}})
            }
            (3, Some(id)) => json!({"withdraw": {"id": id, "reason": "误报"}}),
            _ => json!({"record": {"reading": reading}}),
        };
        if let Some(id) = self.try_act(json!({"reading": act}))
            && id > 0
        {
            self.readings.push(id);
        }
    }

    /// Two drafts, entered as one.
    pub(crate) fn batch(&mut self) {
        let form = |title: &str| json!({"follow_up": {"draft": {"form": {"title": title, "requirement": null, "source": "plan", "owner": null, "due": self.day(9)}}}});
        let acts =
            ["甲", "乙"].map(|title| Act::from_json(&form(title).to_string()).expect("an act"));
        let at = stamp(&self.book.today);
        self.book
            .ledger
            .play(&acts, &at)
            .expect("the batch goes in");
    }
}
