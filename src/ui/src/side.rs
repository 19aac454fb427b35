//! Whose something is, as the classes of the style sheets say it.

use chart::Group;
use dossier::Record;

/// The class that gives a mark its colour.
pub fn side(group: Group) -> &'static str {
    match group {
        Group::One(0) => "first",
        Group::One(1) => "second",
        Group::One(_) => "other",
        Group::Both => "both",
    }
}

/// Whose a record is among `dyads` (positions) shown, as the class of its sign.
pub fn sign(record: &Record, dyads: &[usize]) -> String {
    let group = dyads.iter().position(|dyad| record.dyads.as_slice() == [*dyad]);
    ["sign ", side(group.map_or(Group::Both, Group::One))].concat()
}
