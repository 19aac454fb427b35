//! The detail of a record: what and when. What its documents say is told by the module that has their words; until it is
//! there, where they say it.

use ui::citation::cite;

use super::Shown;
use super::frame::lost;
use super::records::whose;
use super::tree::{Act, Node, button, el, of};
use crate::host::comparison::Compared;
use ui::places::DETAIL;
use ui::side::sign;

/// The panel for the record at a position.
pub fn view(shown: &Shown, at: usize, compared: &Compared) -> Option<Node> {
    let record = shown.dossier().records.get(at)?;
    let strings = shown.strings();
    let language = shown.language.as_str();
    let kicker = [&whose(shown, record), " · ", strings.terms.domain_of(record.domain)].concat();
    let when = record.when().map_or_else(|| strings.undated.to_owned(), |when| shown.words.full_date(&when));
    let told = matches!(compared, Compared::Ready(open) if open.fits(shown, false));
    let places = record.claims.iter().map(|claim| el("span").put(cite(shown.dossier(), claim)).say(" "));
    let missing = matches!(compared, Compared::Lost).then(|| lost(strings));
    let panel = of("aside", "detail")
        .keyed(&record.id)
        .set("part", "detail")
        .set("aria-label", strings.detail)
        .put(
            of("p", "kicker")
                .put(of("span", &sign(record, &shown.dyads)).say(&kicker))
                .put(button(&[strings.close, " ✕"].concat(), &Act::Select(None)).set("class", "close")),
        )
        .put(el("h3").say(record.title.get(language)))
        .put(of("p", "when").say(&when))
        .put_if((!told).then(|| of("p", "places").put_all(places.collect())))
        .put_if(missing)
        .put(of("div", DETAIL).keyed(DETAIL));
    Some(panel)
}
