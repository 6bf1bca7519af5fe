//! How a list is read to its end.

/// Where a page's items are, and how the next page is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Paging {
    /// The list in the answer, as a path such as `data.eipSet`.
    pub items: &'static str,
    /// The number of all records, as a path into the answer; empty where the answer does not tell.
    pub total: &'static str,
    /// What leads to the next page.
    pub style: PageStyle,
}

/// What leads to the next page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageStyle {
    /// Nothing: the answer holds everything.
    All,
    /// The number of records before it.
    Offset {
        /// The parameter that skips records.
        offset: &'static str,
        /// The parameter that bounds a page.
        limit: &'static str,
    },
    /// A mark of the last record.
    Marker {
        /// The parameter that takes the mark.
        marker: &'static str,
        /// The parameter that bounds a page.
        limit: &'static str,
        /// The next mark, as a path into the answer; `ports[-1].id` is taken from the last item.
        next: &'static str,
    },
    /// Its number, from 1.
    Page {
        /// The parameter that takes the number.
        page: &'static str,
        /// The parameter that bounds a page.
        limit: &'static str,
    },
}

impl Paging {
    /// Everything at once.
    pub const fn all(items: &'static str) -> Self {
        Self { items, total: "", style: PageStyle::All }
    }

    /// By the parameters `offset` and `limit`.
    pub const fn offset(items: &'static str) -> Self {
        Self { items, total: "", style: PageStyle::Offset { offset: "offset", limit: "limit" } }
    }

    /// By the parameters `marker` and `limit`. `next` is the path of the next mark.
    pub const fn marker(items: &'static str, next: &'static str) -> Self {
        Self { items, total: "", style: PageStyle::Marker { marker: "marker", limit: "limit", next } }
    }

    /// By these parameters.
    pub const fn by(mut self, style: PageStyle) -> Self {
        self.style = style;
        self
    }

    /// The answer holds the number of all records there.
    pub const fn total(mut self, path: &'static str) -> Self {
        self.total = path;
        self
    }
}
