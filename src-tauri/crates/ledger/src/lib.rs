//! Placeholder head; each crate opens with its duty.
