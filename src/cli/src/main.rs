//! `entente`: checks a dossier, exports it, and says what follows from it. What it knows of dossiers is in the other crates.

mod check;
mod derive;
mod disagreements;
mod export;
mod input;
mod pack;
mod render;

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use ::render::View;
use dossier::Dossier;
use lexopt::prelude::*;

use input::Input;

const HELP: &str = "\
entente: two relationships side by side, every number a citation

usage:
  entente check [PATH…] [--format text|json]   find every mistake in a dossier
  entente derive [PATH] [--format text|json]   what follows from its figures and dates, and how
  entente disagreements [PATH] [--format text|json]
                                               where documents contradict each other or arithmetic
  entente export [PATH] --as jsonl             one line of JSON a claim
  entente pack [PATH] [-o FILE]                one file for the web that needs no reading, for this version only
  entente render [PATH] [--dyads 'ID ID'] [--view all|timeline|compare] [--limit N] [--lang TAG]
                 [--id PREFIX] [--as fragment|page|style]
                                               plain HTML, for readers without WebAssembly

PATH is a folder of TOML files, a .toml or a .json file; TOML files named together are one dossier.
Without a path it is the dossier that the program carries.

exit status: 0 nothing wrong (warnings allowed), 1 errors in a dossier, 2 not readable or not understood";

/// No dossier could be judged: a path or the command line itself is wrong.
const UNREADABLE: u8 = 2;

/// What the command line asks for.
enum Command {
    Help,
    Version,
    Check { paths: Vec<PathBuf>, format: check::Format },
    Derive { path: Option<PathBuf>, format: derive::Format },
    Disagreements { path: Option<PathBuf>, format: disagreements::Format },
    Export { path: Option<PathBuf>, format: export::Format },
    Pack { path: Option<PathBuf>, to: Option<PathBuf> },
    Render { path: Option<PathBuf>, asked: render::Asked },
}

fn main() -> ExitCode {
    let mut out = BufWriter::new(io::stdout().lock());
    let done = parse(lexopt::Parser::from_env()).map_err(|error| error.to_string()).and_then(|command| {
        let status = run(command, &mut out).map_err(|error| closed(&error))?;
        out.flush().map_err(|error| closed(&error))?;
        Ok(status)
    });
    match done {
        Ok(status) => ExitCode::from(status),
        // Whoever reads the output has enough of it: `entente export | head`.
        Err(message) if message.is_empty() => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("entente: {message}");
            ExitCode::from(UNREADABLE)
        }
    }
}

fn closed(error: &io::Error) -> String {
    if error.kind() == io::ErrorKind::BrokenPipe { String::new() } else { error.to_string() }
}

fn run(command: Command, out: &mut impl Write) -> io::Result<u8> {
    match command {
        Command::Help => writeln!(out, "{HELP}").map(|()| 0),
        Command::Version => writeln!(out, "entente {}", env!("CARGO_PKG_VERSION")).map(|()| 0),
        Command::Check { paths, format } => {
            let (inputs, unreadable) = inputs(&paths);
            let good = check::check(&inputs, format, out)?;
            out.flush()?;
            unreadable.iter().for_each(|error| eprintln!("entente: {error}"));
            Ok(if unreadable.is_empty() { u8::from(!good) } else { UNREADABLE })
        }
        Command::Derive { path, format } => {
            with_dossier(path.as_slice(), |dossier| derive::write(&dossier, format, out))
        }
        Command::Disagreements { path, format } => {
            with_dossier(path.as_slice(), |dossier| disagreements::write(&dossier, format, out))
        }
        Command::Export { path, format } => {
            with_dossier(path.as_slice(), |dossier| export::export(&dossier, format, out))
        }
        Command::Pack { path, to } => with_dossier(path.as_slice(), |dossier| pack::write(dossier, to.as_deref(), out)),
        Command::Render { path, asked } => with_dossier(path.as_slice(), |dossier| render::write(dossier, &asked, out)),
    }
}

/// Does something with the dossier at a path, or says what is wrong with it. The exit status.
fn with_dossier(path: &[PathBuf], does: impl FnOnce(Dossier) -> io::Result<()>) -> io::Result<u8> {
    let (inputs, unreadable) = inputs(path);
    unreadable.iter().for_each(|error| eprintln!("entente: {error}"));
    let Some(input) = inputs.first() else { return Ok(UNREADABLE) };
    match input.read() {
        Ok(dossier) => does(dossier).map(|()| 0),
        Err(findings) => {
            findings.iter().for_each(|finding| eprintln!("{finding}"));
            Ok(1)
        }
    }
}

fn inputs(paths: &[PathBuf]) -> (Vec<Input>, Vec<String>) {
    if paths.is_empty() { (vec![Input::built_in()], Vec::new()) } else { Input::from_paths(paths) }
}

fn parse(mut parser: lexopt::Parser) -> Result<Command, lexopt::Error> {
    let command = match parser.next()? {
        None | Some(Short('h') | Long("help")) => return Ok(Command::Help),
        Some(Short('V') | Long("version")) => return Ok(Command::Version),
        Some(Value(command)) => command.string()?,
        Some(other) => return Err(other.unexpected()),
    };
    match command.as_str() {
        "check" => parse_check(parser),
        "derive" => {
            let formats = [("text", derive::Format::Text), ("json", derive::Format::Json)];
            parse_listing(parser, &formats, |path, format| Command::Derive { path, format })
        }
        "disagreements" => {
            let formats = [("text", disagreements::Format::Text), ("json", disagreements::Format::Json)];
            parse_listing(parser, &formats, |path, format| Command::Disagreements { path, format })
        }
        "export" => parse_export(parser),
        "pack" => parse_pack(parser),
        "render" => parse_render(parser),
        "help" => Ok(Command::Help),
        other => {
            Err(format!("expected one of check, derive, disagreements, export, pack, render; found `{other}`").into())
        }
    }
}

fn parse_check(mut parser: lexopt::Parser) -> Result<Command, lexopt::Error> {
    let formats = [("text", check::Format::Text), ("json", check::Format::Json)];
    let (mut paths, mut format) = (Vec::new(), check::Format::Text);
    while let Some(argument) = parser.next()? {
        match argument {
            Value(path) => paths.push(path.into()),
            Long("format") => format = one_of(&parser.value()?.string()?, &formats)?,
            Short('h') | Long("help") => return Ok(Command::Help),
            other => return Err(other.unexpected()),
        }
    }
    Ok(Command::Check { paths, format })
}

/// The arguments of a command that lists something of one dossier, as text unless told otherwise.
fn parse_listing<T: Copy>(
    mut parser: lexopt::Parser,
    formats: &[(&str, T); 2],
    command: impl FnOnce(Option<PathBuf>, T) -> Command,
) -> Result<Command, lexopt::Error> {
    let [(_, text), _] = formats;
    let (mut path, mut format) = (None, *text);
    while let Some(argument) = parser.next()? {
        match argument {
            Value(value) if path.is_none() => path = Some(value.into()),
            Long("format") => format = one_of(&parser.value()?.string()?, formats)?,
            Short('h') | Long("help") => return Ok(Command::Help),
            other => return Err(other.unexpected()),
        }
    }
    Ok(command(path, format))
}

fn parse_export(mut parser: lexopt::Parser) -> Result<Command, lexopt::Error> {
    let (mut path, mut format) = (None, None);
    while let Some(argument) = parser.next()? {
        match argument {
            Value(value) if path.is_none() => path = Some(value.into()),
            Long("as") => format = Some(one_of(&parser.value()?.string()?, export::FORMATS)?),
            Short('h') | Long("help") => return Ok(Command::Help),
            other => return Err(other.unexpected()),
        }
    }
    match format {
        Some(format) => Ok(Command::Export { path, format }),
        None => Err(format!("expected --as with one of {}; found no --as", names(export::FORMATS)).into()),
    }
}

fn parse_pack(mut parser: lexopt::Parser) -> Result<Command, lexopt::Error> {
    let (mut path, mut to) = (None, None);
    while let Some(argument) = parser.next()? {
        match argument {
            Value(value) if path.is_none() => path = Some(value.into()),
            Short('o') | Long("output") => to = Some(parser.value()?.into()),
            Short('h') | Long("help") => return Ok(Command::Help),
            other => return Err(other.unexpected()),
        }
    }
    Ok(Command::Pack { path, to })
}

fn parse_render(mut parser: lexopt::Parser) -> Result<Command, lexopt::Error> {
    let mut path = None;
    let (dyads, prefix) = (String::new(), String::new());
    let (view, form) = (View::All, render::Form::Fragment);
    let mut asked = render::Asked { dyads, language: None, view, most: usize::MAX, prefix, form };
    while let Some(argument) = parser.next()? {
        match argument {
            Value(value) if path.is_none() => path = Some(value.into()),
            Long("dyads") => asked.dyads = parser.value()?.string()?,
            Long("lang") => asked.language = Some(parser.value()?.string()?),
            Long("view") => asked.view = one_of(&parser.value()?.string()?, View::ALL)?,
            Long("limit") => asked.most = parser.value()?.parse()?,
            Long("id") => asked.prefix = parser.value()?.string()?,
            Long("as") => asked.form = one_of(&parser.value()?.string()?, render::FORMS)?,
            Short('h') | Long("help") => return Ok(Command::Help),
            other => return Err(other.unexpected()),
        }
    }
    Ok(Command::Render { path, asked })
}

fn one_of<T: Copy>(word: &str, choices: &[(&str, T)]) -> Result<T, lexopt::Error> {
    let chosen = choices.iter().find(|(name, _)| *name == word).map(|(_, choice)| *choice);
    chosen.ok_or_else(|| format!("expected one of {}; found `{word}`", names(choices)).into())
}

fn names<T>(choices: &[(&str, T)]) -> String {
    choices.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
}
