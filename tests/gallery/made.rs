//! Fixtures that show something only by their number: a few lines write what an editor would take a day for.

use std::fmt::Write;

use super::Fixture;

const DOMAINS: [&str; 7] = ["politics", "economy", "energy", "transport", "defence", "culture", "people"];

/// Partners of one state, with their codes, for more relationships than the base has.
const OTHERS: [(&str, &str, &str); 4] =
    [("uz", "UZB", "Uzbekistan"), ("kg", "KGZ", "Kyrgyzstan"), ("tm", "TKM", "Turkmenistan"), ("ge", "GEO", "Georgia")];

pub(super) fn fixtures() -> [Fixture; 2] {
    [Fixture { name: "dense".to_owned(), text: dense() }, Fixture { name: "lanes".to_owned(), text: lanes() }]
}

fn head(id: &str, title: &str) -> String {
    format!("[dossier]\nid = \"{id}\"\ntitle = \"{title}\"\n")
}

fn event(text: &mut String, (id, dyad, domain): (&str, &str, &str), title: &str, date: &str, importance: usize) {
    writeln!(
        text,
        "[[event]]\nid = \"{id}\"\ndyads = [\"{dyad}\"]\ndomain = \"{domain}\"\ntitle = \"{title}\"\nimportance = {importance}\n\
         claims = [{{ document = \"A\", paragraph = 1, as_written = \"on {date}\", date = \"{date}\" }}]"
    )
    .expect("a text takes what is written to it");
}

/// Six hundred records of three years in one lane, and a few elsewhere.
fn dense() -> String {
    let mut text = head("dense", "Six hundred in three years");
    for at in 0..600 {
        let (year, month, day) = (2008 + at * 7 % 3, 1 + at * 5 % 12, 1 + at * 11 % 28);
        let date = if at % 5 == 0 { format!("{year}-{month:02}") } else { format!("{year}-{month:02}-{day:02}") };
        let importance = if at % 97 == 0 { 5 } else { 1 + at % 3 };
        event(&mut text, (&format!("kz-{at}"), "tr-kz", "economy"), &format!("Accord number {at}"), &date, importance);
    }
    for year in [1995, 2001, 2009, 2020] {
        event(
            &mut text,
            (&format!("az-{year}"), "tr-az", "economy"),
            &format!("Accord of {year}"),
            &year.to_string(),
            3,
        );
    }
    text
}

/// Six relationships with seven subjects each.
fn lanes() -> String {
    let mut text = head("lanes", "Forty-two lanes");
    for (code, actor, name) in OTHERS {
        write!(
            text,
            "[[actor]]\nid = \"{actor}\"\nname = \"{name}\"\n[[dyad]]\nid = \"tr-{code}\"\ntitle = \"Türkiye–{name}\"\n\
             short = \"{name}\"\nactors = [\"TUR\", \"{actor}\"]\n"
        )
        .expect("a text takes what is written to it");
    }
    for (of, code) in ["kz", "az"].into_iter().chain(OTHERS.map(|(code, ..)| code)).enumerate() {
        for (at, domain) in DOMAINS.into_iter().enumerate() {
            for turn in 0..3 {
                let date = (1992 + (of * 5 + at * 3 + turn * 11) % 33).to_string();
                let (id, dyad) = (format!("{code}-{domain}-{turn}"), format!("tr-{code}"));
                event(&mut text, (&id, &dyad, domain), &format!("On {domain}"), &date, 2 + turn);
            }
        }
    }
    text
}
