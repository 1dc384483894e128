//! Turns of a live preview: one paper is set at a time, and only while nobody wants a newer one.
//! It knows no paper. What waits its turn and is no more the newest never begins.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

/// Whose turn it is. Turns are numbers that grow; whoever asks makes them.
#[derive(Default)]
pub struct Turns {
    newest: AtomicU64,
    one: Mutex<()>,
}

impl Turns {
    /// Does the work of a turn once the one before is over, unless a newer turn came: then nothing. The
    /// work may ask in between whether it is still wanted.
    pub fn take<T>(
        &self,
        turn: u64,
        work: impl FnOnce(&dyn Fn() -> bool) -> Option<T>,
    ) -> Option<T> {
        self.newest.fetch_max(turn, Ordering::Relaxed);
        let wanted = || self.newest.load(Ordering::Relaxed) == turn;
        // A panic in an earlier turn left nothing behind that this one reads.
        let _one = self.one.lock().unwrap_or_else(PoisonError::into_inner);
        if wanted() { work(&wanted) } else { None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Barrier;
    use std::sync::atomic::AtomicUsize;
    use std::time::Duration;

    /// Waits, but not for ever.
    fn until(done: impl Fn() -> bool) {
        for _ in 0..6_000 {
            if done() {
                return;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        panic!("it never came");
    }

    #[test]
    fn only_what_was_begun_and_the_newest_wish_are_done() {
        let (turns, begun, set) = (Turns::default(), Barrier::new(2), AtomicUsize::new(0));
        std::thread::scope(|scope| {
            let first = scope.spawn(|| {
                turns.take(1, |wanted| {
                    begun.wait();
                    until(|| !wanted());
                    // The newer ones are all there before this one ends.
                    begun.wait();
                    None::<u64>
                })
            });
            begun.wait();
            let later: Vec<_> = (2..=9)
                .map(|turn| {
                    let (turns, set) = (&turns, &set);
                    scope.spawn(move || {
                        turns.take(turn, |_| {
                            set.fetch_add(1, Ordering::Relaxed);
                            Some(turn)
                        })
                    })
                })
                .collect();
            until(|| turns.newest.load(Ordering::Relaxed) == 9);
            begun.wait();
            assert_eq!(first.join().unwrap(), None);
            let done: Vec<u64> = later
                .into_iter()
                .filter_map(|one| one.join().unwrap())
                .collect();
            assert_eq!(done, [9], "the newest alone is set");
        });
        assert_eq!(set.load(Ordering::Relaxed), 1);
    }
}
