//! Embeds the grounds of the built-in dossier, what follows from it, and the style sheet. The dossier itself the widget hands over; here
//! only tests have it.

/// What comes later is more special.
const STYLES: [&str; 9] = [
    "src/compare.css",
    "src/figures/figures.css",
    "src/whatif/whatif.css",
    "src/routes/routes.css",
    "src/sources/sources.css",
    "src/table/table.css",
    "src/take/take.css",
    "src/story/story.css",
    "src/detail.css",
];

fn main() {
    bundle::told(embed());
}

fn embed() -> Result<(), Vec<String>> {
    bundle::write("style.css", bundle::style(&STYLES)?)?;
    let [dossier, grounds, workings] = bundle::built_in()?;
    bundle::write("dossier.bin", dossier)?;
    bundle::write("grounds.bin", grounds)?;
    bundle::write("workings.bin", workings)
}
