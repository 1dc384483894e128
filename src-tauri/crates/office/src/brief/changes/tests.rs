//! Properties of the difference of two briefs: nothing between a brief and itself, and every change that
//! was made to one named exactly once, whatever else was changed.

use super::*;
use crate::id::FollowUpId;
use proptest::prelude::*;

/// A brief read from as little as a snapshot may hold.
fn brief(open: Vec<FollowUpBrief>) -> MeetingPackBrief {
    let head = serde_json::json!({"title": "材料", "office": null, "plan_title": "方案", "plan_doc_no": null, "as_of": "2026-03-05", "draft_mark": null, "notes": []});
    let meeting = serde_json::json!({"series": "会", "ordinal": 1, "title": "第1次会议", "held_on": "2026-03-09", "time": null, "place": null, "chair": null, "recorder": null});
    let summary = serde_json::json!({"measures": 0, "units": 0, "measure_lights": null, "follow_up_lights": null, "follow_ups_total": 0, "follow_ups_open": 0, "follow_ups_closed": 0, "follow_ups_overdue": 0, "red": [], "asks": []});
    let value = serde_json::json!({"head": head, "meeting": meeting, "agenda": [], "summary": summary, "coordination": [], "last_meeting": null, "chasing": [], "open": [], "closed_since": [], "indicators": [], "chapters": []});
    let mut brief: MeetingPackBrief = serde_json::from_value(value).unwrap();
    brief.open = open;
    brief
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn item(id: i64) -> FollowUpBrief {
    FollowUpBrief {
        id: Some(FollowUpId(id)),
        number: Some(format!("督〔2026〕{id}号")),
        // Names may repeat: ids tell them apart.
        title: "报送台账".into(),
        requirement: String::new(),
        owner: "区商务局".into(),
        co_units: vec![],
        measures: vec![],
        source: String::new(),
        original_due: Some(day("2026-04-01")),
        due: Some(day("2026-04-01")),
        term: None,
        extensions: 0,
        state: "办理中".into(),
        overdue: false,
        ended: false,
        light: Light::Green,
        reason: "按期办理".into(),
        latest: None,
    }
}

/// What may happen to an item between two issues.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Happens {
    Nothing,
    Appears,
    Closes,
    LeftOut,
    Vanishes,
    Moves { owner: bool, due: u8, light: u8 },
}

fn happens() -> impl Strategy<Value = Happens> {
    prop_oneof![
        Just(Happens::Nothing),
        Just(Happens::Appears),
        Just(Happens::Closes),
        Just(Happens::LeftOut),
        Just(Happens::Vanishes),
        (any::<bool>(), 0..3u8, 0..5u8).prop_map(|(owner, due, light)| Happens::Moves {
            owner,
            due,
            light
        }),
    ]
}

proptest! {
    #[test]
    fn every_change_is_named_once(all in prop::collection::vec(happens(), 0..12), turned in any::<bool>()) {
        use PackChangeKind as Kind;
        let (mut old, mut new, mut closed, mut now) = (vec![], vec![], vec![], vec![]);
        let mut wanted: Vec<(String, Kind)> = Vec::new();
        for (happens, id) in all.into_iter().zip(1..) {
            let before = item(id);
            let name = format!("督〔2026〕{id}号 报送台账");
            let mut after = before.clone();
            match happens {
                Happens::Nothing => { old.push(before); new.push(after); }
                Happens::Appears => { new.push(after); wanted.push((name, Kind::Opened)); }
                Happens::Closes => {
                    after.light = Light::Done;
                    after.ended = true;
                    old.push(before);
                    closed.push(after);
                    wanted.push((name, Kind::Closed));
                }
                Happens::LeftOut => { old.push(before); now.push(after); wanted.push((name, Kind::LeftOut)); }
                Happens::Vanishes => { old.push(before); wanted.push((name, Kind::Ended)); }
                Happens::Moves { owner, due, light } => {
                    if owner {
                        after.owner = "区财政局".into();
                        wanted.push((name.clone(), Kind::OwnerChanged));
                    }
                    if due > 0 {
                        after.due = Some(day("2026-05-01"));
                        after.extensions = u32::from(due - 1);
                        wanted.push((name.clone(), if due == 2 { Kind::Extended } else { Kind::DueMoved }));
                    }
                    let kind = match light {
                        1 => { after.light = Light::Red; after.overdue = true; Some(Kind::Overdue) }
                        2 => { after.light = Light::Yellow; Some(Kind::Worse) }
                        3 => { after.light = Light::Done; Some(Kind::Better) }
                        4 => { after.light = Light::Grey; Some(Kind::Unjudged) }
                        _ => None,
                    };
                    wanted.extend(kind.map(|kind| (name, kind)));
                    old.push(before);
                    new.push(after);
                }
            }
        }
        // The order of a list says nothing.
        if turned {
            new.reverse();
        }
        let mut newer = brief(new);
        newer.closed_since = closed;
        let older = brief(old);
        let found = changes(&older, &newer, &now);
        let mut named: Vec<(String, Kind)> = found.iter().map(|line| (line.matter.clone(), line.kind)).collect();
        named.sort();
        wanted.sort();
        prop_assert_eq!(named, wanted);
        prop_assert!(found.is_sorted_by_key(|line| line.kind));
        prop_assert_eq!(changes(&newer, &newer, &[]), vec![]);
        prop_assert_eq!(changes(&older, &older, &[]), vec![]);
    }
}

#[test]
fn without_ids_a_number_tells_then_a_title() {
    let bare = |number: Option<&str>, title: &str| FollowUpBrief {
        id: None,
        number: number.map(str::to_owned),
        title: title.into(),
        ..item(1)
    };
    let older = brief(vec![bare(Some("1号"), "甲"), bare(None, "乙")]);
    let newer = brief(vec![bare(Some("1号"), "甲（改）"), bare(Some("2号"), "乙")]);
    assert_eq!(changes(&older, &newer, &[]), [], "the same two");
}

#[test]
fn a_light_out_of_grey_is_what_it_turns_to() {
    let all = [Light::Red, Light::Yellow, Light::Green, Light::Done];
    let out = all.map(|light| turned(Light::Grey, light));
    use PackChangeKind::{Better, Unjudged, Worse};
    assert_eq!(out, [Some(Worse), Some(Worse), Some(Better), Some(Better)]);
    assert_eq!(
        all.map(|light| turned(light, Light::Grey)),
        [Some(Unjudged); 4]
    );
    assert_eq!(all.map(|light| turned(light, light)), [None; 4]);
}
