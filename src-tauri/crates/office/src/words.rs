//! The words of the office, once: the sentence of every refusal, the title of every act, the name of
//! each state that a sentence or a paper says. Exhaustive by match, so that window, command line and papers say the same.
//! No logic beyond choosing words.

mod acts;
pub mod columns;
mod names;
mod refusals;
mod values;

pub use acts::act_title;
pub use names::*;
pub use refusals::sentence;
