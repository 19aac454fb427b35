//! Embeds what follows from the built-in dossier, and the style sheet. The dossier itself the widget hands over; here
//! only tests have it.

fn main() {
    bundle::told(embed());
}

fn embed() -> Result<(), Vec<String>> {
    bundle::write("style.css", bundle::style(&["src/compare.css"])?)?;
    let [dossier, workings] = bundle::built_in()?;
    bundle::write("dossier.bin", dossier)?;
    bundle::write("workings.bin", workings)
}
