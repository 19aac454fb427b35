//! The smallest input that does the same harm.

/// Takes away from an input, piece by piece, all that is not needed for it to `fail`; it gives up after so many tries.
pub fn smallest(input: &[u8], tries: usize, fails: &dyn Fn(&[u8]) -> bool) -> Vec<u8> {
    let (mut least, mut left) = (input.to_vec(), tries);
    let mut piece = least.len().div_ceil(2);
    while piece > 0 && left > 0 {
        let mut at = 0;
        while at < least.len() && left > 0 {
            left -= 1;
            let without = [&least[..at], least.get(at + piece..).unwrap_or_default()].concat();
            if fails(&without) {
                least = without;
            } else {
                at += piece;
            }
        }
        piece /= 2;
    }
    least
}
