//! Work shared out over a few threads, for hashing and for waiting on the disk.
//!
//! Plain threads of the standard library: how documents are drawn in parallel is the pipeline's
//! business, and this module must not know it.

use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// With fewer items than this for each, starting a thread takes longer than it saves.
const WORTH_A_THREAD: usize = 8;

/// Does `work` on every item and returns the results in the order of the items, or the error of
/// the first item that has one, whichever thread was faster.
pub(super) fn spread<T: Sync, R: Send, E: Send>(
    threads: NonZeroUsize,
    items: &[T],
    work: impl Fn(&T) -> Result<R, E> + Sync,
) -> Result<Vec<R>, E> {
    let threads = threads.get().min(items.len() / WORTH_A_THREAD);
    if threads <= 1 {
        return items.iter().map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::with_capacity(items.len()));
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some((at, item)) = take(&next, items) {
                    let result = work(item);
                    done.lock().unwrap_or_else(PoisonError::into_inner).push((at, result));
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_unstable_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}

fn take<'a, T>(next: &AtomicUsize, items: &'a [T]) -> Option<(usize, &'a T)> {
    let at = next.fetch_add(1, Ordering::Relaxed);
    items.get(at).map(|item| (at, item))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_is_that_of_the_items() {
        let items: Vec<u32> = (0..1000).collect();
        for threads in [1, 2, 7] {
            let threads = NonZeroUsize::new(threads).unwrap();
            let doubled = spread(threads, &items, |n| Ok::<_, ()>(n * 2)).unwrap();
            assert!(doubled.iter().zip(&items).all(|(d, n)| *d == n * 2));
            assert_eq!(doubled.len(), items.len());
            let error = spread(threads, &items, |n| if n % 300 == 299 { Err(*n) } else { Ok(()) });
            assert_eq!(error, Err(299));
        }
    }
}
