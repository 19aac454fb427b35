//! What can be worked out from the built-in dossier.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

use std::path::Path;

use analysis::derive::{Derived, derive};
use dossier::Dossier;
use dossier::words::decimal;

fn built_in() -> Dossier {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds");
    let files = dossier::read::folder(&seeds).expect("seeds can be read");
    dossier::read::read_files(&files).expect("seeds have no mistake")
}

fn derived(dossier: &Dossier) -> Vec<Derived> {
    derive(dossier, &[0, 1])
}

/// A changed line is a changed fact or a changed rule: look before accepting it.
#[test]
fn everything() {
    let dossier = built_in();
    let say = |derived: &Derived| {
        let told = match &derived.outcome {
            Ok(quantity) => {
                let end = |end: f64| if end.is_finite() { decimal(end, 3) } else { "open".to_owned() };
                let value = quantity.value.map_or(String::new(), |value| decimal(value, 3) + " ");
                let (low, high) = (end(quantity.bounds.low), end(quantity.bounds.high));
                format!("{value}{} [{low}, {high}] = {}", derived.unit, derived.formula)
            }
            Err(reason) => format!("refused: {reason}"),
        };
        [derived.id.clone(), told].into_iter().chain(derived.caveats.clone()).collect::<Vec<_>>().join("\n  ")
    };
    insta::assert_snapshot!(derived(&dossier).iter().map(say).collect::<Vec<_>>().join("\n"));
}

#[test]
fn each_has_its_own_name_its_words_and_its_inputs() {
    let dossier = built_in();
    let all = derived(&dossier);
    for (at, one) in all.iter().enumerate() {
        assert!(all.iter().skip(at + 1).all(|other| other.id != one.id), "{} twice", one.id);
        assert!(
            !one.label.is_empty() && !one.subject.is_empty() && !one.formula.is_empty(),
            "{} without words",
            one.id
        );
        let is_score = one.id.starts_with("closeness:");
        assert!(is_score || !one.inputs.is_empty(), "{} from nothing", one.id);
        assert!(one.inputs.iter().all(|input| input.of(&dossier).is_some()), "{} from nowhere", one.id);
        if let Ok(quantity) = &one.outcome {
            assert!(quantity.bounds.low <= quantity.bounds.high, "{}", one.id);
            assert!(quantity.value.is_none_or(|value| quantity.bounds.holds(value)), "{} outside its bounds", one.id);
        }
    }
}

/// Worked out by hand from the documents' figures, each with half a unit of its print on both sides.
#[test]
fn by_hand() {
    let all = derived(&built_in());
    for (id, value, low, high) in BY_HAND {
        let found = all.iter().find(|derived| derived.id == *id).unwrap_or_else(|| panic!("no {id}"));
        let quantity = found.outcome.as_ref().unwrap_or_else(|reason| panic!("{id} is refused: {reason}"));
        let near = |one: f64, other: f64| (one - other).abs() <= 1e-7 * other.abs() + 1e-9;
        let end = |end: f64, told: f64| told.is_nan() || near(end, told) || (!told.is_finite() && end == told);
        assert_eq!(quantity.value.is_some(), value.is_some(), "{id}");
        assert!(quantity.value.zip(*value).is_none_or(|(one, other)| near(one, other)), "{id}: {quantity:?}");
        let open = |end: f64, side: f64| if end.is_nan() { side } else { end };
        assert!(end(quantity.bounds.low, open(*low, f64::NEG_INFINITY)), "{id}: {quantity:?}, not {low}");
        assert!(end(quantity.bounds.high, open(*high, f64::INFINITY)), "{id}: {quantity:?}, not {high}");
    }
}

/// What must never be worked out, with a word of the reason.
#[test]
fn refused() {
    let all = derived(&built_in());
    for (id, word) in REFUSED {
        let found = all.iter().find(|derived| derived.id == *id).unwrap_or_else(|| panic!("no {id}"));
        let reason = found.outcome.as_ref().expect_err(id);
        assert!(reason.contains(word), "{id}: {reason}");
    }
}

const REFUSED: &[(&str, &str)] = &[
    ("growth:kz-trade-2025+kz-trade-2024", "part of a year"),
    ("growth:kz-investment-stock", "no year"),
    ("share:kz-investment-stock+kz-investment-all", "different times"),
    ("whole:kz-trade-share+kz-trade-2005", "no year"),
    ("sum:btc-kazakh-oil+kz-oil-cpc+kz-oil-germany+kz-oil-china", "twice"),
    ("target:kz-trans-caspian-goal+btc-kazakh-oil", "part"),
    ("target:az-trade-target+az-trade-2024", "No year"),
    ("target:az-top-partner-target", "rank"),
    ("average:kz-projects", "do not state"),
    ("balance:kz-investment-stock+kz-investment-2025", "within a period"),
    ("comparison:az-investment-in-turkiye+kz-investment-2025", "within a period"),
    ("comparison:az-projects-completed+kz-projects", "do not count the same"),
    ("comparison:kz-trade-2025+az-trade-2025", "no figure"),
    ("growth-comparison:kz-trade-2024+kz-trade-2004+az-trade-2024+az-trade-2016", "years do not match"),
    ("comparison:kz-visitors-to-turkiye", "not zero"),
    ("comparison:az-military-agreements+kz-accords-2025", "counts something else"),
    ("balance:kz-visitors-to-kazakhstan+kz-visitors-to-turkiye", "do not count the same"),
    ("lag:az-mutual-guarantee", "Only one side"),
    ("lag:kz-enhanced-partnership+az-shusha-declaration", "two kinds"),
];

const OPEN: f64 = f64::NAN;

const BY_HAND: &[(&str, Option<f64>, f64, f64)] = &[
    ("change:kz-trade-2005+kz-trade-2004", Some(56800000.0), 56250000.0, 57350000.0),
    ("growth:kz-trade-2005+kz-trade-2004", Some(11.36), 11.2387612, 11.4814815),
    ("change:kz-trade-2024+kz-trade-2005", Some(4443200000.0), 3943150000.0, 4943250000.0),
    ("growth:kz-trade-2024+kz-trade-2005", Some(797.988506), 708.117087, 887.876066),
    ("times:kz-trade-2024+kz-trade-2005", Some(8.97988506), 8.08117087, 9.87876066),
    ("yearly-change:kz-trade-2024+kz-trade-2005", Some(233852632.0), 207534211.0, 260171053.0),
    ("compound-growth:kz-trade-2024+kz-trade-2005", Some(12.246329), 11.6250855, 12.8113409),
    ("change:kz-trade-2024+kz-trade-2004", Some(4500000000.0), 3999500000.0, 5000500000.0),
    ("growth:kz-trade-2024+kz-trade-2004", Some(900.0), 799.100899, 1001.1011),
    ("times:kz-trade-2024+kz-trade-2004", Some(10.0), 8.99100899, 11.011011),
    ("yearly-change:kz-trade-2024+kz-trade-2004", Some(225000000.0), 199975000.0, 250025000.0),
    ("compound-growth:kz-trade-2024+kz-trade-2004", Some(12.2018454), 11.6067397, 12.7434603),
    ("change:az-trade-2023+az-trade-2016", Some(5300000000.0), 5200000000.0, 5400000000.0),
    ("growth:az-trade-2023+az-trade-2016", Some(230.434783), 221.276596, 240.0),
    ("times:az-trade-2023+az-trade-2016", Some(3.30434783), 3.21276596, 3.4),
    ("yearly-change:az-trade-2023+az-trade-2016", Some(757142857.0), 742857143.0, 771428571.0),
    ("compound-growth:az-trade-2023+az-trade-2016", Some(18.619232), 18.1438987, 19.103784),
    ("change:az-trade-2024+az-trade-2023", Some(400000000.0), -150000000.0, 950000000.0),
    ("growth:az-trade-2024+az-trade-2023", Some(5.26315789), -1.96078431, 12.5827815),
    ("change:az-trade-2024+az-trade-2016", Some(5700000000.0), 5150000000.0, 6250000000.0),
    ("growth:az-trade-2024+az-trade-2016", Some(247.826087), 219.148936, 277.777778),
    ("times:az-trade-2024+az-trade-2016", Some(3.47826087), 3.19148936, 3.77777778),
    ("yearly-change:az-trade-2024+az-trade-2016", Some(712500000.0), 643750000.0, 781250000.0),
    ("compound-growth:az-trade-2024+az-trade-2016", Some(16.8611804), 15.6110046, 18.0740747),
    ("per-month:kz-trade-2025", Some(380000000.0), 370000000.0, 390000000.0),
    ("yearly-pace:kz-trade-2025", Some(4560000000.0), 4440000000.0, 4680000000.0),
    ("per-month:kz-investment-2025", Some(152500000.0), 152375000.0, 152625000.0),
    ("yearly-pace:btc-kazakh-oil", Some(1570000.0), 1569000.0, 1571000.0),
    ("implied-before:kz-trade-2005+kz-trade-growth-2005", Some(489279438.0), 489020641.0, 489538462.0),
    ("implied-before:btc-kazakh-oil+btc-kazakh-oil-growth", Some(700892.857), 697333.333, 704484.305),
    ("implied-before:kz-oil-germany+kz-oil-germany-growth", Some(634246.575), 631740.614, 636769.759),
    ("implied-before:kz-oil-china+kz-oil-china-growth", Some(648648.649), 643624.161, 653741.497),
    ("whole:kz-oil-cpc+kz-share-cpc", Some(39759036.1), 38922155.7, 40606060.6),
    ("share:btc-kazakh-oil+kz-oil-cpc+kz-share-cpc", Some(1.97439394), 1.93197761, 2.01813077),
    ("share:kz-oil-germany+kz-oil-cpc+kz-share-cpc", Some(2.3290303), 2.27921642, 2.38039231),
    ("share:kz-oil-china+kz-oil-cpc+kz-share-cpc", Some(1.20727273), 1.18085821, 1.23451538),
    ("unaccounted:kz-share-cpc+kz-share-alternatives", Some(11.0), 10.5, 17.5),
    ("amount:kz-share-alternatives+kz-oil-cpc+kz-share-cpc", Some(2385542.17), 0.0, 2436363.64),
    ("unnamed-amount:kz-oil-germany+kz-oil-china+kz-oil-cpc+kz-share-cpc", Some(38353036.1), 37515155.7, 39201060.6),
    ("unaccounted:az-tanap-share-turkiye+az-tanap-share-azerbaijan", Some(0.0), -1.0, 1.0),
    ("share:kz-investment-stock+kz-investment-all-2", Some(4.0), 2.97029703, 5.05050505),
    ("gap-to-target:az-trade-target+az-trade-2024", Some(7000000000.0), 6000000000.0, 8000000000.0),
    ("times-to-target:az-trade-target+az-trade-2024", Some(1.875), 1.70588235, 2.06666667),
    ("growth-to-target:kz-trade-2006+kz-trade-2005", Some(79.5977011), -10.2092125, 169.420745),
    ("times-to-target:kz-trans-caspian-goal+btc-kazakh-oil", Some(12.7388535), 12.4124761, 13.0656469),
    ("years-to-target:az-trade-target+az-trade-2024+az-trade-2023", Some(12.255182), 4.50631787, OPEN),
    ("years-to-target:az-trade-target+az-trade-2024+az-trade-2016", Some(4.03428679), 3.21461465, 5.00435814),
    ("average:az-projects-value+az-projects-completed", Some(37634408.6), 36738351.3, 38530465.9),
    ("average:az-reconstruction-value+az-reconstruction-projects", Some(71428571.4), 50000000.0, 100000000.0),
    ("average:az-reconstruction-projects+az-reconstruction-firms", Some(3.18181818), 2.72727273, 3.63636364),
    ("conversion:az-investment-in-turkiye-lira+az-investment-in-turkiye", Some(43.15), 42.0731707, 44.2820513),
    ("balance:az-investment-in-azerbaijan+az-investment-in-turkiye", Some(-2000000000.0), OPEN, -1000000000.0),
    ("ratio:az-investment-in-turkiye+az-investment-in-azerbaijan", Some(1.11111111), 1.05263158, OPEN),
    ("ratio:az-firms-in-azerbaijan+az-firms-in-turkiye", Some(1.53333333), 1.15, OPEN),
    ("ratio:az-trade-2024+kz-trade-2024", Some(1.6), 1.36363636, 1.88888889),
    ("difference:az-trade-2024+kz-trade-2024", Some(3000000000.0), 2000000000.0, 4000000000.0),
    ("sum:az-trade-2024+kz-trade-2024", Some(13000000000.0), 12000000000.0, 14000000000.0),
    ("ratio:az-firms-in-azerbaijan+kz-firms", Some(1.30016959), 1.30016959, OPEN),
    ("ratio:az-investment-in-azerbaijan+kz-investment-stock", Some(3.46153846), 3.23809524, 3.68932039),
    ("lag:kz-diplomatic-relations+kz-recognition", Some(77.0), 77.0, 77.0),
    ("lag:az-diplomatic-relations+az-recognition", None, 14.0, 378.0),
    ("lag:kz-strategic-partnership+kz-recognition", None, 6226.0, 6590.0),
    ("lag:az-shusha-declaration+az-council", Some(3925.0), 3925.0, 3925.0),
    ("lag:az-shusha-declaration+az-diplomatic-relations", Some(10745.0), 10745.0, 10745.0),
    ("lag:kz-diplomatic-relations+az-diplomatic-relations", Some(48.0), 48.0, 48.0),
    ("lag:kz-council+az-council", None, 472.0, 837.0),
    ("lag:az-recognition+az-recognition-1918", None, 26509.0, 26873.0),
    ("lag:az-shusha-declaration+az-id-card-travel", Some(75.0), 75.0, 75.0),
    ("lag:az-id-card-travel+az-visas-lifted-2019", Some(578.0), 578.0, 578.0),
    ("duration:az-star-refinery", Some(2551.0), 2551.0, 2551.0),
    ("duration:az-anniversary-34", Some(12419.0), 12419.0, 12419.0),
    ("duration:az-tanap", Some(37.0), 37.0, 37.0),
    ("duration:az-tanap-6", None, 1172.0, 1201.0),
    ("duration:kz-ambassador-argun-ozpay", None, 366.0, 1095.0),
];
