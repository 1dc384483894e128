//! The papers: plain data (`office::brief`) to pages to PDF.
//! It reads no book and no clock; faces come from folders that the caller names.
//! Three steps, each a module that doesn't know the next: [`papers::set`] lays a brief out as
//! [`set::Sheets`], a display list in 1/1000 pt; [`draw::pdf`] turns that into bytes; [`faces`]
//! serves both. The same brief and faces give the same bytes.
#![deny(missing_docs)]

#[cfg(any(test, feature = "bench"))]
pub mod bench;
pub mod draw;
pub mod faces;
pub mod papers;
pub mod resolve;
pub mod set;
