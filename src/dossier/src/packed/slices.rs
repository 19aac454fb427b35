//! Unpacking in slices: a dossier of many records is unpacked some at a time, so that the page that waits for it stays
//! alive, can say how far it is, and can stop.
//!
//! Records are packed after all else. So what holds a dossier can begin without them and take them in as they come.

use super::{Packed, Unpacker};
use crate::model::Record;

/// Something that holds records and is packed with them at its end; [`packed_in_slices`](crate::packed_in_slices)
/// makes it so.
pub trait InSlices: Packed {
    /// Unpacks all but the records.
    fn begin(from: &mut Unpacker<'_>) -> Self;
    /// Where the records belong.
    fn records(&mut self) -> &mut Vec<Record>;
}

impl InSlices for Vec<Record> {
    fn begin(_: &mut Unpacker<'_>) -> Self {
        Self::new()
    }

    fn records(&mut self) -> &mut Vec<Record> {
        self
    }
}

/// How far it is, in records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// So many are there.
    pub done: usize,
    /// So many will be.
    pub of: usize,
}

/// Something that is being unpacked. To stop, drop it.
pub struct Unpacking<'a, T> {
    from: Unpacker<'a>,
    what: T,
    of: usize,
}

impl<'a, T: InSlices> Unpacking<'a, T> {
    /// Begins with what [`to_bytes`](super::to_bytes) packed: all but the records is there after this. `None` where it
    /// cannot be unpacked.
    pub fn new(bytes: &'a [u8]) -> Option<Self> {
        let mut from = Unpacker::of(bytes)?;
        let what = T::begin(&mut from);
        let of = from.count(Record::LEAST);
        let mut unpacking = Self { from, what, of };
        // One piece of memory instead of larger and larger ones: a browser never gets back what it once gave.
        unpacking.what.records().reserve_exact(of);
        Some(unpacking)
    }

    /// What is there by now.
    pub fn so_far(&self) -> &T {
        &self.what
    }

    /// Unpacks so many records more, or all that are left.
    pub fn step(&mut self, records: usize) -> Progress {
        let list = self.what.records();
        let until = list.len().saturating_add(records).min(self.of);
        while list.len() < until {
            list.push(Record::unpack(&mut self.from));
        }
        Progress { done: until, of: self.of }
    }

    /// Unpacks what is left. `None` if not all of it was there.
    pub fn finish(mut self) -> Option<T> {
        self.step(usize::MAX);
        self.from.is_used_up().then_some(self.what)
    }
}

/// The packed form of a struct that holds records, in its last field: the fields named, in this order; those after the
/// second semicolon stay empty.
#[macro_export]
macro_rules! packed_in_slices {
    ($name:ident { $($field:ident),+; $last:ident $(; $($left_out:ident),+)? }) => {
        impl $crate::packed::Packed for $name {
            fn pack(&self, to: &mut $crate::packed::Packer) {
                $($crate::packed::Packed::pack(&self.$field, to);)+
                $crate::packed::Packed::pack(&self.$last, to);
            }

            fn unpack(from: &mut $crate::packed::Unpacker<'_>) -> Self {
                let mut all: Self = $crate::packed::InSlices::begin(from);
                *$crate::packed::InSlices::records(&mut all) = $crate::packed::Packed::unpack(from);
                all
            }
        }

        impl $crate::packed::InSlices for $name {
            fn begin(from: &mut $crate::packed::Unpacker<'_>) -> Self {
                Self {
                    $($field: $crate::packed::Packed::unpack(from),)+
                    $last: $crate::packed::InSlices::begin(from),
                    $($($left_out: Default::default(),)+)?
                }
            }

            fn records(&mut self) -> &mut Vec<$crate::Record> {
                $crate::packed::InSlices::records(&mut self.$last)
            }
        }
    };
}
