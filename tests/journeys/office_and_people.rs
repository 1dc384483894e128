//! The office's own particulars and the people behind the units: who leads, whom to ring, a contact list
//! taken in whole or not at all.

use crate::book::Book;
use serde_json::{Value, json};

fn person(unit: Value, name: &str, role: &str, telephone: Value) -> Value {
    json!({"unit": unit, "name": name, "post": null, "role": role, "telephone": telephone, "mobile": null, "field": null, "from": null})
}

fn add(book: &mut Book, unit: Value, name: &str, role: &str, telephone: Value) -> i64 {
    book.make(json!({"person": {"add": {"person": person(unit, name, role, telephone)}}}))
}

#[test]
fn every_line_that_chases_says_whom_to_ring() {
    let mut book = Book::new("2026-03-05");
    let owner = book.unit("区商务局");
    let form = json!({"title": "报送台账", "requirement": null, "source": "plan", "owner": owner, "due": "2026-03-10"});
    let item = book.make(json!({"follow_up": {"draft": {"form": form}}}));
    book.act(json!({"follow_up": {"issue": {"id": item, "on": "2026-03-05", "received": true}}}));
    let ring = |book: &Book| {
        book.ask("follow_up.list", json!({"query": {"filter": "open"}}))["rows"][0]["ring"].clone()
    };
    assert_eq!(ring(&book), json!(null), "nobody is known yet");

    add(
        &mut book,
        json!(owner),
        "赵局长",
        "head",
        json!("0631-5200001"),
    );
    let deputy = add(
        &mut book,
        json!(owner),
        "钱局长",
        "deputy",
        json!("0631-5200002"),
    );
    assert_eq!(ring(&book)["name"], "钱局长");
    let liaison = add(
        &mut book,
        json!(owner),
        "孙科长",
        "liaison",
        json!("０６３１－５２００００３"),
    );
    assert_eq!(ring(&book)["name"], "孙科长");
    assert_eq!(ring(&book)["number"], "0631-5200003");

    book.today = "2026-03-12".into();
    let today = book.ask("book.today", json!({}));
    assert_eq!(today["overdue"][0]["ring"]["number"], "0631-5200003");
    let units = book.ask("unit.list", json!({}));
    let line = units
        .as_array()
        .unwrap()
        .iter()
        .find(|unit| unit["id"] == owner)
        .unwrap();
    assert_eq!(line["ring"]["person"], liaison);
    let page = book.ask("follow_up.page", json!({"id": item}));
    assert_eq!(page["line"]["ring"]["person"], liaison);

    book.act(json!({"person": {"leave": {"id": liaison, "on": "2026-03-12"}}}));
    assert_eq!(
        ring(&book)["person"],
        deputy,
        "the one who left is not rung"
    );
    assert_eq!(
        book.refused(json!({"person": {"leave": {"id": liaison, "on": "2026-03-12"}}}))
            .0,
        "person_left"
    );
    let page = book.ask("unit.page", json!({"id": owner}));
    assert_eq!(
        page["people"].as_array().unwrap().len(),
        3,
        "the one who left is still known"
    );
}

#[test]
fn leaders_have_their_own_order_and_measures() {
    let mut book = Book::new("2026-03-05");
    let leader = |book: &mut Book, name: &str, field: &str| {
        let mut form = person(json!(null), name, "leader", json!(null));
        form["field"] = json!(field);
        form["post"] = json!("副区长");
        book.make(json!({"person": {"add": {"person": form}}}))
    };
    let wang = leader(&mut book, "王某", "工业、商务");
    let li = leader(&mut book, "李某", "教育、文旅");
    book.act(json!({"person": {"reorder": {"order": [li, wang]}}}));
    let directory = book.ask("person.directory", json!({}));
    let names: Vec<&str> = directory["leaders"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["name"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["李某", "王某"]);
    assert_eq!(
        book.refused(json!({"person": {"reorder": {"order": [li]}}})),
        ("order_incomplete".into(), Some("order".into()))
    );

    book.act(json!({"person": {"set_leaders": {"measure": 8, "leaders": [wang, li]}}}));
    let page = book.ask("measure.page", json!({"id": 8}));
    assert_eq!(page["leaders"][0]["name"], "李某");
    assert_eq!(page["printed_leaders"], "", "this notice names none");
    let clerk = add(&mut book, json!(1), "张某", "liaison", json!("5200000"));
    assert_eq!(
        book.refused(json!({"person": {"set_leaders": {"measure": 8, "leaders": [clerk]}}})),
        ("not_a_leader".into(), Some("leaders".into()))
    );
}

#[test]
fn a_matter_names_the_leader_who_answers_for_it() {
    let mut book = Book::new("2026-03-05");
    let mut form = person(json!(null), "王某", "leader", json!(null));
    form["post"] = json!("副区长");
    let wang = book.make(json!({"person": {"add": {"person": form}}}));
    let clerk = add(&mut book, json!(1), "张某", "liaison", json!("5200000"));
    let draft = |leader: i64| json!({"follow_up": {"draft": {"form": {"title": "报送台账", "requirement": null, "source": "plan", "owner": 1, "due": "2026-03-20", "leader": leader}}}});
    assert_eq!(
        book.refused(draft(clerk)),
        ("not_a_leader".into(), Some("leader".into()))
    );
    let id = book.make(draft(wang));
    let of = |book: &Book| book.ask("follow_up.page", json!({"id": id}))["line"]["leader"].clone();
    assert_eq!(of(&book), json!([wang, "王某"]));

    book.act(json!({"follow_up": {"set_leader": {"id": id, "leader": null}}}));
    assert_eq!(of(&book), json!(null));
    book.act(json!({"follow_up": {"set_leader": {"id": id, "leader": wang}}}));
    book.act(json!({"person": {"leave": {"id": wang, "on": "2026-03-05"}}}));
    assert_eq!(of(&book), json!([wang, "王某"]), "who left is still named");
    assert_eq!(
        book.refused(json!({"follow_up": {"set_leader": {"id": id, "leader": wang}}})),
        ("not_a_leader".into(), Some("leader".into()))
    );
}

#[test]
fn a_contact_list_is_read_first_and_taken_in_whole() {
    let mut book = Book::new("2026-03-05");
    let commerce = json!(book.unit("区商务局"));
    let old = add(&mut book, commerce, "李某", "liaison", json!("5200009"));
    let text = "单位\t姓名\t职务\t角色\t办公电话\t手机\n威海市环翠区商务局\t李某\t科长\t联络员\t5200001\t\n发展和改革局\t张某\t副局长\t分管负责人\t5200002\t13806310000\n不存在的局\t赵某\t科长\t联络员\t5200003\t\n区商务局\t钱某\t科长\t联络员\t不知道\t";
    let before = book.ledger.dump().unwrap();
    let read = book.ask("person.read", json!({"text": text}));
    assert_eq!(book.ledger.dump().unwrap(), before, "reading saves nothing");
    let refused: Vec<(&Value, &Value)> = read["refused"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (&row["line"], &row["fault"]["code"]))
        .collect();
    assert_eq!(
        refused,
        [
            (&json!(4), &json!("unit_unknown")),
            (&json!(5), &json!("not_a_telephone"))
        ]
    );
    let rows: Vec<Value> = read["accepted"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["row"].clone())
        .collect();
    assert_eq!(rows[0]["id"], old, "a known person is brought up to date");
    assert_eq!(rows[1]["id"], json!(null));

    let mut half = rows.clone();
    half.push(
        json!({"id": null, "person": person(json!(999), "吴某", "liaison", json!("5200004"))}),
    );
    assert_eq!(
        book.refused(json!({"person": {"import": {"rows": half}}}))
            .0,
        "missing"
    );
    assert_eq!(
        book.refused(json!({"person": {"import": {"rows": []}}})).0,
        "blank"
    );
    book.act(json!({"person": {"import": {"rows": rows}}}));
    let directory = book.ask("person.directory", json!({}));
    let units = directory["units"].as_array().unwrap();
    let commerce = units
        .iter()
        .find(|unit| unit["name"] == "区商务局")
        .unwrap();
    assert_eq!(
        (
            &commerce["people"][0]["telephone"],
            commerce["people"].as_array().unwrap().len()
        ),
        (&json!("5200001"), 1)
    );
    assert_eq!(directory["silent"], units.len() - 2);
    book.ledger.undo(&crate::book::stamp("2026-03-05")).unwrap();
    assert_eq!(book.ledger.dump().unwrap(), {
        let again = book.ledger.dump().unwrap();
        assert!(again.contains("5200009") && !again.contains("13806310000"));
        again
    });
}

#[test]
fn bad_people_and_particulars_are_refused_at_their_field() {
    let mut book = Book::new("2026-03-05");
    let with = |key: &str, value: Value| {
        let mut form = person(json!(1), "张某", "liaison", json!("5200000"));
        form[key] = value;
        json!({"person": {"add": {"person": form}}})
    };
    for (key, value, code) in [
        ("name", json!("   "), "blank"),
        ("name", json!("长".repeat(10_000)), "too_long"),
        ("name", json!("张\u{202e}某"), "control_mark"),
        ("telephone", json!("无"), "not_a_telephone"),
        ("mobile", json!("<script>"), "not_a_telephone"),
        ("unit", json!(null), "blank"),
        ("from", json!("2030-01-01"), "not_yet"),
    ] {
        assert_eq!(
            book.refused(with(key, value)),
            (code.to_owned(), Some(key.to_owned())),
            "{key}"
        );
    }
    assert_eq!(
        book.refused(with("from", json!("2026-02-30"))).0,
        "no_such_date"
    );
    assert_eq!(book.refused(with("unit", json!(999))).0, "missing");
    for (key, value, code) in [
        ("group_name", json!("长".repeat(10_000)), "too_long"),
        ("paper_prefix", json!("环专班〔2026〕"), "not_a_prefix"),
        ("number_prefix", json!("环专班1"), "not_a_prefix"),
        ("telephone", json!("五二零"), "not_a_telephone"),
        ("contact", json!("小\u{0000}于"), "control_mark"),
    ] {
        assert_eq!(
            book.refused(json!({"office": {"set": {"office": {key: value}}}})),
            (code.to_owned(), Some(key.to_owned())),
            "{key}"
        );
    }
    book.act(with("name", json!("<b>张某</b>")));
}
