//! XML as a stream of steps: a tag opens, a tag closes, characters.
//! Names are local ones, for prefixes differ between writers. A document type is refused (no entity is
//! ever expanded), as is nesting deeper than any document has.

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::unreadable::Unreadable;

/// Deeper than this no document nests.
const DEPTH_MAX: usize = 200;

/// One step through a part.
pub(crate) enum Step<'s> {
    Open(Tag<'s>),
    Close(&'s str),
    Characters(&'s str),
}

/// A tag that opens.
pub(crate) struct Tag<'s> {
    pub(crate) name: &'s str,
    start: &'s BytesStart<'s>,
}

impl Tag<'_> {
    /// The value of an attribute, by its local name.
    pub(crate) fn attribute(&self, name: &str) -> Option<String> {
        let found = self
            .start
            .attributes()
            .with_checks(false)
            .flatten()
            .find(|attribute| attribute.key.local_name().as_ref() == name)?;
        Some(
            found
                .normalized_value(XmlVersion::Implicit1_0)
                .ok()?
                .into_owned(),
        )
    }

    /// An attribute that is a number.
    pub(crate) fn number<N: std::str::FromStr>(&self, name: &str) -> Option<N> {
        self.attribute(name)?.trim().parse().ok()
    }
}

/// Walks through a part from its start to its end.
pub(crate) fn walk(
    part: &str,
    mut visit: impl FnMut(Step<'_>) -> Result<(), Unreadable>,
) -> Result<(), Unreadable> {
    let mut reader = Reader::from_str(part);
    let mut depth = 0usize;
    loop {
        match reader.read_event().map_err(|_| Unreadable::Damaged)? {
            Event::Start(start) => {
                depth += 1;
                if depth > DEPTH_MAX {
                    return Err(Unreadable::Bomb);
                }
                let name = start.local_name();
                let tag = Tag {
                    name: name.as_ref(),
                    start: &start,
                };
                visit(Step::Open(tag))?;
            }
            Event::Empty(start) => {
                let name = start.local_name();
                let tag = Tag {
                    name: name.as_ref(),
                    start: &start,
                };
                visit(Step::Open(tag))?;
                visit(Step::Close(name.as_ref()))?;
            }
            Event::End(end) => {
                depth = depth.saturating_sub(1);
                visit(Step::Close(end.local_name().as_ref()))?;
            }
            Event::Text(text) => visit(Step::Characters(&text.xml10_content()))?,
            Event::CData(text) => visit(Step::Characters(&text.xml10_content()))?,
            Event::GeneralRef(reference) => {
                let named = match reference.resolve_char_ref() {
                    Ok(Some(c)) => Some(c),
                    _ => match reference.xml10_content().as_ref() {
                        "lt" => Some('<'),
                        "gt" => Some('>'),
                        "amp" => Some('&'),
                        "quot" => Some('"'),
                        "apos" => Some('\''),
                        _ => None,
                    },
                };
                let c = named.ok_or(Unreadable::Damaged)?;
                visit(Step::Characters(c.encode_utf8(&mut [0; 4])))?;
            }
            Event::DocType(_) => return Err(Unreadable::Bomb),
            Event::Eof if depth > 0 => return Err(Unreadable::Damaged),
            Event::Eof => return Ok(()),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
}
