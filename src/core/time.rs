//! Civil time in UTC from unix seconds. A date library would cost 20 KB gzip and more in the wasm for these forms.

use alloc::vec::Vec;

use core::cmp::Ordering;

use super::bytes::{put, put_decimal};
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
            sheet.refuse("at|a time between the years 1970 and 9999|another", b"")?;
        }
        Ok(Self(unix))
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
        for part in [seconds / 3_600, seconds / 60 % 60, seconds % 60] {
            put_decimal(out, part, 2);
        }
        put(out, b"Z");
    }

    /// Appends the date with a separator: `2025-01-02` is the form of Tencent's credential scope, `20250102` of Huawei's.
    pub fn put_date(self, out: &mut Vec<u8>, separator: &[u8]) {
        // Days to a civil date: count from 0000-03-01, so that the leap day ends a year.
        let days = (self.0 / DAY) as u32 + 719_468;
        let era = days / 146_097;
        let day_of_era = days % 146_097;
        let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
        let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
        let year = year_of_era + era * 400 + u32::from(month <= 2);
        put_decimal(out, year.into(), 4);
        for part in [month, day] {
            put(out, separator);
            put_decimal(out, part.into(), 2);
        }
    }
}

/// The time in the form `20250102T030405Z`, within the years that [`Time`] knows; `None` for other text.
pub fn read_basic(text: &[u8]) -> Option<Time> {
    // The texts come in the order of the times, so the time is found where its text would be: the way back through the
    // calendar, with all that does not exist in it, would be as long as the way there.
    let (mut low, mut high, mut basic) = (0, LAST + 1, Vec::new());
    while low < high {
        let middle = (low + high) / 2;
        basic.clear();
        let time = Time(middle);
        time.put_basic(&mut basic);
        match basic.as_slice().cmp(text) {
            Ordering::Equal => return Some(time),
            Ordering::Less => low = middle + 1,
            Ordering::Greater => high = middle,
        }
    }
    None
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
                assert_eq!(read_basic(basic.as_bytes()), Some(Time(unix)), "{basic}");
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
            assert_eq!(read_basic(text.as_bytes()), None, "{text}");
        }
    }
}
