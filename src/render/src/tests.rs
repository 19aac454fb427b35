#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use super::*;
use dossier::read::{Format, Source, read};
use dossier::{Day, Text};

/// A dossier of two relationships with these events, each a title, a date and what is written.
fn small(events: &[(&str, &str)]) -> Dossier {
    let event = |(at, (title, date)): (usize, &(&str, &str))| {
        let date = if date.is_empty() { String::new() } else { format!(r#","date":"{date}""#) };
        format!(
            r#"{{"id":"e{at}","dyads":["tr-kz"],"domain":"politics","title":"{title}","importance":{},
            "claims":[{{"document":"A","paragraph":{},"as_written":"it"{date}}}]}}"#,
            at % 5 + 1,
            at + 1
        )
    };
    let events: Vec<String> = events.iter().enumerate().map(event).collect();
    let text = format!(
        r#"{{"dossier":{{"id":"demo","title":"A demo","language":"en"}},
        "document":[{{"id":"A","file":"a.txt","title":"A report","genre":"report","as_of":"2026"}}],
        "actor":[{{"id":"TUR","name":"Türkiye"}},{{"id":"KAZ","name":"Kazakhstan"}},{{"id":"AZE","name":"Azerbaijan"}}],
        "dyad":[{{"id":"tr-kz","title":"Türkiye–Kazakhstan","short":"K","actors":["TUR","KAZ"]}},
        {{"id":"tr-az","title":"Türkiye–Azerbaijan","short":"A","actors":["TUR","AZE"]}}],
        "event":[{}]}}"#,
        events.join(",")
    );
    read(&[Source { name: "a.json", text: &text, format: Format::Json }]).expect("a dossier")
}

/// What is written of a dossier, wanted as a change of all of it.
fn written(dossier: Dossier, change: impl FnOnce(&mut Wanted<'_>)) -> String {
    let (workings, prepared) = (Workings::new(&dossier, &[]), Prepared::new(dossier));
    let records = records_of(&prepared.dossier, &workings.dyads);
    let mut wanted = Wanted {
        dyads: &workings.dyads,
        records: &records,
        language: "en",
        prefix: "",
        view: View::All,
        extent: Extent { earliest: None, latest: None },
        most: usize::MAX,
    };
    change(&mut wanted);
    page(&prepared, &workings, &wanted)
}

/// What stands between a tag and its end, of every element of that name.
fn every<'a>(html: &'a str, tag: &str) -> Vec<&'a str> {
    let (start, end) = (format!("<{tag}>"), format!("</{tag}>"));
    html.split(&start).skip(1).map(|rest| rest.split(&end).next().unwrap_or(rest)).collect()
}

#[test]
fn years_are_in_order_whatever_is_known_of_them_and_what_is_undated_is_last() {
    let dates = ["", "1991-12-16", "1502/1503", "16XX", "1991", "[..2021]", "171X", "1710-05", "/1720", "1710~"];
    let events: Vec<(&str, &str)> =
        dates.iter().map(|date| (if date.is_empty() { "?" } else { *date }, *date)).collect();
    let html = written(small(&events), |_| {});
    let years = ["1502", "17th century", "1710s", "1710", "1720", "1991", "2021", "No date stated"];
    assert_eq!(every(&html, "h3"), years);
    let titles = ["1502/1503", "16XX", "171X", "1710~", "1710-05", "/1720", "1991", "1991-12-16", "[..2021]", "?"];
    assert_eq!(every(&html, "strong"), titles);
    let said = ["1502–1503", "17th century", "1710s", "about 1710", "May 1710", "until 1720", "1991", "by 2021"];
    for words in said {
        assert!(html.contains(&format!("<small>{words} · Türkiye–Kazakhstan</small>")), "{words}");
    }
}

#[test]
fn the_most_important_of_what_is_in_view_are_listed_and_the_rest_is_counted() {
    let dossier = || small(&[("a", "1990"), ("b", "1991"), ("c", "1992"), ("d", "1993"), ("e", "1994"), ("f", "")]);
    let titles = |html: &str| every(html, "strong").join(" ");
    let few = written(dossier(), |wanted| wanted.most = 2);
    assert_eq!(titles(&few), "d e");
    assert!(few.contains("<p>and 4 more records</p>"));
    let from = Day::from_ymd(1991, 6, 1);
    let later = |to| Extent { earliest: Some(from), latest: to };
    let seen = written(dossier(), |wanted| wanted.extent = later(Some(Day::from_ymd(1993, 1, 1))));
    assert_eq!(titles(&seen), "b c d");
    let one_left =
        written(dossier(), |wanted| (wanted.extent, wanted.most) = (Extent { earliest: None, latest: None }, 5));
    assert!(one_left.contains("<p>and 1 more record</p>"));
    let none = written(dossier(), |wanted| wanted.records = &[]);
    assert!(none.contains("<p>No record.</p>") && !none.contains("more record"));
}

#[test]
fn a_view_is_the_part_that_it_shows() {
    let dossier = || small(&[("a", "1990")]);
    let [all, timeline, compare] =
        [View::All, View::Timeline, View::Compare].map(|view| written(dossier(), |wanted| wanted.view = view));
    let titles = |html: &str| every(html, "h2").join(", ");
    assert_eq!(titles(&all), "Side by side, Year by year, Documents");
    assert_eq!(titles(&timeline), "Year by year, Documents");
    assert_eq!(titles(&compare), "Side by side, Documents");
    assert!(all.contains("<nav") && !timeline.contains("<nav"));
}

#[test]
fn whatever_a_dossier_holds_is_text() {
    const EVIL: &str = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>&lt;";
    let mut dossier = small(&[("a", "1990"), ("b", "")]);
    let evil = || Text::new("\"><script>", EVIL);
    dossier.id = EVIL.to_owned();
    dossier.title = evil();
    for document in &mut dossier.documents {
        (document.id, document.title, document.note) = (EVIL.to_owned(), evil(), Some(evil()));
        document.url = Some("javascript:alert(1)".to_owned());
    }
    dossier.dyads.iter_mut().for_each(|dyad| (dyad.title, dyad.short) = (evil(), evil()));
    dossier.actors.iter_mut().for_each(|actor| actor.name = evil());
    for record in &mut dossier.records {
        (record.id, record.title, record.person) = (EVIL.to_owned(), evil(), Some(EVIL.to_owned()));
        (record.role, record.place, record.note) = (Some(evil()), Some(evil()), Some(evil()));
        (record.from, record.milestone) = (Some(0), Some(dossier::Milestone::Alliance));
        for claim in &mut record.claims {
            (claim.as_written, claim.unit, claim.value) = (EVIL.to_owned(), Some(EVIL.to_owned()), Some(1.0));
            (claim.statement, claim.called) = (Some(evil()), Some(evil()));
        }
    }
    let html = written(dossier, |wanted| (wanted.prefix, wanted.language) = ("\" onclick=\"x", "\""));
    assert!(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), "what is written is shown");
    for part in html.split('<').skip(1) {
        let (tag, text) = part.split_once('>').expect("the end of a tag");
        assert!(!text.contains('>'), "{part}");
        // What is quoted are values; the rest are names.
        let names = tag.split('"').step_by(2).collect::<Vec<_>>().join(" ");
        let mut names = names.split_whitespace();
        let name = names.next().unwrap_or_default().trim_start_matches('/');
        assert!(TAGS.contains(&name), "{tag}");
        assert!(names.all(|name| ATTRIBUTES.contains(&name)), "{tag}");
    }
    assert!(!html.contains("javascript:"));
}

/// What a page may be made of.
const TAGS: &[&str] = &[
    "!DOCTYPE", "a", "b", "bdi", "body", "caption", "cite", "em", "h1", "h2", "h3", "head", "html", "li", "link",
    "main", "mark", "meta", "nav", "ol", "p", "q", "section", "small", "span", "strong", "table", "tbody", "td", "th",
    "thead", "title", "tr", "ul",
];
const ATTRIBUTES: &[&str] = &[
    "aria-label=",
    "charset=",
    "content=",
    "dir=",
    "href=",
    "html",
    "http-equiv=",
    "id=",
    "lang=",
    "name=",
    "rel=",
    "role=",
    "scope=",
];

#[test]
fn a_text_in_another_language_says_so_and_one_that_runs_the_other_way_stays_apart() {
    let mut dossier = small(&[("a", "1990")]);
    dossier.records[0].title = Text(vec![
        ("en".to_owned(), "Pipeline".to_owned()),
        ("tr".to_owned(), "Boru hattı".to_owned()),
        ("ar".to_owned(), "خط أنابيب".to_owned()),
    ]);
    dossier.records[0].claims[0].as_written = "خط أنابيب".to_owned();
    let in_language = |language: &'static str| written(dossier.clone(), |wanted| wanted.language = language);
    assert!(in_language("en").contains("<strong>Pipeline</strong>"));
    assert!(in_language("tr-TR").contains("<strong><span lang=\"tr\">Boru hattı</span></strong>"));
    let arabic = in_language("ar");
    assert!(arabic.contains("<strong><bdi lang=\"ar\">خط أنابيب</bdi></strong>"));
    assert!(arabic.contains("<q dir=\"auto\">خط أنابيب</q> <cite>"));
}

#[test]
fn an_address_is_a_link_where_it_leads_to_a_page_or_a_mailbox() {
    let with = |url: &str| {
        let mut dossier = small(&[("a", "1990")]);
        dossier.documents[0].url = Some(url.to_owned());
        written(dossier, |_| {})
    };
    assert!(
        with("https://a.example/?a=1&b=\"").contains("<a href=\"https://a.example/?a=1&amp;b=&quot;\">A report</a>")
    );
    assert!(with("javascript:alert(1)").contains("<b>A</b> A report."));
}

#[test]
fn a_document_that_nothing_listed_cites_is_left_out() {
    let mut dossier = small(&[("a", "1990")]);
    let other = dossier::Document { id: "B".to_owned(), ..dossier.documents[0].clone() };
    dossier.documents.push(other);
    let html = written(dossier, |_| {});
    assert!(html.contains("id=\"demo-document-A\"") && !html.contains("demo-document-B"));
}
