//! What the calls of one client learn for each other: how far the clock is off, how many retries are left, and when each
//! service may be called next.

use alloc::vec::Vec;

use super::retry::Budget;

/// A difference of the clocks that no provider minds: they take 5 minutes and more (`reference/tencent.md` 3.4).
const TOLERATED: f64 = 60_000.0;

/// What calls share. Times are in milliseconds.
#[derive(Debug, Default)]
pub struct Learnt {
    /// The provider's time less the host's.
    pub offset: f64,
    /// The retries that are left.
    pub budget: Budget,
    /// For each service whose rate is limited, when the next request may be sent.
    next: Vec<(&'static str, f64)>,
}

impl Learnt {
    /// Sets the clock by the provider's time. `used` is the offset that the refused request was signed with: if that was
    /// good, it was refused for something else, and nothing is set.
    pub fn set_clock(&mut self, used: f64, offset: f64) -> bool {
        let is_off = (offset - used).abs() > TOLERATED;
        if is_off {
            self.offset = offset;
        }
        is_off
    }

    /// Takes the next place in the line of a service, and tells how long it is until then. Requests are evenly spaced,
    /// and come in the order in which they asked.
    pub fn reserve(&mut self, service: &'static str, interval: f64, now: f64) -> f64 {
        if interval <= 0.0 {
            return 0.0;
        }
        match self.next.iter_mut().find(|(name, _)| *name == service) {
            Some((_, next)) => {
                let at = next.max(now);
                *next = at + interval;
                at - now
            }
            None => {
                self.next.push((service, now + interval));
                0.0
            }
        }
    }

    /// Gives back a place that is not used, so that many who give up do not hold up those who come after them.
    pub fn give_back(&mut self, service: &str, interval: f64) {
        if let Some((_, next)) = self.next.iter_mut().find(|(name, _)| *name == service) {
            *next -= interval;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_spaces_requests_in_their_order() {
        let mut learnt = Learnt::default();
        let waits = [0.0, 0.0, 10.0, 10.0, 1_000.0, 1_000.0].map(|now| learnt.reserve("dns", 100.0, now));
        assert_eq!(waits, [0.0, 100.0, 190.0, 290.0, 0.0, 100.0]);
        // Each service has a line of its own, and without a rate there is none.
        assert_eq!(learnt.reserve("apig", 100.0, 1_000.0), 0.0);
        assert_eq!((0..3).map(|_| learnt.reserve("eip", 0.0, 0.0)).sum::<f64>(), 0.0);
    }

    #[test]
    fn who_gives_up_leaves_no_gap_behind() {
        let mut learnt = Learnt::default();
        for _ in 0..1_000 {
            learnt.reserve("dns", 100.0, 0.0);
        }
        for _ in 0..999 {
            learnt.give_back("dns", 100.0);
        }
        assert_eq!(learnt.reserve("dns", 100.0, 0.0), 100.0);
        learnt.give_back("eip", 100.0);
    }

    #[test]
    fn the_clock_is_set_only_if_it_is_off() {
        let mut learnt = Learnt::default();
        assert!(!learnt.set_clock(0.0, 59_000.0));
        assert_eq!(learnt.offset, 0.0);
        assert!(learnt.set_clock(0.0, -960_000.0));
        assert_eq!(learnt.offset, -960_000.0);
        // A call that was signed before that gains by it too; one that was signed after it does not.
        assert!(learnt.set_clock(0.0, -960_500.0));
        assert!(!learnt.set_clock(-960_500.0, -960_000.0));
    }
}
