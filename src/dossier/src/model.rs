//! The words of the field as types. Values are in base units (USD, tonnes, m³, km, percent, persons,
//! firms, projects); dates are EDTF.

use crate::order;
use crate::time::Date;

/// One data set: documents, actors, dyads, indicators and records.
///
/// References are positions in these lists; [`crate::read`] has checked that each one exists.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Dossier {
    /// Stable name of the data set.
    pub id: String,
    /// What the reader sees above the chart.
    pub title: Text,
    /// The language that plain strings are in (BCP 47), `en` where not given.
    pub language: String,
    /// Files that records were read from; [`Place::file`] points here.
    pub files: Vec<String>,
    /// What evidence comes from.
    pub documents: Vec<Document>,
    /// States and organisations.
    pub actors: Vec<Actor>,
    /// Pairs of actors.
    pub dyads: Vec<Dyad>,
    /// What is measured.
    pub indicators: Vec<Indicator>,
    /// What records tell of.
    pub entities: Vec<Entity>,
    /// Everything that is told.
    pub records: Vec<Record>,
    /// Disagreements that an editor has noted, because no rule can see them.
    pub noted: Vec<Noted>,
    /// What an editor tells with the picture, step by step.
    pub story: Vec<Chapter>,
    /// How many chapters there are; the packed form keeps that beside the picture, and the chapters elsewhere.
    pub chapters: usize,
}

impl Dossier {
    /// Positions of the records that tell of an entity (position), in their order.
    pub fn records_about(&self, entity: usize) -> impl Iterator<Item = usize> {
        let tells = move |(_, record): &(usize, &Record)| record.about.contains(&entity);
        self.records.iter().enumerate().filter(tells).map(|(at, _)| at)
    }

    /// The life of an entity (position): every claim of a turn in a record that tells its life, undated ones
    /// last, then by date.
    pub fn life(&self, entity: usize) -> Vec<Turn> {
        let mut turns = Vec::new();
        for (at, record) in self.records.iter().enumerate().filter(|(_, record)| record.about.first() == Some(&entity))
        {
            let phase = |(index, claim): (usize, &Claim)| Some(Turn { phase: claim.phase?, record: at, claim: index });
            turns.extend(record.claims.iter().enumerate().filter_map(phase));
        }
        let key = |turn: &Turn| {
            let claim = self.records.get(turn.record).and_then(|record| record.claims.get(turn.claim));
            let day = claim.and_then(|claim| claim.date.as_ref()).map(|date| date.extent().earliest);
            (day.is_none(), day, turn.phase)
        };
        order::sort(&mut turns, |one, other| key(one).cmp(&key(other)));
        turns
    }

    /// The position of the record with this id.
    pub fn record_index(&self, id: &str) -> Option<usize> {
        self.records.iter().position(|record| record.id == id)
    }

    /// The position of the dyad with this id.
    pub fn dyad_index(&self, id: &str) -> Option<usize> {
        self.dyads.iter().position(|dyad| dyad.id == id)
    }
}

/// A text in one or several languages: pairs of BCP 47 tag and text, the dossier's own language first.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Text(pub Vec<(String, String)>);

impl Text {
    /// A text in one language.
    pub fn new(language: &str, text: &str) -> Self {
        Self(vec![(language.to_owned(), text.to_owned())])
    }

    /// The text in `language`, else in the language the tag starts with (`tr` for `tr-TR`), else the first.
    pub fn get(&self, language: &str) -> &str {
        let short = language.split('-').next().unwrap_or(language);
        let find = |wanted: &str| self.0.iter().find(|(tag, _)| tag == wanted);
        find(language).or_else(|| find(short)).or_else(|| self.0.first()).map_or("", |(_, text)| text)
    }
}

/// What evidence comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// A short name, a letter in the built-in dossier: citations print it.
    pub id: String,
    /// The document's file name.
    pub file: String,
    /// What it is, in our own words ("Encyclopedia, Kazakhstan–Türkiye").
    pub title: Text,
    /// CSL-JSON item type: `entry-encyclopedia`, `article-newspaper`, `report`, `article`, …
    pub genre: String,
    /// How far its knowledge reaches: its own date, or that of its last event.
    pub as_of: Date,
    /// Where that date comes from, or anything a reader needs to weigh the document.
    pub note: Option<Text>,
    /// Where the document can be read, `http` or `https`.
    pub url: Option<String>,
}

/// A state or an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// ISO 3166-1 alpha-3 for a state.
    pub id: String,
    /// The name readers see.
    pub name: Text,
}

/// A pair of actors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dyad {
    /// Two lower-case codes, `tr-kz`.
    pub id: String,
    /// The name readers see: "Türkiye–Kazakhstan".
    pub title: Text,
    /// A name for narrow places: "Kazakhstan".
    pub short: Text,
    /// Positions of the two actors.
    pub actors: [usize; 2],
}

/// What is measured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indicator {
    /// Stable name: `trade-turnover`.
    pub id: String,
    /// The name readers see.
    pub title: Text,
    /// Base unit: `USD`, `t`, `m3`, `km`, `percent`, `persons`, `firms`, `projects`, …
    pub unit: String,
    /// What the documents say the figure counts.
    pub definition: Option<Text>,
    /// This indicator is the yearly growth, in percent, of another one.
    pub growth_of: Option<usize>,
    /// This indicator is a share, in percent, of the whole that these others measure amounts of. A share and an
    /// amount of the first one at the same place give the whole.
    pub share_of: Vec<usize>,
    /// Dividing by one of these gives an average that makes sense: the worth of projects per project.
    pub per: Vec<usize>,
    /// This indicator is the other one in another currency or unit, as the document converts it.
    pub conversion_of: Option<usize>,
    /// This indicator is a place in a ranking by the other one, or by one side of it.
    pub rank_by: Option<usize>,
}

/// Something with a life of its own that records tell of: an organisation, a pipeline, a place, a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// Stable name.
    pub id: String,
    /// What sort of thing it is.
    pub sort: Sort,
    /// The name readers see.
    pub name: Text,
    /// Further names that documents use for it.
    pub aliases: Vec<String>,
    /// Position of the actor that a place lies in; the editor's, not a document's.
    pub within: Option<usize>,
}

/// One thing in the dossier; several documents may speak of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// Stable name, unique in the dossier: `kz-recognition`.
    pub id: String,
    /// What sort of thing it is.
    pub kind: Kind,
    /// Positions of the relationships it belongs to, at least one.
    pub dyads: Vec<usize>,
    /// The lane it stands in.
    pub domain: Domain,
    /// Our own words, five at most for the label to fit.
    pub title: Text,
    /// The rung of the institutional ladder that it is.
    pub milestone: Option<Milestone>,
    /// 1 (background) to 5 (the story itself): who gets a label first. 3 where not given.
    pub importance: u8,
    /// It lies between other parties and is drawn as context.
    pub context: bool,
    /// Position of the indicator that an observation is of.
    pub indicator: Option<usize>,
    /// Position of the actor that gives, where a quantity has a direction.
    pub from: Option<usize>,
    /// Position of the actor that receives, where a quantity has a direction.
    pub to: Option<usize>,
    /// Who holds the office (tenure).
    pub person: Option<String>,
    /// Which office (tenure), or which sort of mission.
    pub role: Option<Text>,
    /// Where.
    pub place: Option<Text>,
    /// What a reader has to know and no document says; shown as the editor's.
    pub note: Option<Text>,
    /// Positions of the entities that it tells of, the one whose life it tells first.
    pub about: Vec<usize>,
    /// Position of the record whose whole this one is a part of.
    pub part_of: Option<usize>,
    /// Position of the record that this one is a sequel to.
    pub follows: Option<usize>,
    /// What this observation counts, where its words differ from other observations of the indicator.
    pub counts: Option<Text>,
    /// What each document says, at least one.
    pub claims: Vec<Claim>,
    /// Where the record is written.
    pub written: Place,
}

/// What one document says of a record.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Claim {
    /// Position of the document.
    pub document: usize,
    /// The document's non-empty lines, counted from 1.
    pub paragraph: u32,
    /// The figure, date or name exactly as the document writes it, six words at most.
    pub as_written: String,
    /// When it happened, began or lasted.
    pub date: Option<Date>,
    /// What stretch of time a value is for.
    pub period: Option<Date>,
    /// Where the date comes from.
    pub basis: Basis,
    /// The figure in base units.
    pub value: Option<f64>,
    /// The unit of the figure; an observation's is its indicator's.
    pub unit: Option<String>,
    /// How the document hedges the figure.
    pub qualifier: Qualifier,
    /// Observed, or wished for.
    pub status: Status,
    /// Why there is no figure, where the document says so.
    pub blank: Option<Blank>,
    /// Which turn in the thing's life the date is of.
    pub phase: Option<Phase>,
    /// The document's reading, in our own words.
    pub statement: Option<Text>,
    /// What the document calls the thing, where its word says something that another word would not.
    pub called: Option<Text>,
    /// Whether somebody affirms or denies what the record tells.
    pub stance: Option<Stance>,
    /// The claim is one item of an enumeration.
    pub listed: Option<Listing>,
    /// The places and states that a link passes according to it, from west to east.
    pub path: Vec<Stop>,
    /// Where the claim is written.
    pub written: Place,
}

impl Claim {
    /// The time that places the claim on the axis: its date, else the period of its value.
    pub fn time(&self) -> Option<&Date> {
        self.date.as_ref().or(self.period.as_ref())
    }
}

/// Where a link passes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stop {
    /// A state: position of the actor.
    Actor(usize),
    /// A place: position of the entity.
    Place(usize),
}

/// A turn in the life of an entity, and the claim that tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turn {
    /// Which turn.
    pub phase: Phase,
    /// Position of the record.
    pub record: usize,
    /// Position of the claim in it.
    pub claim: usize,
}

/// A disagreement that only a reader sees: two framings of a thing, a role that does not fit its date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noted {
    /// Stable name.
    pub id: String,
    /// What does not agree, in the editor's words.
    pub note: Text,
    /// Not all of it can be true; else it is odd, or two ways to see a thing.
    pub contradiction: bool,
    /// The claims that stand against each other, two at least: positions of record and claim.
    pub readings: Vec<(usize, usize)>,
    /// Where it is written.
    pub written: Place,
}

/// A step of a story: some sentences, what they rest on, and what of the picture to look at with them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Chapter {
    /// The editor's words.
    pub text: Text,
    /// Positions of the records that they tell of, one at least: where to look up what documents say.
    pub records: Vec<usize>,
    /// First day in view, as EDTF: a year, a month or a day.
    pub from: Option<String>,
    /// Last day in view.
    pub to: Option<String>,
    /// Positions of the relationships shown; empty: as before the story.
    pub dyads: Vec<usize>,
    /// The step that years are counted from; none: the calendar.
    pub align: Option<Milestone>,
    /// What the timeline is limited to, as the attribute `filter` says it.
    pub filter: Option<String>,
    /// Where it is written.
    pub written: Place,
}

/// A place in a file: line and column counted from 1, columns in characters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Position in [`Dossier::files`].
    pub file: u16,
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

/// A closed list of words that an editor may write.
pub trait Word: Copy + Sized + 'static {
    /// Every word with what it means.
    const WORDS: &'static [(&'static str, Self)];

    /// The value that a word names.
    fn from_word(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(known, _)| *known == word).map(|(_, value)| *value)
    }
}

/// Declares an enum with the word for each of its values, once.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident {
        $(#[$first_doc:meta])* $first:ident = $first_word:literal,
        $($(#[$doc:meta])* $variant:ident = $word:literal,)+
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $(#[$first_doc])* $first, $($(#[$doc])* $variant,)+ }

        impl Word for $name {
            const WORDS: &'static [(&'static str, Self)] =
                &[($first_word, Self::$first), $(($word, Self::$variant),)+];
        }

        impl Default for $name {
            fn default() -> Self {
                Self::$first
            }
        }

        impl $name {
            /// The word that editors and files use.
            pub const fn word(self) -> &'static str {
                match self { Self::$first => $first_word, $(Self::$variant => $word,)+ }
            }

            /// The value at a place in the list of words, from 0; the first for a place beyond it.
            pub const fn at(place: u64) -> Self {
                $(if place == Self::$variant as u64 {
                    return Self::$variant;
                })+
                Self::$first
            }
        }
    };
}

words! {
    /// What sort of thing a record is.
    Kind {
        /// Something that happened.
        Event = "event",
        /// A person in an office.
        Tenure = "tenure",
        /// A value of an indicator for a period.
        Observation = "observation",
        /// A treaty, declaration, memorandum or plan.
        Agreement = "agreement",
        /// A council or organisation.
        Institution = "institution",
        /// An embassy, consulate or office.
        Mission = "mission",
        /// A pipeline, railway, corridor or plant.
        Infrastructure = "infrastructure",
        /// A stance, an allegation or a framing.
        Statement = "statement",
    }
}

words! {
    /// The subject that a record belongs to.
    Domain {
        /// Visits, accords, stances.
        Politics = "politics",
        /// Trade and investment.
        Economy = "economy",
        /// Oil, gas and plants.
        Energy = "energy",
        /// Railways, ports and corridors.
        Transport = "transport",
        /// Armed forces, arms and conflicts.
        Defence = "defence",
        /// Language, history, education.
        Culture = "culture",
        /// Offices, travellers, help.
        People = "people",
    }
}

words! {
    /// A rung of the institutional ladder, lowest first.
    Milestone {
        /// One state recognises the other.
        Recognition = "recognition",
        /// Diplomatic relations are established.
        DiplomaticRelations = "diplomatic-relations",
        /// Embassies open.
        Embassy = "embassy",
        /// A strategic partnership is agreed.
        StrategicPartnership = "strategic-partnership",
        /// A council of leaders is set up.
        Council = "council",
        /// Each promises to help the other if attacked.
        MutualGuarantee = "mutual-guarantee",
        /// The partnership is called enhanced.
        EnhancedPartnership = "enhanced-partnership",
        /// An alliance is declared.
        Alliance = "alliance",
    }
}

words! {
    /// Whether a value was observed or is wished for.
    Status {
        /// It happened, or was counted.
        Observed = "observed",
        /// Somebody's calculation.
        Estimate = "estimate",
        /// A wish with a value.
        Target = "target",
        /// An expectation.
        Forecast = "forecast",
    }
}

words! {
    /// How a document hedges a figure.
    Qualifier {
        /// As printed.
        Exact = "exact",
        /// "about", "approximately".
        About = "about",
        /// "fewer than", "below".
        LessThan = "less-than",
        /// "more than", "exceeded".
        MoreThan = "more-than",
        /// "at least".
        AtLeast = "at-least",
        /// "at most".
        AtMost = "at-most",
        /// "up to".
        UpTo = "up-to",
    }
}

words! {
    /// Where a date comes from.
    Basis {
        /// The paragraph prints it.
        Stated = "stated",
        /// It follows from the text around it.
        Inferred = "inferred",
        /// It is true on the day the document was written.
        AsOf = "as-of",
        /// The document gives none.
        NotStated = "not-stated",
    }
}

words! {
    /// What somebody holds of what a record tells.
    Stance {
        /// It is so.
        Affirms = "affirms",
        /// It is not so.
        Denies = "denies",
    }
}

words! {
    /// Where an enumeration stands.
    Listing {
        /// In a sentence.
        Text = "text",
        /// In a list.
        List = "list",
    }
}

words! {
    /// What sort of thing an entity is.
    Sort {
        /// Of states.
        Organisation = "organisation",
        /// Of the leaders of two states.
        Council = "council",
        /// Or declaration, accord, plan.
        Treaty = "treaty",
        /// For oil or gas; which of them is not told.
        Pipeline = "pipeline",
        /// A railway line.
        Railway = "railway",
        /// A way for goods.
        Corridor = "corridor",
        /// For oil.
        Refinery = "refinery",
        /// Of oil or gas.
        Field = "field",
        /// Of armed forces.
        Exercise = "exercise",
        /// A war, or what leads to one.
        Conflict = "conflict",
        /// A firm, a consortium.
        Company = "company",
        /// Somebody.
        Person = "person",
        /// A town, a port, a park, a region.
        Place = "place",
        /// Parties, media, academies, agencies.
        Body = "body",
        /// A pipeline for oil.
        OilPipeline = "oil-pipeline",
        /// A pipeline for gas.
        GasPipeline = "gas-pipeline",
    }
}

words! {
    /// Why a figure is missing, where a document says so.
    Blank {
        /// No figure is given.
        NotStated = "not-stated",
        /// It will come.
        NotYetReleased = "not-yet-released",
        /// The document says that nothing official is known.
        NoOfficialInformation = "no-official-information",
        /// It cannot be.
        Impossible = "impossible",
        /// The question does not arise.
        NotApplicable = "not-applicable",
    }
}

words! {
    /// A turn in the life of a thing, in order.
    Phase {
        /// Somebody has proposed it.
        Proposed = "proposed",
        /// It has been agreed.
        Agreed = "agreed",
        /// What was agreed has been approved, by a parliament.
        Ratified = "ratified",
        /// Founded, or the building begun.
        Founded = "founded",
        /// Building is done.
        Completed = "completed",
        /// It is at work, or in force.
        InUse = "in-use",
        /// It has ended.
        Lapsed = "lapsed",
    }
}
