//! Embeds the grounds of the built-in dossier, what follows from it, and the style sheet. The dossier itself the widget hands over; here
//! only tests have it.

fn main() {
    bundle::told(embed());
}

fn embed() -> Result<(), Vec<String>> {
    bundle::write("style.css", bundle::style(&["src/compare.css", "src/detail.css"])?)?;
    let [dossier, grounds, workings] = bundle::built_in()?;
    bundle::write("dossier.bin", dossier)?;
    bundle::write("grounds.bin", grounds)?;
    bundle::write("workings.bin", workings)
}
