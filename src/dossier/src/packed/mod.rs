//! The packed form: a dossier and what follows from it as bytes that a few lines of code unpack.
//!
//! A reader's browser gets it instead of text, because reading text well (its grammar, EDTF, every mistake with
//! its place) takes more code than all the rest. It is nothing to keep: only the version that packed it
//! unpacks it. Texts lie apart from numbers, and the numbers of each field of a record or claim in a column of their
//! own, so that each is like its neighbours and compresses well:
//!
//! | part | how |
//! |---|---|
//! | whole number | LEB128; signed ones zigzag, as in Protocol Buffers |
//! | figure | decimal digits as a whole number, and a power of ten; or the eight bytes of its `f64` |
//! | text | its length, then the place of its bytes is after those of the text before; or which earlier text it is |
//! | list | how many, then each |
//!
//! Unpacking never fails half-way: behind the end there are zeros, and [`from_bytes`] tells at the end.

mod file;
mod model;
mod slices;

pub use file::{HEAD, ends, is_file, parts, to_file};
pub use slices::{InSlices, Progress, Unpacking};

use std::collections::HashMap;

/// Changes with every change of the form.
const FORM: u64 = 10;

/// Something that has a packed form.
pub trait Packed: Sized {
    /// The fewest bytes that one takes.
    const LEAST: usize = 1;

    /// Writes it.
    fn pack(&self, to: &mut Packer);
    /// Reads what [`Packed::pack`] wrote.
    fn unpack(from: &mut Unpacker<'_>) -> Self;
}

/// How many columns of numbers there are. The first takes what has none of its own.
const COLUMNS: usize = 40;

/// What is being written.
pub struct Packer {
    columns: [Vec<u8>; COLUMNS],
    /// The column that is written now.
    now: usize,
    texts: String,
    /// Every text so far with its place among them: a second time only that is written.
    known: HashMap<String, u64>,
}

/// The packed form of something.
pub fn to_bytes(what: &impl Packed) -> Vec<u8> {
    let mut packer = Packer::new();
    what.pack(&mut packer);
    let mut head = Packer::new();
    head.number(FORM);
    for column in &packer.columns {
        head.number(column.len() as u64);
    }
    [head.columns.concat(), packer.columns.concat(), packer.texts.into_bytes()].concat()
}

/// What [`to_bytes`] packed; `None` if it was not packed by this version, or not all of it is there.
pub fn from_bytes<T: Packed>(bytes: &[u8]) -> Option<T> {
    let mut unpacker = Unpacker::of(bytes)?;
    let what = T::unpack(&mut unpacker);
    unpacker.is_used_up().then_some(what)
}

impl Packer {
    fn new() -> Self {
        Self { columns: std::array::from_fn(|_| Vec::new()), now: 0, texts: String::new(), known: HashMap::new() }
    }

    /// Writes on in another column; the one before comes back.
    pub fn turn(&mut self, column: usize) -> usize {
        std::mem::replace(&mut self.now, column)
    }

    /// Writes a whole number.
    pub fn number(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.byte(number as u8 | 0x80);
            number >>= 7;
        }
        self.byte(number as u8);
    }

    fn byte(&mut self, byte: u8) {
        if let Some(column) = self.columns.get_mut(self.now) {
            column.push(byte);
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(at) = self.known.get(text) {
            return self.number(at * 2 + 1);
        }
        self.number(text.len() as u64 * 2);
        self.texts.push_str(text);
        self.known.insert(text.to_owned(), self.known.len() as u64);
    }
}

/// What is being read.
pub struct Unpacker<'a> {
    columns: Vec<&'a [u8]>,
    /// The column that is read now.
    now: usize,
    texts: &'a str,
    known: Vec<&'a str>,
    /// How many bytes lists and repeated texts may still ask for: nonsense gets no more memory than what is well packed.
    left: usize,
    /// Something was missing.
    short: bool,
}

/// So many bytes of a text that is repeated count as one.
const REPEATED: usize = 64;

impl<'a> Unpacker<'a> {
    /// What is to be read from bytes; `None` if they cannot be, or another version packed them.
    fn of(bytes: &'a [u8]) -> Option<Self> {
        let mut head = Self { columns: vec![bytes], now: 0, texts: "", known: Vec::new(), left: 0, short: false };
        let form = head.number();
        let mut lengths = [0; COLUMNS];
        lengths.fill_with(|| head.number() as usize);
        let mut rest = head.columns.pop().filter(|_| form == FORM)?;
        let mut columns = Vec::new();
        for length in lengths {
            let (column, after) = rest.split_at_checked(length)?;
            columns.push(column);
            rest = after;
        }
        let texts = std::str::from_utf8(rest).ok()?;
        Some(Self { columns, now: 0, texts, known: Vec::new(), left: 2 * bytes.len(), short: false })
    }

    /// Whether everything was there, and nothing more.
    fn is_used_up(&self) -> bool {
        !self.short && self.texts.is_empty() && self.columns.iter().all(|column| column.is_empty())
    }

    /// Reads on in another column; the one before comes back.
    pub fn turn(&mut self, column: usize) -> usize {
        std::mem::replace(&mut self.now, column)
    }

    /// The next whole number.
    pub fn number(&mut self) -> u64 {
        let (mut number, mut shift) = (0_u64, 0);
        loop {
            let byte = self.byte();
            number |= u64::from(byte & 0x7f) << shift;
            shift += 7;
            if byte < 0x80 || shift > 63 {
                return number;
            }
        }
    }

    fn byte(&mut self) -> u8 {
        let column = self.columns.get_mut(self.now);
        let Some((column, (first, rest))) = column.and_then(|column| column.split_first().map(|parts| (column, parts)))
        else {
            self.short = true;
            return 0;
        };
        *column = rest;
        *first
    }

    fn text(&mut self) -> &'a str {
        let number = self.number() as usize;
        if number % 2 == 1 {
            let text = self.known.get(number / 2).copied().unwrap_or_else(|| self.missing());
            let Some(left) = self.left.checked_sub(text.len() / REPEATED) else { return self.missing() };
            self.left = left;
            return text;
        }
        let Some((text, rest)) = self.texts.split_at_checked(number / 2) else { return self.missing() };
        self.texts = rest;
        self.known.push(text);
        text
    }

    fn missing(&mut self) -> &'a str {
        self.short = true;
        ""
    }

    /// How many follow, each of so many bytes at least. What one list has taken no other can.
    fn count(&mut self, least: usize) -> usize {
        let wanted = self.number() as usize;
        let count = wanted.min(self.left / least);
        self.short |= count < wanted;
        self.left -= count * least;
        count
    }
}

impl Packed for u64 {
    fn pack(&self, to: &mut Packer) {
        to.number(*self);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Self {
        from.number()
    }
}

impl Packed for i64 {
    fn pack(&self, to: &mut Packer) {
        to.number(((self << 1) ^ (self >> 63)) as u64);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Self {
        let number = from.number();
        (number >> 1) as i64 ^ -((number & 1) as i64)
    }
}

/// Types that are packed as another one that holds all their values.
macro_rules! packed_as {
    ($($small:ty: $wide:ty),+) => {$(
        impl Packed for $small {
            fn pack(&self, to: &mut Packer) {
                (*self as $wide).pack(to);
            }

            fn unpack(from: &mut Unpacker<'_>) -> Self {
                <$wide>::unpack(from) as $small
            }
        }
    )+};
}
packed_as!(u8: u64, u32: u64, usize: u64, i32: i64);

impl Packed for bool {
    fn pack(&self, to: &mut Packer) {
        to.number(u64::from(*self));
    }

    fn unpack(from: &mut Unpacker<'_>) -> Self {
        from.number() == 1
    }
}

/// The power of ten that says: no digits, but the eight bytes of the `f64`.
const RAW: i64 = 99;

impl Packed for f64 {
    fn pack(&self, to: &mut Packer) {
        // Rust prints the shortest digits that give the same number again.
        let printed = format!("{self:e}");
        let parts = printed.split_once('e').and_then(|(digits, power)| {
            let decimals = digits.split_once('.').map_or(0, |(_, decimals)| decimals.len() as i64);
            Some((digits.replace('.', "").parse::<i64>().ok()?, power.parse::<i64>().ok()? - decimals))
        });
        match parts.filter(|(digits, power)| scaled(*digits, *power).to_bits() == self.to_bits()) {
            Some((digits, power)) => (power, digits).pack(to),
            None => {
                RAW.pack(to);
                self.to_le_bytes().into_iter().for_each(|byte| to.byte(byte));
            }
        }
    }

    fn unpack(from: &mut Unpacker<'_>) -> Self {
        match i64::unpack(from) {
            RAW => {
                let mut bytes = [0; 8];
                bytes.fill_with(|| from.byte());
                Self::from_le_bytes(bytes)
            }
            power => scaled(i64::unpack(from), power),
        }
    }
}

fn scaled(digits: i64, power: i64) -> f64 {
    let mut scale = 1.0;
    for _ in 0..power.unsigned_abs().min(22) {
        scale *= 10.0;
    }
    if power < 0 { digits as f64 / scale } else { digits as f64 * scale }
}

impl Packed for String {
    fn pack(&self, to: &mut Packer) {
        to.text(self);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Self {
        from.text().to_owned()
    }
}

impl<T: Packed> Packed for Option<T> {
    fn pack(&self, to: &mut Packer) {
        self.is_some().pack(to);
        if let Some(value) = self {
            value.pack(to);
        }
    }

    fn unpack(from: &mut Unpacker<'_>) -> Self {
        bool::unpack(from).then(|| T::unpack(from))
    }
}

impl<T: Packed, E: Packed> Packed for Result<T, E> {
    fn pack(&self, to: &mut Packer) {
        self.is_ok().pack(to);
        match self {
            Ok(value) => value.pack(to),
            Err(error) => error.pack(to),
        }
    }

    fn unpack(from: &mut Unpacker<'_>) -> Self {
        if bool::unpack(from) { Ok(T::unpack(from)) } else { Err(E::unpack(from)) }
    }
}

impl<T: Packed> Packed for Vec<T> {
    fn pack(&self, to: &mut Packer) {
        to.number(self.len() as u64);
        self.iter().for_each(|item| item.pack(to));
    }

    fn unpack(from: &mut Unpacker<'_>) -> Self {
        let count = from.count(T::LEAST);
        let mut list = Self::with_capacity(count);
        for _ in 0..count {
            list.push(T::unpack(from));
        }
        list
    }
}

impl<A: Packed, B: Packed> Packed for (A, B) {
    fn pack(&self, to: &mut Packer) {
        self.0.pack(to);
        self.1.pack(to);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Self {
        (A::unpack(from), B::unpack(from))
    }
}

/// The packed form of a struct: the fields named, in this order; those after a semicolon stay empty.
#[macro_export]
macro_rules! packed_struct {
    ($name:ident { $($field:ident),+ $(; $($left_out:ident),+)? }) => {
        impl $crate::packed::Packed for $name {
            const LEAST: usize = [$(stringify!($field)),+].len();

            fn pack(&self, to: &mut $crate::packed::Packer) {
                $($crate::packed::Packed::pack(&self.$field, to);)+
            }

            fn unpack(from: &mut $crate::packed::Unpacker<'_>) -> Self {
                Self {
                    $($field: $crate::packed::Packed::unpack(from),)+
                    $($($left_out: Default::default(),)+)?
                }
            }
        }
    };
}

/// The packed form of a struct of which there are many: each field named has a column of its own, from a first one
/// on; those after a semicolon stay empty.
#[macro_export]
macro_rules! packed_columns {
    ($name:ident from $first:literal { $($field:ident),+; $($left_out:ident),* }) => {
        impl $crate::packed::Packed for $name {
            const LEAST: usize = [$(stringify!($field)),+].len();

            fn pack(&self, to: &mut $crate::packed::Packer) {
                let before = to.turn($first);
                $(
                    $crate::packed::Packed::pack(&self.$field, to);
                    let column = to.turn(0);
                    to.turn(column + 1);
                )+
                to.turn(before);
            }

            fn unpack(from: &mut $crate::packed::Unpacker<'_>) -> Self {
                let before = from.turn($first);
                $(
                    let $field = $crate::packed::Packed::unpack(from);
                    let column = from.turn(0);
                    from.turn(column + 1);
                )+
                from.turn(before);
                Self { $($field,)+ $($left_out: Default::default(),)* }
            }
        }
    };
}

/// The packed form of an enum: a number for each variant, then what is in it. The last one also stands for
/// numbers that are none, which only bytes of another version hold.
#[macro_export]
macro_rules! packed_enum {
    ($name:ident {
        $($number:literal = $variant:ident $(($held:ident))? $({ $($field:ident),+ })?,)*
        else $last_number:literal = $last:ident $(($last_held:ident))? $({ $($last_field:ident),+ })?
    }) => {
        impl $crate::packed::Packed for $name {
            fn pack(&self, to: &mut $crate::packed::Packer) {
                match self {
                    $(Self::$variant $(($held))? $({ $($field),+ })? => {
                        to.number($number);
                        $($crate::packed::Packed::pack($held, to);)?
                        $($($crate::packed::Packed::pack($field, to);)+)?
                    })*
                    Self::$last $(($last_held))? $({ $($last_field),+ })? => {
                        to.number($last_number);
                        $($crate::packed::Packed::pack($last_held, to);)?
                        $($($crate::packed::Packed::pack($last_field, to);)+)?
                    }
                }
            }

            fn unpack(from: &mut $crate::packed::Unpacker<'_>) -> Self {
                match from.number() {
                    $($number => {
                        $(let $held = $crate::packed::Packed::unpack(from);)?
                        $($(let $field = $crate::packed::Packed::unpack(from);)+)?
                        Self::$variant $(($held))? $({ $($field),+ })?
                    })*
                    _ => {
                        $(let $last_held = $crate::packed::Packed::unpack(from);)?
                        $($(let $last_field = $crate::packed::Packed::unpack(from);)+)?
                        Self::$last $(($last_held))? $({ $($last_field),+ })?
                    }
                }
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn again<T: Packed>(what: &T) -> T {
        from_bytes(&to_bytes(what)).expect("what was packed unpacks")
    }

    #[test]
    fn figures_keep_every_bit() {
        for figure in [0.0, -0.0, 5.2e9, 556.8e6, 13.8, -26.0, 1e300, f64::MIN_POSITIVE, f64::INFINITY, f64::NAN] {
            assert_eq!(again(&figure).to_bits(), figure.to_bits(), "{figure}");
        }
        assert!(to_bytes(&5.2e9).len() <= to_bytes(&0_u64).len() + 1, "a round figure takes few bytes");
    }

    #[test]
    fn a_text_is_written_once() {
        let (one, many) = (to_bytes(&vec!["Kars".to_owned()]), to_bytes(&vec!["Kars".to_owned(); 9]));
        assert_eq!(many.len(), one.len() + 8);
    }

    #[test]
    fn a_text_cannot_be_repeated_without_end() {
        let texts = vec!["Kars ".repeat(2_000); 2_000];
        assert_eq!(from_bytes::<Vec<String>>(&to_bytes(&texts)), None, "20 million letters from 12,000 bytes");
        assert_eq!(again(&texts[..9].to_vec()), texts[..9]);
    }

    #[test]
    fn lists_cannot_ask_for_the_same_bytes_twice() {
        let lists = vec![vec![(0_u64, 0_u64); 7]; 50];
        let (from, to) = (7, 99);
        let bytes: Vec<u8> = to_bytes(&lists).into_iter().map(|byte| if byte == from { to } else { byte }).collect();
        let mut unpacker = Unpacker::of(&bytes).expect("columns");
        let unpacked = Vec::<Vec<(u64, u64)>>::unpack(&mut unpacker);
        let (items, bytes) = (unpacked.iter().map(Vec::len).sum::<usize>(), bytes.len());
        assert!(items > 7 * 50 && items <= 2 * bytes, "{items} items of {bytes} bytes");
    }

    #[test]
    fn what_is_not_whole_is_nothing() {
        let bytes = to_bytes(&vec![("Kars".to_owned(), 3.5), ("Aktau".to_owned(), 1e9)]);
        for length in 0..bytes.len() {
            assert_eq!(from_bytes::<Vec<(String, f64)>>(&bytes[..length]), None, "{length} bytes");
        }
        assert_eq!(from_bytes::<Vec<(String, f64)>>(&[bytes.as_slice(), &[0]].concat()), None);
    }

    proptest! {
        #[test]
        fn everything_comes_back(
            list in prop::collection::vec((any::<i64>(), (any::<f64>(), ("\\PC{0,9}", any::<Option<bool>>()))), 0..20),
        ) {
            prop_assume!(list.iter().all(|(_, (figure, _))| !figure.is_nan()));
            prop_assert_eq!(again(&list), list);
        }

        #[test]
        fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = from_bytes::<crate::Dossier>(&bytes);
            let _ = from_bytes::<Vec<(String, (f64, Option<i32>))>>(&bytes);
        }
    }
}
