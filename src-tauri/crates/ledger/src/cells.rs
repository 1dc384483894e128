//! The JSON of an image read as values of a table's columns, without a tree between. What images mean
//! stands in `images`.

use crate::error;
use rusqlite::types::{Value, ValueRef};
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use std::fmt;

/// A row in the order of its table's columns; none: that column is not held.
pub(crate) type Cells = Vec<Option<Value>>;

/// The columns that an image holds, by place. Columns that the table has no more are passed over.
pub(crate) fn read(columns: &[String], image: &str) -> error::Result<Vec<(usize, Value)>> {
    let mut json = serde_json::Deserializer::from_str(image);
    Ok(Object(columns).deserialize(&mut json)?)
}

/// Fills in what is not known yet.
pub(crate) fn fill(cells: &mut Cells, more: Vec<(usize, Value)>) {
    for (place, value) in more {
        cells[place].get_or_insert(value);
    }
}

/// The number in one column of an image.
pub(crate) fn number(image: &str, column: &str) -> error::Result<Option<i64>> {
    let mut json = serde_json::Deserializer::from_str(image);
    let found = Object(std::slice::from_ref(&column)).deserialize(&mut json)?;
    Ok(found.into_iter().find_map(|(_, value)| match value {
        Value::Integer(number) => Some(number),
        _ => None,
    }))
}

/// A value as an image holds it. No fact holds bytes: those lie in `content`.
pub(crate) fn json(value: ValueRef<'_>) -> serde_json::Value {
    match value {
        ValueRef::Null | ValueRef::Blob(_) => serde_json::Value::Null,
        ValueRef::Integer(number) => number.into(),
        ValueRef::Real(number) => number.into(),
        ValueRef::Text(text) => String::from_utf8_lossy(text).into(),
    }
}

/// Where a column stands; images hold them in order, so the next one is tried first.
fn place<C: AsRef<str>>(columns: &[C], name: &str, next: usize) -> Option<usize> {
    let is = |column: &C| column.as_ref() == name;
    if columns.get(next).is_some_and(is) {
        return Some(next);
    }
    columns.iter().position(is)
}

/// Reads an object's members as cells of these columns.
struct Object<'a, C>(&'a [C]);

impl<'de, C: AsRef<str>> DeserializeSeed<'de> for Object<'_, C> {
    type Value = Vec<(usize, Value)>;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Self::Value, D::Error> {
        from.deserialize_map(self)
    }
}

impl<'de, C: AsRef<str>> Visitor<'de> for Object<'_, C> {
    type Value = Vec<(usize, Value)>;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("a row")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Self::Value, A::Error> {
        let mut cells = Vec::new();
        let mut next = 0;
        // Names of columns need no escapes, so they are read where they stand.
        while let Some(name) = members.next_key::<&str>()? {
            let Some(place) = place(self.0, name, next) else {
                members.next_value::<IgnoredAny>()?;
                continue;
            };
            cells.push((place, members.next_value_seed(Cell)?));
            next = place + 1;
        }
        Ok(cells)
    }
}

/// Reads a value as SQLite keeps it.
struct Cell;

impl<'de> DeserializeSeed<'de> for Cell {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Value, D::Error> {
        from.deserialize_any(self)
    }
}

impl Visitor<'_> for Cell {
    type Value = Value;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("a value of a row")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(Value::Integer(number))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Value, E> {
        i64::try_from(number)
            .map(Value::Integer)
            .map_err(|_| E::custom("a number out of range"))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Value, E> {
        Ok(Value::Real(number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::Text(text.to_owned()))
    }
}
