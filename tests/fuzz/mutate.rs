//! Changes to valid dossiers: of their tree, so that most of it still makes sense, and of their bytes.

use super::tree::Tree;
use super::values;
use crate::large::Chance;

/// A dossier with one to some changes; others may lend their parts.
pub fn tree(of: &Tree, others: &[Tree], chance: &mut Chance) -> Tree {
    let mut tree = of.clone();
    for _ in 0..chance.weighed(&[(50, 1), (25, 2), (20, 4), (5, 12)]) {
        change(&mut tree, others, chance);
    }
    tree
}

fn change(tree: &mut Tree, others: &[Tree], chance: &mut Chance) {
    let size = tree.size();
    let any = any_of(tree, chance);
    let Some((name, node)) = tree.at(1 + chance.below(size)) else { return };
    match (chance.below(100), node) {
        // Mostly a value that might be meant: the reader accepts many of them, and what follows has to live with them.
        (0..45, node @ (Tree::Text(_) | Tree::Raw(_))) => *node = values::fitting(&name, chance).unwrap_or(any),
        (0..45, Tree::List(items)) => list(items, chance),
        (0..30, Tree::Table(fields)) => table(fields, others, chance),
        (30..60, node) => *node = lent(&name, others, chance).unwrap_or(any),
        (60..80, node) => *node = values::fitting(&name, chance).unwrap_or(any),
        (80..85, node) => *node = Tree::Raw(values::raw(chance)),
        (85..92, node) => *node = chance_shape(node.clone(), chance),
        (_, Tree::List(items)) => list(items, chance),
        (_, Tree::Table(fields)) => table(fields, others, chance),
        (_, node) => *node = any,
    }
}

/// Any value of the same dossier.
fn any_of(tree: &mut Tree, chance: &mut Chance) -> Tree {
    let size = tree.size();
    tree.at(chance.below(size)).map_or(Tree::Raw("null".to_owned()), |(_, node)| match node.size() {
        // Of large parts only the beginning, so that dossiers do not grow without end.
        0..400 => node.clone(),
        _ => Tree::List(Vec::new()),
    })
}

/// What another dossier has in a field of that name.
fn lent(name: &str, others: &[Tree], chance: &mut Chance) -> Option<Tree> {
    let mut other = others[chance.below(others.len())].clone();
    let size = other.size();
    let found = (0..40).find_map(|_| other.at(chance.below(size)).filter(|(known, _)| known == name).map(|_| ()));
    found.and_then(|()| (0..size).find_map(|place| other.at(place).filter(|it| it.0 == name).map(|it| it.1.clone())))
}

fn chance_shape(node: Tree, chance: &mut Chance) -> Tree {
    match chance.below(5) {
        0 => Tree::Raw("null".to_owned()),
        1 => Tree::List(vec![node]),
        2 => Tree::Table(vec![("en".to_owned(), node.clone()), ("tr".to_owned(), node)]),
        3 => (0..1 + chance.below(90)).fold(node, |inner, _| Tree::List(vec![inner])),
        _ => Tree::Table(Vec::new()),
    }
}

fn list(items: &mut Vec<Tree>, chance: &mut Chance) {
    if items.is_empty() {
        return;
    }
    let at = chance.below(items.len());
    match chance.below(6) {
        0 => drop(items.remove(at)),
        1 => items.insert(0, items[at].clone()),
        2 => items.reverse(),
        3 => items.swap(0, at),
        4 => items.clear(),
        _ => {
            let again = items[at].clone();
            let times = chance.weighed(&[(70, 2), (25, 20), (5, 120)]);
            items.extend((0..times).map(|time| renamed(again.clone(), time)));
        }
    }
}

/// The same under another name, so that a reader takes it for another thing.
fn renamed(mut tree: Tree, time: usize) -> Tree {
    if let Some(Tree::Text(id)) = tree.get_mut("id") {
        *id = format!("{id}-{time}");
    }
    tree
}

fn table(fields: &mut Vec<(String, Tree)>, others: &[Tree], chance: &mut Chance) {
    if fields.is_empty() {
        return;
    }
    let at = chance.below(fields.len());
    match chance.below(6) {
        0 | 1 => drop(fields.remove(at)),
        2 => fields.push(fields[at].clone()),
        3 => fields[at].0 = values::field(chance).to_owned(),
        4 => {
            let name = values::field(chance);
            let value = lent(name, others, chance).or_else(|| values::fitting(name, chance));
            fields.extend(value.map(|value| (name.to_owned(), value)));
        }
        _ => fields.push((values::text(chance), Tree::Raw(values::number(chance)))),
    }
}

/// Bytes of which some are cut out, doubled, turned or replaced.
pub fn bytes(of: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut bytes = of.to_vec();
    for _ in 0..chance.weighed(&[(60, 1), (30, 3), (10, 9)]) {
        let at = chance.below(bytes.len() + 1);
        let end = (at + chance.weighed(&[(60, 1), (30, 6), (10, 60)])).min(bytes.len());
        match chance.below(7) {
            0 => drop(bytes.drain(at..end)),
            1 => bytes.truncate(at),
            2 => bytes.splice(at..at, of.get(at..end).unwrap_or_default().to_vec()).for_each(drop),
            3 => bytes.iter_mut().skip(at).take(1).for_each(|byte| *byte ^= 1 << chance.below(8)),
            4 => bytes.iter_mut().skip(at).take(1).for_each(|byte| *byte = chance.one(&[0, 1, 0x7f, 0x80, 0xff])),
            5 => bytes.splice(at..end, [0xff; 9]).for_each(drop),
            _ => {
                let put =
                    chance.one(&[&b"\""[..], b"{", b"[", b"]", b"}", b",", b":", b"\\", b"0", b"[[event]]\n", b"\xf0"]);
                bytes.splice(at..end, put.iter().copied()).for_each(drop);
            }
        }
    }
    bytes
}

/// A dossier with a script in every text that readers see.
pub fn scripted(of: &Tree, chance: &mut Chance) -> Tree {
    let mut tree = of.clone();
    // An id is none, and what is in a list of ids; the dates, words and figures of a claim stay too.
    const SEEN: [&str; 16] = [
        "title",
        "name",
        "short",
        "file",
        "genre",
        "note",
        "definition",
        "person",
        "role",
        "place",
        "counts",
        "as_written",
        "statement",
        "called",
        "unit",
        "aliases",
    ];
    const LANGUAGES: [&str; 5] = ["en", "tr", "az", "kk", "ar"];
    for place in 1..tree.size() {
        if let Some((name, Tree::Text(text))) = tree.at(place)
            && (SEEN.contains(&name.as_str()) || LANGUAGES.contains(&name.as_str()))
        {
            // A unit is its indicator's, or it is refused.
            *text =
                if name == "unit" { values::SCRIPTS[0].to_owned() } else { chance.one(&values::SCRIPTS).to_owned() };
        }
    }
    tree
}
