//! 查找: anything in the book by a character, a number or initials; the index follows every act.

use crate::book::{Book, stamp};
use ledger::Ledger;
use office::ask::Answers;
use office::search::{SearchFor, SearchPage};
use serde_json::{Value, json};

fn find_with(book: &Book, mut more: Value, words: &str) -> Vec<Value> {
    let fields = more.as_object_mut().expect("fields");
    fields.insert("words".into(), json!(words));
    fields.entry("limit").or_insert(json!(5));
    let page = book.ask("book.search", json!({ "find": more }));
    page["groups"].as_array().expect("groups").clone()
}

fn find(book: &Book, words: &str) -> Vec<Value> {
    find_with(book, json!({}), words)
}

/// `noun: title` of every hit, in order.
fn lines(groups: &[Value]) -> Vec<String> {
    let line = |noun: &Value, hit: &Value| {
        let text = hit["title"]["text"].as_str().expect("a title");
        format!("{}: {text}", noun.as_str().expect("a noun"))
    };
    let hits = groups.iter().flat_map(|group| {
        let hits = group["hits"].as_array().expect("hits");
        hits.iter().map(|hit| line(&group["noun"], hit))
    });
    hits.collect()
}

fn follow_up(title: &str, requirement: &str) -> Value {
    json!({"follow_up": {"draft": {"form": {"title": title, "requirement": requirement, "source": "plan", "owner": 1, "co_units": [], "measures": [1], "due": "2026-06-30"}}}})
}

/// A book with an office whose numbers are known.
fn begun() -> Book {
    let mut book = Book::new("2026-03-05");
    book.act(json!({"office": {"set": {"office": {"group_name": null, "office_name": null, "number_prefix": "环专班督", "convener": null, "contact": null, "telephone": null}}}}));
    book
}

#[test]
fn one_character_finds_the_best_of_each_kind_first() {
    let mut book = begun();
    let first = book.make(follow_up("报送汽车促销方案", "须列出淘汰车辆的数目"));
    let second = book.make(follow_up("淘汰落后设备清单", "按期报送"));
    let found = find(&book, "汰");
    assert_eq!(
        lines(&found)[..2],
        ["follow_up: 淘汰落后设备清单", "follow_up: 报送汽车促销方案"],
        "a title stands before a text"
    );
    let hits = &found[0]["hits"];
    assert_eq!(hits[0]["title"]["marks"], json!([[1, 2]]));
    assert_eq!(hits[0]["snippet"], Value::Null);
    assert_eq!(hits[1]["snippet"]["text"], "须列出淘汰车辆的数目");
    assert_eq!(hits[1]["snippet"]["marks"], json!([[4, 5]]));
    assert_eq!(hits[1]["at"], json!({"follow_up": first}));
    assert_eq!(hits[0]["id"], second);
    let start = find(&book, "淘汰");
    assert_eq!(start[0]["hits"][0]["fit"], "title_start");
    for group in &found {
        assert!(group["hits"].as_array().unwrap().len() <= 5);
    }
    let few = find_with(&book, json!({"limit": 1}), "区");
    let units = few.iter().find(|group| group["noun"] == "unit").unwrap();
    assert_eq!(units["more"], true);
    assert_eq!(units["hits"].as_array().unwrap().len(), 1);
}

#[test]
fn numbers_and_initials_find_too() {
    let mut book = begun();
    for (place, title) in ["报送台账", "报送清单", "17项任务进度"]
        .into_iter()
        .enumerate()
    {
        let id = book.make(follow_up(title, "按期报送"));
        if place < 2 {
            book.act(
                json!({"follow_up": {"issue": {"id": id, "on": "2026-03-05", "received": true}}}),
            );
        }
    }
    for typed in [
        "2026〕2号",
        "2号",
        "环专班督〔2026〕2号",
        "环专班督〔２０２６〕２号",
    ] {
        assert_eq!(
            lines(&find(&book, typed))[0],
            "follow_up: 报送清单",
            "{typed}"
        );
    }
    let exact = find(&book, "环专班督〔2026〕1号");
    assert_eq!(exact[0]["hits"][0]["fit"], "number");
    assert_eq!(lines(&find(&book, "4"))[0], "measure: 推动农业机械装备更新");
    assert_eq!(lines(&find(&book, "qswj"))[0], "unit: 区商务局");
    assert_eq!(lines(&find(&book, "QSWJ"))[0], "unit: 区商务局");
    assert_eq!(lines(&find(&book, "威环政发〔2024〕7号")).len(), 1);
    assert_eq!(lines(&find(&book, "bstz"))[0], "follow_up: 报送台账");
    let both = find(&book, "bs 清单");
    assert_eq!(
        lines(&both),
        ["follow_up: 报送清单"],
        "every word must be there"
    );
}

#[test]
fn everything_that_carries_words_is_found() {
    let mut book = begun();
    let on = "2026-03-05";
    let id = book.make(follow_up("报送台账", "按期报送"));
    book.act(json!({"follow_up": {"issue": {"id": id, "on": on, "received": true}}}));
    book.act(json!({"follow_up": {"reply": {"id": id, "on": on, "words": "榫卯已到货", "document": null}}}));
    book.act(json!({"meeting": {"create": {"meeting": {"series": "专班调度会", "ordinal": null, "on": on, "time": null, "place": "槐荫厅", "chair": null, "recorder": null}}}}));
    book.act(json!({"agenda": {"add": {"meeting": 1, "item": {"title": "龙须沟整治", "presenter": null, "minutes": null, "paragraph": null}}}}));
    book.act(json!({"decision": {"record": {"meeting": 1, "decision": {"agenda_item": null, "kind": "heard", "text": "鹁鸽沟一并整治。"}, "follow_up": null}}}));
    book.act(json!({"report": {"record": {"report": {"subject": {"measure": 1}, "unit": 1, "period": "2026-03", "received_on": on, "progress": "已诊断鲸园工厂。", "problem": null, "next_step": null, "coordination": null, "document": null}}}}));
    book.act(json!({"document": {"keep": {"document": {"title": "蓝藻来函", "kind": "source", "file_name": "函.pdf", "received_on": on, "unit": null}, "content": "base64:AAEC"}}}));
    book.act(json!({"plan": {"answer": {"question": 1, "answer": "鸬鹚口径"}}}));
    for (typed, noun) in [
        ("榫卯", "follow_up"),
        ("槐荫", "meeting"),
        ("龙须", "agenda_item"),
        ("鹁鸽", "decision"),
        ("鲸园", "report"),
        ("蓝藻", "document"),
        ("鸬鹚", "question"),
        ("农业机械", "measure"),
        ("各镇街", "unit_group"),
        ("报废汽车", "indicator"),
        ("消费品以旧换新工作落实方案", "plan"),
    ] {
        let found = find(&book, typed);
        assert!(
            found.iter().any(|group| group["noun"] == noun),
            "{typed}: {found:?}"
        );
    }
    let only = find_with(&book, json!({"nouns": ["report"]}), "2026");
    assert_eq!(only.len(), 1);
    let none = find_with(&book, json!({"from": "2026-03-06"}), "鲸园");
    assert_eq!(none.len(), 0);
    let there = find_with(&book, json!({"from": on, "until": on}), "鲸园");
    assert_eq!(there.len(), 1);
}

#[test]
fn signs_operators_and_emoji_are_only_text() {
    let book = begun();
    for typed in [
        "", "   ", "\"", "\"\"", "'", "*", "-", "(", "🙂", "——", "\u{3000}",
    ] {
        assert_eq!(find(&book, typed), Vec::<Value>::new(), "{typed}");
    }
    for typed in [
        "NEAR",
        "区 AND 局",
        "NEAR(区 局)",
        "title:区",
        "-区",
        "\"区",
        "区*",
        "^区",
        "{区}",
        "区;DROP",
        "a\"b",
        "%",
        "_区",
    ] {
        let _ = find(&book, typed);
    }
    assert_eq!(lines(&find(&book, "^区")), lines(&find(&book, "区")));
    for (field, bad) in [
        ("words", json!({"words": "字".repeat(10_000), "limit": 5})),
        ("words", json!({"words": "甲\u{202e}乙", "limit": 5})),
        ("limit", json!({"words": "区", "limit": 0})),
        ("limit", json!({"words": "区", "limit": 100_000})),
        (
            "until",
            json!({"words": "区", "limit": 5, "from": "2026-03-02", "until": "2026-03-01"}),
        ),
    ] {
        let find: SearchFor = serde_json::from_value(bad).unwrap();
        let view = book.ledger.view("2026-03-05".parse().unwrap());
        let fault = view.search(find).unwrap_err().fault();
        assert_eq!(fault.field.as_deref(), Some(field));
        assert!(fault.words.ends_with('。'), "{}", fault.words);
    }
}

#[test]
fn the_index_follows_undo_and_a_restart_and_is_made_anew_when_it_is_lost() {
    let mut book = begun();
    book.act(follow_up("淘汰落后设备清单", "按期报送"));
    assert_eq!(lines(&find(&book, "淘汰落后")).len(), 1);
    book.ledger.undo(&stamp("2026-03-05")).unwrap();
    assert_eq!(lines(&find(&book, "淘汰落后")).len(), 0);
    book.ledger.redo(&stamp("2026-03-05")).unwrap();
    let (path, _folder) = book.close();
    let ledger = Ledger::open(&path, &stamp("2026-03-06")).unwrap();
    let ask = |ledger: &Ledger| -> SearchPage {
        let find = SearchFor {
            words: "淘汰落后".into(),
            nouns: Vec::new(),
            from: None,
            until: None,
            limit: 5,
        };
        ledger
            .view("2026-03-06".parse().unwrap())
            .search(find)
            .unwrap()
    };
    let found = ask(&ledger);
    assert_eq!(found.groups.len(), 1);
    let past = ledger.as_of("2026-03-05".parse().unwrap()).unwrap();
    let find = SearchFor {
        words: "淘汰落后".into(),
        nouns: Vec::new(),
        from: None,
        until: None,
        limit: 5,
    };
    assert_eq!(
        past.view(&ledger).search(find).unwrap(),
        found,
        "a book of an earlier day is searched as well"
    );
    assert_eq!(ledger.check_search().unwrap(), Vec::<String>::new());
}
