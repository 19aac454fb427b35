//! The packed form of a dossier. Where records are written, and what only rules ask for, is left out: it has done its
//! work when a dossier is packed.

use super::{Packed, Packer, Unpacker};
use crate::evidence::{ClaimEvidence, DocumentEvidence, Evidence, RecordEvidence};
use crate::model::{
    Actor, Basis, Blank, Chapter, Claim, Document, Domain, Dossier, Dyad, Entity, Indicator, Kind, Listing, Milestone,
    Noted, Phase, Qualifier, Record, Sort, Stance, Status, Text,
};
use crate::time::{Date, Day, End, Extent, Moment, Precision, When};
use crate::{packed_columns, packed_enum, packed_in_slices, packed_struct};

packed_in_slices!(Dossier { id, title, language, documents, actors, dyads, chapters; records; indicators, noted, entities, story, files });
packed_struct!(Document { id, title, as_of; file, genre, note, url });
packed_struct!(DocumentEvidence { file, genre, note, url, as_of });
packed_struct!(Actor { id, name });
packed_struct!(Entity { id, sort, name, aliases; within });
packed_struct!(Dyad { id, title, short, actors });
packed_struct!(Indicator { id, title, unit, definition, growth_of, share_of, per, conversion_of, rank_by });
packed_columns!(Record from 1 {
    id, kind, dyads, domain, title, milestone, importance, context, role, claims;
    indicator, from, to, person, place, note, about, part_of, follows, counts, written
});
packed_columns!(Claim from 11 {
    document, paragraph, date, period, basis, status, blank, phase;
    as_written, value, unit, qualifier, statement, called, stance, listed, path, written
});
packed_struct!(Evidence { documents, indicators, noted, story, entities, records, claims });
packed_struct!(Chapter { text, records, from, to, dyads, align, filter; written });
packed_columns!(RecordEvidence from 1 {
    indicator, from, to, person, role, place, note, about, part_of, follows, counts;
});
packed_columns!(ClaimEvidence from 12 { as_written, value, unit, qualifier, statement, called, stance, listed, date, period; });
packed_struct!(Noted { note, contradiction, readings; id, written });
packed_struct!(Moment { precision, approximate, extent });
packed_enum!(When { 0 = Moment(moment), else 1 = Span { start, end } });
packed_enum!(End { 0 = At(moment), 1 = Open, else 2 = Unknown });
packed_enum!(Precision {
    0 = Day, 1 = Part, 2 = Month, 3 = Season, 4 = Year, 5 = Decade, 6 = Century, else 7 = Range
});

/// A text in one language without the language's tag: whoever asks for another gets this one too.
impl Packed for Text {
    fn pack(&self, to: &mut Packer) {
        match self.0.as_slice() {
            [(_, text)] => (true, text.clone()).pack(to),
            texts => (false, texts.to_vec()).pack(to),
        }
    }

    fn unpack(from: &mut Unpacker<'_>) -> Self {
        Self(if bool::unpack(from) { vec![(String::new(), String::unpack(from))] } else { Packed::unpack(from) })
    }
}

impl Packed for [usize; 2] {
    fn pack(&self, to: &mut Packer) {
        self.iter().for_each(|at| at.pack(to));
    }

    fn unpack(from: &mut Unpacker<'_>) -> Self {
        [usize::unpack(from), usize::unpack(from)]
    }
}

impl Packed for Day {
    fn pack(&self, to: &mut Packer) {
        self.0.pack(to);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Self {
        Self::within(i64::unpack(from))
    }
}

impl Packed for Extent {
    /// The last day as its distance from the first: the same for every day, nearly so for every year.
    fn pack(&self, to: &mut Packer) {
        let Self { earliest, latest } = self;
        let from = earliest.map_or(0, |day| day.0);
        (*earliest, latest.map(|day| i64::from(day.0) - i64::from(from))).pack(to);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Self {
        let (earliest, length) = <(Option<Day>, Option<i64>)>::unpack(from);
        let first = i64::from(earliest.map_or(0, |day| day.0));
        Self { earliest, latest: length.map(|length| Day::within(first.saturating_add(length))) }
    }
}

/// What a date means, without its EDTF text, which only files need.
impl Packed for Date {
    fn pack(&self, to: &mut Packer) {
        self.when().pack(to);
    }

    fn unpack(from: &mut Unpacker<'_>) -> Self {
        Self::meaning(When::unpack(from))
    }
}

/// A word is its place in the list of words.
macro_rules! packed_words {
    ($($name:ident),+) => {$(
        impl Packed for $name {
            fn pack(&self, to: &mut Packer) {
                to.number(*self as u64);
            }

            fn unpack(from: &mut Unpacker<'_>) -> Self {
                Self::at(from.number())
            }
        }
    )+};
}
packed_words!(Kind, Domain, Milestone, Status, Qualifier, Basis, Blank, Phase, Stance, Listing, Sort);
