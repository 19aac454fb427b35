//! Decimal numbers from text, to the nearest value that there is.
//!
//! The standard library does the same faster, with a table of ten kilobytes that no compression makes smaller.
//! A dossier has few numbers, and every reader would have to fetch the table.

use std::iter;

/// More digits than any text of a number needs, and few enough that long ones do no harm.
const LONGEST: usize = 800;

/// Reads a number as JSON writes it. Infinite where it is too large; `None` where it is no number, or has more
/// than 800 digits.
///
/// Below 2.2e-308 the last digits may be lost.
pub fn read(text: &str) -> Option<f64> {
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let unsigned = mantissa.strip_prefix('-').unwrap_or(mantissa);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    if unsigned.len() > LONGEST || whole.len() + fraction.len() == 0 {
        return None;
    }
    let mut number = Whole::default();
    for digit in whole.chars().chain(fraction.chars()) {
        number.times_ten_and(digit.to_digit(10)?);
    }
    // An exponent with many digits is as good as one that is out of reach.
    let exponent = exponent.parse::<i32>().ok()?.clamp(-9_999, 9_999) - fraction.len() as i32;
    let value = match number.0.iter().all(|limb| *limb == 0) {
        true => 0.0,
        false if exponent > 400 => f64::INFINITY,
        false if exponent < -1_500 => 0.0,
        false => number.times_power_of_ten(exponent),
    };
    Some(if mantissa.len() == unsigned.len() { value } else { -value })
}

/// A whole number in digits, with a sign if it is below zero. The standard library's formatting would bring all of its
/// options along.
pub fn digits(number: i64) -> String {
    let (mut rest, mut reversed) = (number.unsigned_abs(), Vec::new());
    loop {
        reversed.push(b'0' + (rest % 10) as u8);
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    if number < 0 {
        reversed.push(b'-');
    }
    reversed.iter().rev().map(|digit| char::from(*digit)).collect()
}

/// A whole number of any size, in digits to the base 2³², the lowest first.
#[derive(Default)]
struct Whole(Vec<u32>);

impl Whole {
    fn times_ten_and(&mut self, digit: u32) {
        let mut carry = u64::from(digit);
        for limb in &mut self.0 {
            carry += u64::from(*limb) * 10;
            *limb = carry as u32;
            carry >>= 32;
        }
        if carry > 0 {
            self.0.push(carry as u32);
        }
    }

    /// The quotient replaces the number; whether something remains comes back.
    fn over_ten(&mut self) -> bool {
        let mut rest = 0;
        for limb in self.0.iter_mut().rev() {
            let part = rest << 32 | u64::from(*limb);
            *limb = (part / 10) as u32;
            rest = part % 10;
        }
        rest > 0
    }

    fn times_power_of_ten(mut self, exponent: i32) -> f64 {
        // Zeros below the point leave the quotient more digits than a float holds.
        let zeros = if exponent < 0 { exponent.unsigned_abs() as usize / 9 + 3 } else { 0 };
        self.0.splice(0..0, iter::repeat_n(0, zeros));
        let mut remains = false;
        for _ in exponent..0 {
            remains |= self.over_ten();
        }
        for _ in 0..exponent {
            self.times_ten_and(0);
        }
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
        // The three highest digits round as the whole number does, if the lowest bit tells that more follow.
        let below = self.0.len().saturating_sub(3);
        let (low, high) = self.0.split_at(below);
        remains |= low.iter().any(|limb| *limb > 0);
        let highest = high.iter().rev().fold(0, |sum, limb| sum << 32 | u128::from(*limb)) | u128::from(remains);
        let mut value = highest as f64;
        let base = 4_294_967_296.0;
        for _ in below..zeros {
            value /= base;
        }
        for _ in zeros..below {
            value *= base;
        }
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_no_number_is_refused() {
        for text in ["", "-", ".", "1.2.3", "1,5", "0x1", "e5", "1e", "NaN", "inf", "--1", "1e9999999999", "١"] {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(read(&"1".repeat(LONGEST + 1)), None);
    }

    #[test]
    fn the_largest_and_the_smallest() {
        assert_eq!(read("1.7976931348623157e308"), Some(f64::MAX));
        assert_eq!(read("2.2250738585072014e-308"), Some(f64::MIN_POSITIVE));
        assert_eq!(read("1e309"), Some(f64::INFINITY));
        assert_eq!(read("-1e-2000"), Some(0.0));
        assert_eq!(read("0e2000"), Some(0.0));
        assert_eq!(read(&format!("{}e-799", "9".repeat(LONGEST))), Some(10.0));
        assert_eq!(read("9007199254740993"), Some(9_007_199_254_740_992.0));
        assert_eq!(read("9007199254740993.0000000000000000000000000001"), Some(9_007_199_254_740_994.0));
    }

    proptest! {
        #[test]
        fn digits_are_those_of_the_standard_library(number in any::<i64>()) {
            prop_assert_eq!(digits(number), number.to_string());
        }

        #[test]
        fn every_float_comes_back(value in proptest::num::f64::NORMAL) {
            prop_assert_eq!(read(&value.to_string()).map(f64::to_bits), Some(value.to_bits()));
            prop_assert_eq!(read(&format!("{value:e}")).map(f64::to_bits), Some(value.to_bits()));
        }

        #[test]
        fn digits_read_as_the_standard_library_reads_them(text in "-?[0-9]{1,30}(\\.[0-9]{0,30})?(e[+-]?[0-9]{1,2})?") {
            prop_assert_eq!(read(&text), text.parse().ok());
        }
    }
}
