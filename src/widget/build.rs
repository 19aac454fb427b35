//! Embeds the built-in dossier and the style sheet. A bad seed fails the build with every finding.

fn main() {
    bundle::told(embed());
}

fn embed() -> Result<(), Vec<String>> {
    let sheets = ["src/view/frame.css", "src/view/timeline.css", "src/view/detail.css"];
    bundle::write("style.css", bundle::style(&sheets)?)?;
    let [dossier, ..] = bundle::built_in()?;
    bundle::write("dossier.bin", dossier)
}
