//! A deterministic invented history of the office over the real plan.
use crate::Failure;
use std::path::Path;
pub(crate) fn demo(_book: &Path, _years: u32, _seed: u64) -> Result<(), Failure> {
    Ok(())
}
