//! What large dossiers are made of, and the chance by which it is chosen.

use dossier::model::{Domain, Kind};

/// A small generator of numbers (splitmix64): the same seed gives the same dossier on every machine.
pub struct Chance(u64);

impl Chance {
    /// Starts at a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A whole number below `end`; 0 where that is none.
    pub fn below(&mut self, end: usize) -> usize {
        (self.bits() % (end.max(1) as u64)) as usize
    }

    /// True so many times in a hundred.
    pub fn percent(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of a list.
    pub fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }

    /// One of a list in which each has a weight.
    pub fn weighed<T: Copy>(&mut self, of: &[(usize, T)]) -> T {
        let mut left = self.below(of.iter().map(|(weight, _)| weight).sum());
        let heavy = of.iter().find(|(weight, _)| {
            let is_it = left < *weight;
            left = left.saturating_sub(*weight);
            is_it
        });
        heavy.map(|(_, value)| *value).expect("weights")
    }
}

/// How many records in a hundred are of a kind, in the order of the wire format.
pub const KINDS: [(usize, Kind); 8] = [
    (41, Kind::Event),
    (5, Kind::Tenure),
    (15, Kind::Observation),
    (15, Kind::Agreement),
    (3, Kind::Institution),
    (3, Kind::Mission),
    (6, Kind::Infrastructure),
    (12, Kind::Statement),
];

/// How often records are of a domain.
pub const DOMAINS: [(usize, Domain); 7] = [
    (30, Domain::Politics),
    (22, Domain::Economy),
    (14, Domain::Energy),
    (10, Domain::Transport),
    (10, Domain::Defence),
    (8, Domain::Culture),
    (6, Domain::People),
];

/// Few records are the story itself.
pub const IMPORTANCE: [(usize, u8); 5] = [(45, 1), (30, 2), (17, 3), (6, 4), (2, 5)];

/// How a title begins.
pub const OPENINGS: [&str; 9] = [
    "Talks on",
    "Protocol on",
    "Agreement on",
    "Meeting on",
    "Statement on",
    "Joint plan on",
    "Seminar on",
    "Accord on",
    "Forum on",
];

/// What it is of.
pub const SUBJECTS: [&str; 12] = [
    "air links",
    "rail freight",
    "visa rules",
    "oil transit",
    "gas prices",
    "joint drills",
    "new schools",
    "grain ships",
    "water rights",
    "film prints",
    "customs law",
    "bank credit",
];

/// Where it is.
pub const PLACES: [&str; 12] = [
    "Ankara",
    "Astana",
    "Almaty",
    "Baku",
    "Gəncə",
    "Kars",
    "Trabzon",
    "İstanbul",
    "Aktau",
    "Şuşa",
    "Turkistan",
    "Erzurum",
];

/// Offices that people hold.
pub const OFFICES: [&str; 4] = ["Ambassador", "Consul general", "Trade adviser", "Military attaché"];

/// First names.
pub const NAMES: [&str; 10] =
    ["Aylin", "Nursultan", "Leyla", "Emre", "Dana", "Rashid", "Zehra", "Timur", "Aigul", "Orhan"];

/// Family names.
pub const FAMILIES: [&str; 12] = [
    "Demir",
    "Kaya",
    "Aliyeva",
    "Sadykov",
    "Öztürk",
    "Mammadov",
    "Nurpeisova",
    "Şahin",
    "Guliyev",
    "Omarov",
    "Yıldız",
    "Hasanova",
];

/// Indicators: id, title, unit, and the value of the first year.
pub const INDICATORS: [(&str, &str, &str, f64); 8] = [
    ("trade-turnover", "Trade, both directions", "USD", 2e6),
    ("exports", "Exports of goods", "USD", 9e5),
    ("investment-flow", "Investment in a year", "USD", 3e5),
    ("freight", "Goods carried by rail", "t", 4e4),
    ("gas", "Gas delivered", "m3", 7e6),
    ("visitors", "Visitors in hotels", "persons", 900.0),
    ("firms", "Firms at work", "firms", 3.0),
    ("students", "Students on grants", "persons", 20.0),
];

/// Documents: genre and as-of date.
pub const DOCUMENTS: [(&str, &str); 8] = [
    ("entry-encyclopedia", "2025-07-29"),
    ("report", "2025-12"),
    ("entry-encyclopedia", "[2026-01-01..]"),
    ("article-newspaper", "2026-01-14"),
    ("book", "2011"),
    ("report", "1998-06"),
    ("article", "2019-03-02"),
    ("article-newspaper", "2026-02-01"),
];
