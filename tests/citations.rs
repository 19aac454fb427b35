//! The built-in dossier and the texts around it repeat the documents where they say so, and nowhere else.
//!
//! The documents are not part of the project. `ENTENTE_DOCUMENTS` names a folder that has them; without it
//! nothing is checked, and the tests say so.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::{env, fs};

use dossier::Dossier;
use dossier::read::{folder, read_files};

/// The most words in a row that a text of ours may share with a document.
const SHARED: usize = 7;

/// What is written about the documents besides the seeds.
const PAGES: &[&str] = &["index.html", "README.md", "ARCHITECTURE.md"];

fn seeds() -> Vec<(String, String)> {
    folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../seeds")).expect("seeds")
}

fn dossier() -> Dossier {
    read_files(&seeds()).unwrap_or_else(|findings| panic!("{findings:#?}"))
}

/// Says it even when the test passes, which keeps what is printed to itself.
fn say(text: &str) {
    writeln!(io::stderr(), "{text}").expect("standard error");
}

/// The text of each document by its file name; `None`, said aloud, where they are not given.
fn documents(dossier: &Dossier) -> Option<BTreeMap<String, String>> {
    let Some(folder) = env::var_os("ENTENTE_DOCUMENTS").map(PathBuf::from) else {
        say("citations were NOT checked: ENTENTE_DOCUMENTS does not name the folder with the documents");
        return None;
    };
    let read = |file: &String| {
        let path = folder.join(file);
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        (file.clone(), text)
    };
    Some(dossier.documents.iter().map(|document| read(&document.file)).collect())
}

/// White space and quotation marks are set differently in every copy of a text; all else has to be as it is.
fn normal(text: &str) -> String {
    let straight = |c| match c {
        '‘' | '’' | '‚' | '‛' => '\'',
        '“' | '”' | '„' | '‟' => '"',
        other => other,
    };
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").chars().map(straight).collect()
}

#[test]
fn every_citation_stands_in_its_paragraph() {
    let dossier = dossier();
    let Some(documents) = documents(&dossier) else { return };
    let paragraphs: BTreeMap<&String, Vec<String>> = documents
        .iter()
        .map(|(file, text)| (file, text.lines().filter(|line| !line.trim().is_empty()).map(normal).collect()))
        .collect();
    let mut checked = 0;
    let mut wrong = Vec::new();
    for (record, claim) in
        dossier.records.iter().flat_map(|record| record.claims.iter().map(move |claim| (record, claim)))
    {
        let document = dossier.documents.get(claim.document).expect("a document");
        let place = claim.paragraph as usize - 1;
        let paragraph = paragraphs.get(&document.file).and_then(|paragraphs| paragraphs.get(place));
        if !paragraph.is_some_and(|paragraph| paragraph.contains(&normal(&claim.as_written))) {
            let seed = dossier.files.get(usize::from(claim.written.file)).map_or("", String::as_str);
            wrong.push(format!(
                "seeds/{seed}:{}: {}: `{}` is not in paragraph {} of {}",
                claim.written.line, record.id, claim.as_written, claim.paragraph, document.id
            ));
        }
        checked += 1;
    }
    assert!(wrong.is_empty(), "{} of {checked} citations do not verify:\n{}", wrong.len(), wrong.join("\n"));
    say(&format!("{checked} citations verify"));
}

/// Lower-case words, each with the line it stands on. A hyphen or an apostrophe ends a word: else a chain of hyphens
/// would be few words.
fn words(text: &str) -> Vec<(usize, String)> {
    let of = |text: &str| text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase).collect::<Vec<_>>();
    text.lines()
        .enumerate()
        .flat_map(|(line, text)| of(text).into_iter().map(move |word| (line + 1, word)))
        .filter(|(_, word)| !word.is_empty())
        .collect()
}

fn runs(words: &[(usize, String)]) -> impl Iterator<Item = (usize, Vec<&str>)> {
    words.windows(SHARED + 1).map(|run| {
        let line = run.first().map_or(0, |(line, _)| *line);
        (line, run.iter().map(|(_, word)| word.as_str()).collect())
    })
}

/// The text of a page without its tags and its citations, each line where it was.
fn bare(page: &str) -> String {
    let mut bare = String::new();
    for part in page.replace("&nbsp;", " ").split_inclusive('<') {
        // Up to the first `>` it is a tag; a text without one is all text.
        let (tag, text) = part.split_once('>').unwrap_or(("", part));
        bare.extend(tag.chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
        let cited = text.trim_end_matches('<').split_once(" ¶").is_some_and(|(document, _)| document.len() == 1);
        bare.push_str(if cited { "" } else { text });
    }
    bare
}

/// The seeds and the pages by their paths from the root.
fn texts() -> Vec<(String, String)> {
    let read = |name: &&str| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(name);
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        ((*name).to_owned(), if name.ends_with(".html") { bare(&text) } else { text })
    };
    let seeds = seeds().into_iter().map(|(name, text)| (format!("seeds/{name}"), text));
    seeds.chain(PAGES.iter().map(read)).collect()
}

#[test]
fn tags_and_citations_do_not_hide_a_copy() {
    let page = "<p>\n  It was <b>said</b>\n  so <a\n  href=\"#a\">A ¶7</a>, and 2&nbsp;March.</p>";
    let words: Vec<_> = words(&bare(page)).into_iter().map(|(line, word)| format!("{line} {word}")).collect();
    assert_eq!(words, ["2 it", "2 was", "2 said", "3 so", "4 and", "4 2", "4 march"]);
}

#[test]
fn no_text_of_ours_copies_a_sentence() {
    let dossier = dossier();
    let Some(documents) = documents(&dossier) else { return };
    let theirs: Vec<Vec<(usize, String)>> = documents.values().map(|text| words(text)).collect();
    let theirs: BTreeSet<Vec<&str>> = theirs.iter().flat_map(|words| runs(words)).map(|(_, run)| run).collect();
    let mut copied = Vec::new();
    for (name, text) in texts() {
        let ours = words(&text);
        let shared = runs(&ours).filter(|(_, run)| theirs.contains(run));
        copied.extend(shared.map(|(line, run)| format!("{name}:{line}: {}", run.join(" "))));
    }
    assert!(copied.is_empty(), "more than {SHARED} words in a row are a document's:\n{}", copied.join("\n"));
}
