//! Dates of every precision, as EDTF.

use super::words::Chance;

/// How a date is told.
#[derive(Clone, Copy)]
enum Told {
    Day,
    Part,
    Month,
    Year,
    Decade,
    Century,
    About,
    Before,
    After,
    Span,
    Since,
}

const TOLD: [(usize, Told); 11] = [
    (52, Told::Day),
    (2, Told::Part),
    (14, Told::Month),
    (14, Told::Year),
    (3, Told::Decade),
    (1, Told::Century),
    (4, Told::About),
    (2, Told::Before),
    (2, Told::After),
    (4, Told::Span),
    (2, Told::Since),
];

/// A day that every month has.
#[derive(Debug, Clone, Copy)]
pub struct Day {
    /// Of our era.
    pub year: usize,
    /// From 1.
    pub month: usize,
    /// From 1 to 28.
    pub day: usize,
}

impl Day {
    /// A day in some years, the later ones more likely: documents tell more of what is near.
    pub fn any(chance: &mut Chance, years: (usize, usize)) -> Self {
        let (first, last) = years;
        let mut year = || first + chance.below(last + 1 - first);
        let year = year().max(year());
        Self { year, month: 1 + chance.below(12), day: 1 + chance.below(28) }
    }

    /// To the day: `1993-05-02`.
    pub fn exact(self) -> String {
        let Self { year, month, day } = self;
        format!("{year:04}-{month:02}-{day:02}")
    }

    /// To the month: `1993-05`.
    pub fn month(self) -> String {
        let Self { year, month, .. } = self;
        format!("{year:04}-{month:02}")
    }

    /// To the year: `1993`.
    pub fn year(self) -> String {
        format!("{:04}", self.year)
    }

    /// As a document may tell it: each way holds the day.
    pub fn told(self, chance: &mut Chance) -> String {
        match chance.weighed(&TOLD) {
            Told::Day => self.exact(),
            Told::Part => {
                let (first, last) = [(1, 10), (11, 20), (21, 28)][(self.day.min(21) - 1) / 10];
                let end = |day| Self { day, ..self }.exact();
                format!("[{}..{}]", end(first), end(last))
            }
            Told::Month => self.month(),
            Told::Year => self.year(),
            Told::Decade => format!("{:03}X", self.year / 10),
            Told::Century => format!("{:02}XX", self.year / 100),
            Told::About => format!("{}~", self.year()),
            Told::Before => format!("[..{}]", self.year()),
            Told::After => format!("[{}..]", self.year()),
            Told::Span => {
                let years = chance.below(4);
                let end = Self { year: self.year + years, month: 12, ..self };
                format!("{}/{}", self.exact(), if years == 0 { end.exact() } else { end.year() })
            }
            Told::Since => format!("{}/..", self.month()),
        }
    }
}
