//! Civil time in UTC from unix seconds. A date library would cost 20 KB gzip and more in the wasm for these forms.

use alloc::vec::Vec;

use super::bytes::{positive, put, put_decimal};
use super::refusal::Refusal;
use super::sheet::{Refused, Sheet};

/// A point in time within the years 1970 to 9999, as seconds since the epoch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Time(i64);

/// 9999-12-31T23:59:59Z: a later year has five digits, which no provider's date form holds.
const LAST: i64 = 253_402_300_799;
const DAY: i64 = 86_400;

impl Time {
    /// From seconds since the epoch.
    pub fn from_unix(unix: i64, sheet: &mut Sheet) -> Result<Self, Refused> {
        if !(0..=LAST).contains(&unix) {
            sheet.refuse(Refusal::Time, b"")?;
        }
        Ok(Self(unix))
    }

    /// The time in the form `20250102T030405Z`; `None` for other text.
    pub fn read_basic(text: &[u8]) -> Option<Self> {
        let mut basic = Vec::new();
        let time = Self::before_basic(text, &mut basic);
        (basic == text).then_some(time)
    }

    /// The last time whose text in the form `20250102T030405Z` does not come behind this one: the very time of this text, if
    /// it is the text of one. The text of the time is written.
    pub fn before_basic(text: &[u8], basic: &mut Vec<u8>) -> Self {
        // The way back through the calendar, with all that does not exist in it, would be as long as the way there.
        let (mut time, mut step) = (Self(0), 1 << 37);
        while step > 0 {
            let later = Self(time.0 + step);
            later.write_basic(basic);
            if later.0 <= LAST && **basic <= *text {
                time = later;
            }
            step /= 2;
        }
        time.write_basic(basic);
        time
    }

    /// Writes the basic form, and nothing else.
    fn write_basic(self, out: &mut Vec<u8>) {
        out.clear();
        self.put_basic(out);
    }

    /// The time of a text such as `1735787045`, if it is the text of one that is later than the epoch.
    pub fn of_seconds(text: &[u8]) -> Self {
        Self(LAST.min(positive(text) as i64))
    }

    /// Seconds since the epoch.
    pub fn unix(self) -> i64 {
        self.0
    }

    /// Appends `20250102T030405Z`, the form of Huawei's `X-Sdk-Date`.
    pub fn put_basic(self, out: &mut Vec<u8>) {
        let seconds = (self.0 % DAY) as u64;
        self.put_date(out, b"");
        put(out, b"T");
        // Two digits for each: 40 lie between 59 and 100.
        put_decimal(out, seconds + seconds / 60 * 40 + seconds / 3_600 * 4_000, 6);
        put(out, b"Z");
    }

    /// Appends the date with a separator: `2025-01-02` is the form of Tencent's credential scope, `20250102` of Huawei's.
    pub fn put_date(self, out: &mut Vec<u8>, separator: &[u8]) {
        // Neri and Schneider, "Euclidean affine functions and their application to calendar algorithms" (2022):
        // days are counted from 0000-03-01, so that the leap day ends a year, and a month has 65536 / 2141 of them.
        let quarters = 4 * ((self.0 / DAY) as u32 + 719_468) + 3;
        let of_century = (quarters % 146_097) | 3;
        let month_and_day = 2_141 * (of_century % 1_461 / 4) + 197_913;
        let (month, day) = (month_and_day >> 16, (month_and_day & 0xffff) / 2_141 + 1);
        let (after, month) = if month > 12 { (1, month - 12) } else { (0, month) };
        let year = quarters / 146_097 * 100 + of_century / 1_461 + after;
        put_decimal(out, year.into(), 4);
        for part in [month, day] {
            put(out, separator);
            put_decimal(out, part.into(), 2);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::error::on_sheet;
    use crate::core::sheet::owned;

    /// In the basic form, and the date alone.
    fn forms(unix: i64) -> (String, String) {
        let time = on_sheet(|sheet| Time::from_unix(unix, sheet)).unwrap();
        let (mut basic, mut date) = (Vec::new(), Vec::new());
        time.put_basic(&mut basic);
        time.put_date(&mut date, b"-");
        (owned(&basic), owned(&date))
    }

    #[test]
    fn basic_and_date() {
        assert_eq!(forms(1_735_787_045), ("20250102T030405Z".to_owned(), "2025-01-02".to_owned()));
        assert_eq!(forms(0).0, "19700101T000000Z");
        assert_eq!(forms(LAST).0, "99991231T235959Z");
        assert_eq!(forms(951_782_400).1, "2000-02-29");
    }

    #[test]
    fn outside_the_years_is_refused() {
        for unix in [-1, LAST + 1, i64::MIN, i64::MAX] {
            let error = on_sheet(|sheet| Time::from_unix(unix, sheet)).unwrap_err();
            assert!(error.message.starts_with("at: expected"), "{unix}");
        }
    }

    #[test]
    fn every_day_has_its_text_and_some_are_read_again() {
        let mut before = String::new();
        for day in 0..=LAST / DAY {
            let unix = day * DAY + day % DAY;
            let (basic, _) = forms(unix);
            assert!(before < basic, "{basic} comes after {before}");
            // As many as are read in no time: some of every month of the year.
            if day % 367 == 0 {
                assert_eq!(Time::read_basic(basic.as_bytes()), Some(Time(unix)), "{basic}");
            }
            before = basic;
        }
    }

    #[test]
    fn dates_that_do_not_exist_are_not() {
        for text in [
            "20250229T000000Z",
            "20250431T000000Z",
            "21000229T000000Z",
            "20251301T000000Z",
            "20250001T000000Z",
            "20250100T000000Z",
            "19691231T235959Z",
            "20250102T240000Z",
            "20250102T006000Z",
            "20250102T000060Z",
            "2025-0102T00000Z",
            "20250102T030405",
            "20250102T030405z",
            "20250102 030405Z",
            "2025010aT030405Z",
            "2025010é030405Z",
            "",
        ] {
            assert_eq!(Time::read_basic(text.as_bytes()), None, "{text}");
        }
    }
}
