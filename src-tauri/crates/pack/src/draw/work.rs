//! Work on several threads whose results stand in the order of the jobs: the bytes of a paper never
//! depend on how many threads there are or which is faster. It knows no PDF but the pinned deflate.

use flate2::{Compress, Compression, FlushCompress};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// More threads than this gain nothing on a paper, and each has its own memory.
const MOST_THREADS: usize = 4;

/// As many threads as there are cores, within reason.
pub(super) fn threads() -> usize {
    thread::available_parallelism().map_or(1, |cores| cores.get().min(MOST_THREADS))
}

/// A deflate used again and again: its tables are made once a thread.
pub(super) struct Deflater(Compress);

impl Deflater {
    /// Level 6: 9 is larger and slower on font programs and page streams.
    pub(super) fn new() -> Deflater {
        Deflater(Compress::new(Compression::new(6), true))
    }

    /// The bytes deflated, the same whatever was deflated before.
    pub(super) fn deflate(&mut self, bytes: &[u8]) -> Vec<u8> {
        self.0.reset();
        let mut out = Vec::with_capacity(bytes.len() / 3 + 64);
        loop {
            let taken = usize::try_from(self.0.total_in()).expect("BUG: it lies in memory");
            let status = self
                .0
                .compress_vec(&bytes[taken..], &mut out, FlushCompress::Finish)
                .expect("BUG: deflating from memory can't fail");
            if status == flate2::Status::StreamEnd {
                out.shrink_to_fit();
                return out;
            }
            out.reserve(out.capacity().max(1024));
        }
    }
}

/// What `make` makes of each job, in the order of the jobs. Jobs are begun in that order too, so the
/// longest should come first. The calling thread works along: with none to help it does all.
pub(super) fn in_order<J: Sync, T: Send>(
    threads: usize,
    jobs: &[J],
    make: impl Fn(&J, &mut Deflater) -> T + Sync,
) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut deflater = Deflater::new();
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(job) = jobs.get(at) else {
                return done;
            };
            done.push((at, make(job, &mut deflater)));
        }
    };
    let helpers = threads.min(jobs.len()).saturating_sub(1);
    let mut done = thread::scope(|scope| {
        let helpers: Vec<_> = (0..helpers)
            .filter_map(|_| thread::Builder::new().spawn_scoped(scope, work).ok())
            .collect();
        let mut done = work();
        for helper in helpers {
            match helper.join() {
                Ok(more) => done.extend(more),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        done
    });
    done.sort_unstable_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, made)| made).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_stand_in_the_order_of_the_jobs_and_are_the_same_on_any_number_of_threads() {
        let jobs: Vec<Vec<u8>> = (0..60u32)
            .map(|no| (0..no * 700).map(|at| (at * at % (no + 3)) as u8).collect())
            .collect();
        let alone = in_order(1, &jobs, |job, deflater| deflater.deflate(job));
        for threads in [2, 3, 8] {
            let made = in_order(threads, &jobs, |job, deflater| deflater.deflate(job));
            assert!(made == alone, "{threads} threads give other bytes");
        }
        for (job, made) in jobs.iter().zip(&alone) {
            let mut plain = Vec::new();
            let mut decoder = flate2::write::ZlibDecoder::new(&mut plain);
            std::io::Write::write_all(&mut decoder, made).unwrap();
            decoder.finish().unwrap();
            assert!(plain == *job);
        }
        assert!(in_order(4, &[] as &[u8], |job, _| *job).is_empty());
    }
}
