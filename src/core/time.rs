//! Civil time in UTC from unix seconds. A date library would cost 20 KB gzip and more in the wasm for these forms.

use alloc::string::String;

use super::error::{Error, Result};
use super::text::push_padded;

/// A point in time within the years 1970 to 9999, split into its UTC parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Time {
    unix: i64,
    year: u16,
    month: u8,
    day: u8,
}

/// 9999-12-31T23:59:59Z: a later year has five digits, which no provider's date form holds.
const LAST: i64 = 253_402_300_799;
const DAY: i64 = 86_400;

impl Time {
    /// From seconds since the epoch.
    pub fn from_unix(unix: i64) -> Result<Self> {
        if !(0..=LAST).contains(&unix) {
            return Err(Error::invalid("at", "a time between the years 1970 and 9999", "one before or after"));
        }
        // Days to a civil date: count from 0000-03-01, so that the leap day ends a year.
        let days = unix / DAY + 719_468;
        let era = days / 146_097;
        let day_of_era = days % 146_097;
        let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
        let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        Ok(Self { unix, year: year as u16, month: month as u8, day: day as u8 })
    }

    /// Seconds since the epoch.
    pub fn unix(self) -> i64 {
        self.unix
    }

    /// `20250102T030405Z`, the form of Huawei's `X-Sdk-Date`; its first eight characters are the date of a scope.
    pub fn basic(self) -> String {
        let seconds = (self.unix % DAY) as u64;
        let mut out = self.day("");
        out.push('T');
        for part in [seconds / 3_600, seconds / 60 % 60, seconds % 60] {
            push_padded(part, 2, &mut out);
        }
        out.push('Z');
        out
    }

    /// `2025-01-02`, the form of Tencent's credential scope.
    pub fn date(self) -> String {
        self.day("-")
    }

    fn day(self, separator: &str) -> String {
        let mut out = String::with_capacity(16);
        push_padded(self.year.into(), 4, &mut out);
        for part in [self.month, self.day] {
            out.push_str(separator);
            push_padded(part.into(), 2, &mut out);
        }
        out
    }

    /// Reads `20250102T030405Z`.
    pub fn parse_basic(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        if bytes.len() != 16 || bytes.get(8) != Some(&b'T') || bytes.get(15) != Some(&b'Z') {
            return None;
        }
        let number = |from: usize, to: usize| {
            let digits = bytes.get(from..to)?;
            let add = |sum: i64, byte: &u8| byte.is_ascii_digit().then(|| sum * 10 + i64::from(byte - b'0'));
            digits.iter().try_fold(0, add)
        };
        let (year, month, day) = (number(0, 4)?, number(4, 6)?, number(6, 8)?);
        let (hour, minute, second) = (number(9, 11)?, number(11, 13)?, number(13, 15)?);
        if !(1..=12).contains(&month) || hour > 23 || minute > 59 || second > 59 {
            return None;
        }
        let shifted_year = if month <= 2 { year - 1 } else { year };
        let shifted_month = (month + 9) % 12;
        let day_of_era_start = 365 * shifted_year + shifted_year / 4 - shifted_year / 100 + shifted_year / 400;
        let days = day_of_era_start + (153 * shifted_month + 2) / 5 + day - 1 - 719_468;
        let time = Self::from_unix(days * DAY + hour * 3_600 + minute * 60 + second).ok()?;
        // A day that the month does not have comes out as another date.
        (time.basic() == text).then_some(time)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms() {
        let time = Time::from_unix(1_735_787_045).unwrap();
        assert_eq!(time.basic(), "20250102T030405Z");
        assert_eq!(time.date(), "2025-01-02");
        assert_eq!(Time::from_unix(0).unwrap().basic(), "19700101T000000Z");
        assert_eq!(Time::from_unix(LAST).unwrap().basic(), "99991231T235959Z");
        assert_eq!(Time::from_unix(951_782_400).unwrap().date(), "2000-02-29");
    }

    #[test]
    fn outside_the_years_is_refused() {
        for unix in [-1, LAST + 1, i64::MIN, i64::MAX] {
            assert!(Time::from_unix(unix).unwrap_err().message.starts_with("at: expected"), "{unix}");
        }
    }

    #[test]
    fn every_day_reads_back() {
        for day in 0..=LAST / DAY {
            let time = Time::from_unix(day * DAY + day % DAY).unwrap();
            assert_eq!(Time::parse_basic(&time.basic()), Some(time));
        }
    }

    #[test]
    fn dates_that_do_not_exist_are_refused() {
        for text in [
            "20250230T000000Z",
            "20251301T000000Z",
            "20250102T240000Z",
            "2025-0102T00000Z",
            "20250102T030405",
            "2025010aT030405Z",
        ] {
            assert_eq!(Time::parse_basic(text), None, "{text}");
        }
    }
}
