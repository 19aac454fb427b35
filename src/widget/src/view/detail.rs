//! The detail of a record: what, when, figures, and every claim with its citation.

use std::sync::Arc;

use dossier::{Claim, Record};
use leptos::prelude::*;

use super::records::{citation, side};
use super::{Context, Shown};
use chart::item::Group;

/// The panel for the record at a position.
pub fn view(context: Context, shown: Memo<Option<Shown>>, record: usize) -> impl IntoView {
    move || {
        shown.with(|shown| {
            let shown = shown.as_ref()?;
            let found = shown.dossier.records.get(record)?;
            Some(panel(context, shown, record, found))
        })
    }
}

fn panel(context: Context, shown: &Shown, at: usize, record: &Record) -> impl IntoView + use<> {
    let strings = context.strings();
    let language = shown.language.as_str();
    let group = shown.dyads.iter().position(|dyad| record.dyads.as_slice() == [*dyad]);
    let sign = side(group.map_or(Group::Both, Group::One));
    let whose: Vec<&str> = record
        .dyads
        .iter()
        .filter_map(|dyad| shown.dossier.dyads.get(*dyad))
        .map(|dyad| dyad.title.get(language))
        .collect();
    let kicker = format!("{} · {}", whose.join(", "), strings.domain_of(record.domain));
    let title = record.title.get(language).to_owned();
    let when = record.when().map(|when| shown.words.full_date(&when));
    let subtitle = [Some(strings.kind(record.kind).to_owned()), record.person.clone()]
        .into_iter()
        .flatten()
        .chain([&record.role, &record.place].into_iter().flatten().map(|text| text.get(language).to_owned()))
        .collect::<Vec<_>>()
        .join(" · ");
    let direction = direction(shown, record);
    let disputed = shown.disagreements.iter().any(|d| d.rule.contradicts() && d.records.contains(&at));
    let mut documents: Vec<usize> = record.claims.iter().map(|claim| claim.document).collect();
    documents.sort_unstable();
    documents.dedup();
    let several = documents.len() > 1;
    let blocks: Vec<_> = documents.into_iter().map(|document| block(context, shown, record, document)).collect();
    let note = record.note.as_ref().map(|note| {
        let note = note.get(language).to_owned();
        view! { <p class="note"><b>{strings.editor_note}": "</b>{note}</p> }
    });
    view! {
        <aside class="detail" part="detail" aria-label=strings.detail>
            <p class="kicker">
                <span class=format!("sign {sign}")>{kicker}</span>
                <button type="button" class="close" on:click=move |_| context.select(None)>{strings.close}" ✕"</button>
            </p>
            <h3>{title}</h3>
            <p class="when">{when.unwrap_or_else(|| strings.undated.to_owned())}</p>
            <p class="small">{subtitle}{direction.map(|direction| format!(" · {direction}"))}</p>
            {disputed.then(|| view! { <p><mark>{strings.disagree}</mark></p> })}
            {blocks}
            {(disputed && several).then(|| view! { <p class="small">{strings.choose_neither}</p> })}
            {note}
        </aside>
    }
}

/// Who gives and who receives: "Azerbaijan → Türkiye".
fn direction(shown: &Shown, record: &Record) -> Option<String> {
    let name = |at: Option<usize>| shown.dossier.actors.get(at?).map(|actor| actor.name.get(&shown.language));
    match (name(record.from), name(record.to)) {
        (Some(from), Some(to)) => Some(format!("{from} → {to}")),
        (Some(from), None) => Some(format!("{from} →")),
        (None, Some(to)) => Some(format!("→ {to}")),
        (None, None) => None,
    }
}

/// All that one document says of a record.
fn block(context: Context, shown: &Shown, record: &Record, document: usize) -> impl IntoView + use<> {
    let source = shown.dossier.documents.get(document);
    let letter = source.map(|source| source.id.clone());
    let title = source.map(|source| source.title.get(&shown.language).to_owned());
    let of = shown.words.clone();
    let until = source.map(|source| of.date(&source.as_of));
    let claims = record.claims.iter().filter(|claim| claim.document == document);
    let rows: Vec<_> = claims.map(|claim| claim_of(context, shown, record, claim)).collect();
    view! {
        <section class="document">
            <b class="letter">{letter}</b>
            <div>
                {rows}
                <p class="small">{title}{until.map(|until| format!(", {until}"))}</p>
            </div>
        </section>
    }
}

fn claim_of(context: Context, shown: &Shown, record: &Record, claim: &Claim) -> impl IntoView + use<> {
    let words = Arc::clone(&shown.words);
    let strings = context.strings();
    let unit = claim.unit.as_deref();
    let unit = unit.or_else(|| Some(shown.dossier.indicators.get(record.indicator?)?.unit.as_str())).unwrap_or("");
    let figure = claim.value.map(|value| words.figure(value, unit, claim.qualifier));
    let blank = claim.blank.map(|blank| strings.blank(blank));
    let status = strings.status(claim.status);
    let phase = claim.phase.map(|phase| strings.phase(phase));
    let time = claim.time().map(|date| words.date(date));
    let basis = strings.basis(claim.basis, claim.time().is_some());
    let statement = claim.statement.as_ref().map(|statement| statement.get(&shown.language).to_owned());
    let facts: Vec<String> = [
        figure,
        blank.map(str::to_owned),
        status.map(str::to_owned),
        phase.map(str::to_owned),
        time,
        basis.map(str::to_owned),
    ]
    .into_iter()
    .flatten()
    .collect();
    let cited = citation(shown, claim.document, claim.paragraph);
    let file = shown.dossier.documents.get(claim.document).map(|document| document.file.clone());
    let quotation = format!("“{}”", claim.as_written);
    view! {
        <div class="claim">
            <p class="reading">{facts.join(", ")}</p>
            {statement.map(|statement| view! { <p class="statement">{statement}</p> })}
            <p><q>{quotation}</q>" "<cite title=file>{cited}</cite></p>
        </div>
    }
}
