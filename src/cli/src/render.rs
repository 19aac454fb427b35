//! `entente render`: a dossier as plain HTML.

use std::io::{self, Write};

use ::render::{STYLE, View, Wanted, fragment, page, records_of};
use analysis::prepared::{Prepared, Workings, chosen};
use dossier::{Dossier, Extent};

/// The forms that a dossier can be written in.
pub const FORMS: &[(&str, Form)] = &[("fragment", Form::Fragment), ("page", Form::Page), ("style", Form::Style)];

/// What is written.
#[derive(Debug, Clone, Copy)]
pub enum Form {
    /// What goes into an element of a page.
    Fragment,
    /// A page of its own.
    Page,
    /// The style sheet of that page.
    Style,
}

/// What was asked for besides a dossier.
pub struct Asked {
    /// Ids of relationships, with spaces between them; empty: the dossier's first two.
    pub dyads: String,
    /// The language of the dossier's texts; `None`: its own.
    pub language: Option<String>,
    /// Which part.
    pub view: View,
    /// So many records, the most important.
    pub most: usize,
    /// Before every id; empty: the dossier's own.
    pub prefix: String,
    /// In which form.
    pub form: Form,
}

/// Writes a dossier as HTML.
pub fn write(dossier: Dossier, asked: &Asked, out: &mut impl Write) -> io::Result<()> {
    let ids: Vec<&str> = asked.dyads.split_whitespace().collect();
    if let Some(unknown) = ids.iter().find(|id| dossier.dyad_index(id).is_none()) {
        let known = dossier.dyads.iter().map(|dyad| dyad.id.as_str()).collect::<Vec<_>>().join(", ");
        return Err(io::Error::other(format!("expected ids of relationships among {known}; found `{unknown}`")));
    }
    let (workings, prepared) = (Workings::new(&dossier, &ids), Prepared::new(dossier));
    let dyads = chosen(&prepared.dossier, &ids);
    let records = records_of(&prepared.dossier, &dyads);
    let wanted = Wanted {
        dyads: &dyads,
        records: &records,
        language: asked.language.as_deref().unwrap_or(&prepared.dossier.language),
        prefix: &asked.prefix,
        view: asked.view,
        extent: Extent { earliest: None, latest: None },
        most: asked.most,
    };
    let written = match asked.form {
        Form::Fragment => fragment(&prepared, &workings, &wanted),
        Form::Page => page(&prepared, &workings, &wanted),
        Form::Style => STYLE.to_owned(),
    };
    out.write_all(written.as_bytes())
}
