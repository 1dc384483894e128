//! Nested bookmarks in reading order, in one pass over the entries however many there are.
//! It does not decide what is listed.

use super::finish::{destination, text};
use crate::set::{OutlineEntry, Sheets};
use lopdf::{Document, ObjectId, dictionary};

/// Where an entry hangs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Place {
    parent: Option<usize>,
    previous: Option<usize>,
    next: Option<usize>,
    first: Option<usize>,
    last: Option<usize>,
    children: i64,
}

/// Puts the bookmarks in. Returns the root, if there are any.
pub(super) fn put(
    document: &mut Document,
    sheets: &Sheets,
    pages: &[ObjectId],
) -> Option<ObjectId> {
    if sheets.outline.is_empty() {
        return None;
    }
    let root = document.new_object_id();
    let ids: Vec<ObjectId> = sheets
        .outline
        .iter()
        .map(|_| document.new_object_id())
        .collect();
    let (top, places) = places(&sheets.outline);
    for ((entry, place), id) in sheets.outline.iter().zip(&places).zip(&ids) {
        let mut dict = dictionary! {
            "Title" => text(&entry.title),
            "Parent" => place.parent.map_or(root, |parent| ids[parent]),
            "Dest" => destination(sheets, pages, entry.page, entry.y),
        };
        let ties = [
            ("Prev", place.previous),
            ("Next", place.next),
            ("First", place.first),
            ("Last", place.last),
        ];
        for (key, other) in ties {
            if let Some(other) = other {
                dict.set(key, ids[other]);
            }
        }
        if place.children > 0 {
            // Negative: closed at first, so that a long list of measures doesn't bury the rest.
            dict.set("Count", -place.children);
        }
        document.set_object(*id, dict);
    }
    let mut dict = dictionary! { "Type" => "Outlines", "Count" => top.children };
    if let (Some(first), Some(last)) = (top.first, top.last) {
        dict.set("First", ids[first]);
        dict.set("Last", ids[last]);
    }
    document.set_object(root, dict);
    Some(root)
}

/// The root and the entries: each hangs under the nearest entry before it with a smaller level.
fn places(outline: &[OutlineEntry]) -> (Place, Vec<Place>) {
    let mut root = Place::default();
    let mut places: Vec<Place> = Vec::with_capacity(outline.len());
    // The entries that the next one may hang under, outermost first.
    let mut open: Vec<usize> = Vec::new();
    for (at, entry) in outline.iter().enumerate() {
        while open
            .last()
            .is_some_and(|last| outline[*last].level >= entry.level)
        {
            open.pop();
        }
        let parent = open.last().copied();
        let under = match parent {
            Some(parent) => &mut places[parent],
            None => &mut root,
        };
        let previous = under.last.replace(at);
        under.first.get_or_insert(at);
        under.children += 1;
        if let Some(previous) = previous {
            places[previous].next = Some(at);
        }
        places.push(Place {
            parent,
            previous,
            ..Place::default()
        });
        open.push(at);
    }
    (root, places)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries(levels: impl IntoIterator<Item = u8>) -> Vec<OutlineEntry> {
        let entry = |level| OutlineEntry {
            level,
            title: String::new(),
            page: 0,
            y: 0,
        };
        levels.into_iter().map(entry).collect()
    }

    #[test]
    fn entries_hang_under_the_nearest_outer_one_before_them() {
        let (root, places) = places(&entries([2, 1, 3, 2, 2, 3, 1]));
        let parents: Vec<Option<usize>> = places.iter().map(|place| place.parent).collect();
        // A deeper entry that comes before any outer one hangs at the top.
        assert_eq!(
            parents,
            [None, None, Some(1), Some(1), Some(1), Some(4), None]
        );
        assert_eq!(
            (root.first, root.last, root.children),
            (Some(0), Some(6), 3)
        );
        assert_eq!((places[1].first, places[1].last), (Some(2), Some(4)));
        assert_eq!(places[3].previous, Some(2));
        assert_eq!(places[3].next, Some(4));
        assert_eq!(places[4].next, None);
        assert_eq!((places[1].previous, places[1].next), (Some(0), Some(6)));
    }

    #[test]
    fn a_hundred_thousand_entries_are_no_matter() {
        // With a search among all others for each, this would not end within a test run.
        let (root, places) = places(&entries(
            (0..100_000).map(|at| if at % 50 == 0 { 1 } else { 2 }),
        ));
        assert_eq!(root.children, 2_000);
        assert_eq!(places.len(), 100_000);
    }
}
