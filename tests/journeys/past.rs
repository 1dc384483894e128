//! The book as of a day: what the journal's images give back is what a dump of that day held.

use crate::book::{Book, stamp};
use office::ask::Answers;
use serde_json::json;

#[test]
fn as_of_a_day_is_the_book_of_that_evening() {
    let mut book = Book::new("2026-03-01");
    book.today = "2026-03-05".into();
    let form = json!({"title": "报送台账", "requirement": null, "source": "plan", "owner": 1, "co_units": [], "measures": [1], "due": "2026-03-31"});
    let id = book.make(json!({"follow_up": {"draft": {"form": form}}}));
    book.act(json!({"follow_up": {"issue": {"id": id, "on": "2026-03-05", "received": true}}}));
    let evening = book.ask("follow_up.page", json!({"id": id}));
    let plan = book.ask("plan.page", json!({}));
    book.today = "2026-04-10".into();
    book.act(json!({"follow_up": {"submit": {"id": id, "on": "2026-04-10", "words": "已完成。", "evidence": []}}}));
    book.ledger.undo(&stamp("2026-04-11")).unwrap();
    book.act(json!({"follow_up": {"cancel": {"id": id, "on": "2026-04-10", "basis": "不再需要"}}}));

    let past = book.ledger.as_of("2026-03-05".parse().unwrap()).unwrap();
    let page = past
        .view(&book.ledger)
        .follow_up(office::id::FollowUpId(id))
        .unwrap();
    assert_eq!(serde_json::to_value(page).unwrap(), evening);
    assert_eq!(
        serde_json::to_value(past.view(&book.ledger).plan().unwrap()).unwrap(),
        plan
    );
    let earlier = book.ledger.as_of("2026-03-02".parse().unwrap()).unwrap();
    assert!(
        earlier
            .view(&book.ledger)
            .follow_up(office::id::FollowUpId(id))
            .is_err(),
        "it was not there yet"
    );
    let error = book
        .ledger
        .as_of("2020-01-01".parse().unwrap())
        .unwrap_err();
    assert_eq!(error.fault().code, "no_such_evening");
}

/// Piece by piece, with acts entered in between: what is shown is the evening all the same.
#[test]
fn an_evening_is_made_while_the_book_is_written() {
    let mut book = Book::new("2026-03-01");
    book.today = "2026-03-05".into();
    let form = json!({"title": "报送台账", "requirement": null, "source": "plan", "owner": 1, "co_units": [], "measures": [1], "due": "2026-03-31"});
    let id = book.make(json!({"follow_up": {"draft": {"form": form}}}));
    book.act(json!({"follow_up": {"issue": {"id": id, "on": "2026-03-05", "received": true}}}));
    let evening = book.ledger.dump().unwrap();
    book.today = "2026-04-10".into();
    book.act(json!({"follow_up": {"cancel": {"id": id, "on": "2026-04-10", "basis": "不再需要"}}}));
    let day = "2026-03-05".parse().unwrap();
    for entered_at in 0..12 {
        let mut making = book.ledger.look_back(day).unwrap();
        let (mut pieces, mut far) = (0, 0);
        while !making.go_on(&book.ledger).unwrap() {
            if pieces == entered_at {
                book.ledger.undo(&stamp("2026-04-10")).unwrap();
                book.act(json!({"follow_up": {"cancel": {"id": id, "on": "2026-04-10", "basis": "重复立项"}}}));
            } else {
                assert!(
                    pieces > entered_at || making.percent() >= far,
                    "it goes forward"
                );
            }
            far = making.percent();
            pieces += 1;
        }
        assert!(pieces > 12, "in pieces");
        let past = making.finish().unwrap();
        assert_eq!(
            past.dump().unwrap(),
            evening,
            "entered after piece {entered_at}"
        );
    }
    // Written after each piece, it is made in one go in the end.
    let mut making = book.ledger.look_back(day).unwrap();
    let mut pieces = 0;
    while !making.go_on(&book.ledger).unwrap() {
        book.ledger.undo(&stamp("2026-04-10")).unwrap();
        book.ledger.redo(&stamp("2026-04-10")).unwrap();
        pieces += 1;
        assert!(pieces < 1_000);
    }
    assert_eq!(making.finish().unwrap().dump().unwrap(), evening);
}
