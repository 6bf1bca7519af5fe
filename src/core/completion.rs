//! How to tell that an accepted operation took effect: read with another one, again and again.

/// What to read, and what it must say.
///
/// # Expressions
/// A parameter of the reading operation is filled from a path: `$req.x` is a parameter of the call, `$res.x.y` a member
/// of its answer, `a|b` the first of two that is there, `[$req.x]` a list of that one value. With `[]` at the end the
/// operation is asked once for each element. In [`field`](Completion::field), `x[]` is every element, and
/// `x[k=$req.y]` the element whose `k` is that.
#[derive(Clone, Copy, Debug)]
pub struct Completion {
    /// What tells.
    pub sign: Sign,
    /// The operation of the same service to read with.
    pub operation: &'static str,
    /// Its parameters, and the expressions that fill them.
    pub map: &'static [(&'static str, &'static str)],
    /// The member to look at, as a path into its answer.
    pub field: &'static str,
    /// Whether a resource that is not there any longer counts as done, because the operation takes something from it.
    pub gone: bool,
    /// An operation with the same parameters that tells why it failed, where the one that is read does not; or empty.
    pub reason: &'static str,
    /// When to ask.
    pub pace: Pace,
    /// Where this is known from. An inferred way is a suggestion.
    pub source: &'static str,
}

/// What tells that an operation took effect.
#[derive(Clone, Copy, Debug)]
pub enum Sign {
    /// Nothing does: the provider documents no way to wait.
    Untold,
    /// A state reaches its end.
    State(State),
    /// The member is there, and neither null nor empty.
    Present,
    /// The member is not there, or null, or empty.
    Absent,
    /// The list is empty.
    Empty,
    /// Every value is one of these.
    All(&'static [&'static str]),
}

/// A state, and where it leads. Numbers are written as their digits.
#[derive(Clone, Copy, Debug)]
pub struct State {
    /// It took effect.
    pub done: &'static [&'static str],
    /// It failed.
    pub failed: &'static [&'static str],
    /// Not yet. A state that is in none of the three lists is not the end either.
    pub pending: &'static [&'static str],
    /// So many reads in a row must agree.
    pub consecutive: u8,
    /// The resource is gone when it took effect, so an answer `404` is good.
    pub until_not_found: bool,
    /// States that must be done as well, as a path into the answer; empty if there are none.
    pub also: &'static str,
    /// Members that tell of a failure when they are there and not null.
    pub fail_fields: &'static [&'static str],
}

/// When to ask, in seconds.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// Before the first question.
    pub first: u16,
    /// Between two questions.
    pub every: u16,
    /// From the operation to the last question.
    pub at_most: u16,
}

impl Completion {
    /// It is accepted and done later, and no documented call tells when.
    pub const UNTOLD: Self = Self::new("", &[], "", Sign::Untold).source("no documented way to wait");

    /// A member of another operation's answer tells.
    pub const fn new(
        operation: &'static str,
        map: &'static [(&'static str, &'static str)],
        field: &'static str,
        sign: Sign,
    ) -> Self {
        let gone = match sign {
            Sign::State(state) => state.until_not_found,
            Sign::Absent | Sign::Empty => true,
            Sign::Untold | Sign::Present | Sign::All(_) => false,
        };
        let pace = Pace { first: 0, every: 0, at_most: 0 };
        Self { sign, operation, map, field, gone, reason: "", pace, source: "inferred" }
    }

    /// A resource that is not there any longer counts as done.
    pub const fn or_gone(self) -> Self {
        Self { gone: true, ..self }
    }

    /// Another operation with the same parameters tells why it failed.
    pub const fn reason(self, operation: &'static str) -> Self {
        Self { reason: operation, ..self }
    }

    /// When to ask: seconds before the first question, between two, and at most.
    pub const fn pace(mut self, first: u16, every: u16, at_most: u16) -> Self {
        self.pace = Pace { first, every, at_most };
        self
    }

    /// Where this is known from, if it is not inferred.
    pub const fn source(mut self, source: &'static str) -> Self {
        self.source = source;
        self
    }
}

impl State {
    /// A state of one word when it is done, read once.
    pub const fn until(done: &'static [&'static str]) -> Self {
        Self { done, failed: &[], pending: &[], consecutive: 1, until_not_found: false, also: "", fail_fields: &[] }
    }

    /// The resource is gone when it took effect.
    pub const fn until_not_found() -> Self {
        Self { until_not_found: true, ..Self::until(&[]) }
    }

    /// These words mean done as well.
    pub const fn or_done(self, done: &'static [&'static str]) -> Self {
        Self { done, ..self }
    }

    /// These words mean failure.
    pub const fn failed(self, failed: &'static [&'static str]) -> Self {
        Self { failed, ..self }
    }

    /// These words mean not yet.
    pub const fn pending(self, pending: &'static [&'static str]) -> Self {
        Self { pending, ..self }
    }

    /// So many reads in a row must agree.
    pub const fn consecutive(self, consecutive: u8) -> Self {
        Self { consecutive, ..self }
    }

    /// These states must be done as well.
    pub const fn also(self, also: &'static str) -> Self {
        Self { also, ..self }
    }

    /// These members tell of a failure.
    pub const fn fail_fields(self, fail_fields: &'static [&'static str]) -> Self {
        Self { fail_fields, ..self }
    }
}
