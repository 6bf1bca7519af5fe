//! Whether a failed call is sent again, and when.

use crate::core::error::{Error, ErrorKind};
use crate::core::operation::Repeat;
use crate::core::value::Value;

/// How often, how fast and how long a call is sent. Times are in milliseconds.
#[derive(Clone, Copy, Debug)]
pub struct Policy {
    /// The most requests that a call sends; 1 sends nothing twice.
    pub max_attempts: u32,
    /// The longest pause before the second attempt. It doubles with each one.
    pub base_delay: f64,
    /// What no pause is longer than, unless the provider asks for it.
    pub max_delay: f64,
    /// No attempt begins later than this after the call began.
    pub deadline: f64,
    /// The time between two requests to the call's service; 0 sets no rate.
    pub interval: f64,
}

impl Policy {
    /// The pause after so many attempts: full jitter, that is any time up to a limit that doubles. What the provider asked
    /// for counts instead, a little spread, so that not all who were told the same come at once.
    pub fn delay(&self, attempts: u32, random: f64, asked: Option<f64>) -> f64 {
        if let Some(asked) = asked {
            return asked.max(0.0) + random * self.base_delay;
        }
        let doubled = self.base_delay * f64::from(1_u32 << (attempts - 1).min(31));
        random * doubled.min(self.max_delay)
    }
}

/// The retries that the calls of a client may make, so that an outage is not made worse by them: each takes one from a
/// store, and ten good answers bring one back.
#[derive(Clone, Copy, Debug)]
pub struct Budget(u32);

/// A store of 100 retries, in tenths.
const FULL: u32 = 1_000;
const RETRY: u32 = 10;

impl Default for Budget {
    fn default() -> Self {
        Self(FULL)
    }
}

impl Budget {
    /// A good answer came.
    pub fn earn(&mut self) {
        self.0 = (self.0 + 1).min(FULL);
    }

    /// Whether there is one more retry, which is taken.
    pub fn spend(&mut self) -> bool {
        let left = self.0.checked_sub(RETRY);
        self.0 = left.unwrap_or(self.0);
        left.is_some()
    }
}

/// Whether the request may have been executed, although the answer does not say so: there was none, one that cannot be
/// read, or one of a server that failed. What was throttled, found the resource busy or is wrong was not executed.
pub fn is_in_doubt(error: &Error) -> bool {
    match error.kind {
        ErrorKind::Network | ErrorKind::Timeout | ErrorKind::Aborted | ErrorKind::Decode => true,
        ErrorKind::Service => error.retryable,
        _ => false,
    }
}

/// Whether a second equal request does nothing more.
pub fn is_repeatable(repeat: Repeat, params: &Value) -> bool {
    match repeat {
        Repeat::Safe => true,
        Repeat::Token(name) => params.get(name).and_then(Value::as_str).is_some_and(|token| !token.is_empty()),
        Repeat::LookFirst | Repeat::Acts => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::json::parse;

    const POLICY: Policy =
        Policy { max_attempts: 4, base_delay: 200.0, max_delay: 1_000.0, deadline: 60_000.0, interval: 0.0 };

    #[test]
    fn pauses_double_up_to_their_limit() {
        let most = [1, 2, 3, 4, 40].map(|attempts| POLICY.delay(attempts, 1.0, None));
        assert_eq!(most, [200.0, 400.0, 800.0, 1_000.0, 1_000.0]);
        assert_eq!(POLICY.delay(3, 0.25, None), 200.0);
        assert_eq!(POLICY.delay(3, 0.0, None), 0.0);
    }

    #[test]
    fn what_the_provider_asks_for_counts() {
        assert_eq!(POLICY.delay(1, 0.0, Some(5_000.0)), 5_000.0);
        assert_eq!(POLICY.delay(1, 0.5, Some(5_000.0)), 5_100.0);
        assert_eq!(POLICY.delay(1, 0.5, Some(-3.0)), 100.0);
    }

    #[test]
    fn retries_are_a_tenth_of_good_answers_in_the_long_run() {
        let mut budget = Budget::default();
        assert_eq!((0..1_000).filter(|_| budget.spend()).count(), 100);
        for _ in 0..9 {
            budget.earn();
        }
        assert!(!budget.spend());
        budget.earn();
        assert!(budget.spend());
        assert!(!budget.spend());
        for _ in 0..10_000 {
            budget.earn();
        }
        assert_eq!((0..1_000).filter(|_| budget.spend()).count(), 100);
    }

    #[test]
    fn a_token_makes_a_call_repeatable() {
        for (params, repeatable) in [
            (r#"{"ClientToken":"t"}"#, true),
            (r#"{"ClientToken":""}"#, false),
            (r#"{"ClientToken":null}"#, false),
            ("{}", false),
        ] {
            assert_eq!(is_repeatable(Repeat::Token("ClientToken"), &parse(params).unwrap()), repeatable, "{params}");
        }
        for (repeat, repeatable) in [(Repeat::Safe, true), (Repeat::LookFirst, false), (Repeat::Acts, false)] {
            assert_eq!(is_repeatable(repeat, &Value::Null), repeatable, "{repeat:?}");
        }
    }
}
