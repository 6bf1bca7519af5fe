//! Regions: tables of them, and what is said about one that is in no table.

use alloc::borrow::ToOwned;
use alloc::boxed::Box;

use super::error::{Error, Result};
use super::text::{concat, cut, distance, join, split};

/// A cloud's regions as one text, which costs the wasm far less than a list of pairs: a line for each region, with its
/// id, and after a space a second name or a mark.
#[derive(Clone, Copy, Debug)]
pub struct Regions(pub &'static str);

/// Longer texts are not repeated in an error: they could be anything, and no region is that long.
const LONGEST: usize = 24;

/// How many regions an error suggests.
const SUGGESTED: usize = 3;

impl Regions {
    /// The lines: each region's id, and what else the line holds.
    pub fn rows(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        split(self.0, b'\n').map(|row| cut(row, b' ').unwrap_or((row, "")))
    }

    /// The line of a region, by its id or its second name.
    pub fn find(self, region: &str) -> Option<(&'static str, &'static str)> {
        self.rows().find(|(id, second)| *id == region || *second == region && !second.is_empty())
    }

    /// Refuses a region that no call could work with: a part of a host and the value of a header must come of it, and
    /// one that is not known is good only for the services whose endpoint is given.
    pub fn check(self, region: &str, any_endpoint: bool) -> Result<()> {
        if is_plain(region) && (any_endpoint || self.find(region).is_some()) {
            return Ok(());
        }
        Err(self.unknown(region))
    }

    /// The error for a region that is not in the table. It suggests those whose ids are most like the given one.
    pub fn unknown(self, region: &str) -> Box<Error> {
        let given = region.to_ascii_lowercase();
        let mut nearest: [(usize, &str); SUGGESTED] = [(usize::MAX, ""); SUGGESTED];
        for (id, _) in self.rows() {
            let mut row = (distance(id, &given), id);
            for place in &mut nearest {
                if row.0 < place.0 {
                    core::mem::swap(place, &mut row);
                }
            }
        }
        let nearest = join(&nearest.map(|(_, id)| id), ", ");
        let expected = concat(&["a region such as ", &nearest, " (one that is not known needs an `endpoint`)"]);
        let got = match region {
            "" => "an empty string".to_owned(),
            _ if is_plain(region) && region.len() <= LONGEST => concat(&["`", region, "`"]),
            _ => "other text".to_owned(),
        };
        Error::invalid("region", &expected, &got)
    }
}

fn is_plain(region: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    !region.is_empty() && region.bytes().all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    const REGIONS: Regions = Regions("cn-north-1 n1\ncn-north-4\ncn-south-1\neu-west-0");

    #[test]
    fn either_name_finds_a_line() {
        assert_eq!(REGIONS.find("cn-north-1"), Some(("cn-north-1", "n1")));
        assert_eq!(REGIONS.find("n1"), Some(("cn-north-1", "n1")));
        assert_eq!(REGIONS.find("cn-north-4"), Some(("cn-north-4", "")));
        assert_eq!((REGIONS.find(""), REGIONS.find("cn-north")), (None, None));
    }

    #[test]
    fn the_nearest_ids_are_suggested() {
        let hint = " (one that is not known needs an `endpoint`), got ";
        for (given, nearest, got) in [
            ("cn-noth-4", "cn-north-4, cn-north-1, cn-south-1", "`cn-noth-4`"),
            ("CN-NORTH-4", "cn-north-4, cn-north-1, cn-south-1", "other text"),
            ("eu-west-1", "eu-west-0, ", "`eu-west-1`"),
            ("", "eu-west-0, ", "an empty string"),
            ("a-very-long-text-that-could-be-anything", "", "other text"),
        ] {
            let message = REGIONS.unknown(given).message;
            assert!(message.starts_with(&concat(&["region: expected a region such as ", nearest])), "{message}");
            assert!(message.ends_with(&concat(&[hint, got])), "{message}");
        }
    }

    #[test]
    fn only_what_can_stand_in_a_host_passes() {
        for region in ["", "cn north", "evil.example/", "CN-NORTH-4", "cn-nörth-4", "a\nb"] {
            assert!(REGIONS.check(region, true).is_err(), "{region}");
        }
        REGIONS.check("cn-north-4", false).unwrap();
        REGIONS.check("xx-new-1", true).unwrap();
        assert!(REGIONS.check("xx-new-1", false).is_err());
    }
}
