//! Dossiers in which one thing stands there very often: what strangers write to keep a page busy.

use dossier::{Dossier, wire};
use serde_json::{Value, json};

/// A dossier with so many of one thing, by its name.
pub struct Flood {
    /// Of what.
    pub name: String,
    /// Makes it with so many.
    pub make: Box<dyn Fn(usize) -> String>,
}

/// Each record of a dossier many times, alike or of other years and figures; each of its tables; and each list of a record.
pub fn floods(dossier: &Dossier) -> Vec<Flood> {
    let whole: Value = serde_json::from_str(&wire::write(dossier)).expect("what is written is JSON");
    let mut floods = Vec::new();
    for (table, records) in whole.as_object().expect("an object") {
        let Some(records) = records.as_array() else { continue };
        if records.iter().all(|record| record.get("claims").is_none()) {
            floods.extend(records.first().map(|item| of_table(&whole, table, item)));
            continue;
        }
        for record in records {
            for varied in [false, true] {
                floods.push(of_record(&whole, table, record, varied));
            }
            floods.push(of_claims(&whole, table, record));
        }
    }
    floods
}

/// The dossier without records.
fn bare(whole: &Value) -> Value {
    let mut bare = whole.clone();
    let tables = bare.as_object_mut().expect("an object");
    tables.retain(|_, table| table.get(0).is_none_or(|first| first.get("claims").is_none()));
    tables.remove("disagreement");
    bare
}

fn alone(record: &Value) -> Value {
    let mut record = record.clone();
    let fields = record.as_object_mut().expect("a table");
    fields.retain(|name, _| name != "part_of" && name != "follows");
    record
}

fn id(item: &Value) -> String {
    item["id"].as_str().unwrap_or_default().to_owned()
}

fn of_record(whole: &Value, table: &str, record: &Value, varied: bool) -> Flood {
    let (bare, record, table) = (bare(whole), alone(record), table.to_owned());
    let name = format!("{} {}", id(&record), if varied { "of other years" } else { "alike" });
    let make = move |times: usize| {
        let mut all = bare.clone();
        let one = |time: usize| {
            let mut record = record.clone();
            record["id"] = json!(format!("{}-{time}", id(&record)));
            for claim in record["claims"].as_array_mut().into_iter().flatten().filter(|_| varied) {
                vary(claim, time);
            }
            record
        };
        all[&table] = (0..times).map(one).collect();
        all.to_string()
    };
    Flood { name, make: Box::new(make) }
}

fn vary(claim: &mut Value, time: usize) {
    let year = format!("{:04}", 1 + time % 9_000);
    for name in ["date", "period"] {
        if claim.get(name).is_some() {
            claim[name] = json!(year);
        }
    }
    if let Some(value) = claim["value"].as_f64() {
        claim["value"] = json!(value + time as f64);
    }
}

fn of_claims(whole: &Value, table: &str, record: &Value) -> Flood {
    let (bare, record, table) = (bare(whole), alone(record), table.to_owned());
    let make = move |times: usize| {
        let (mut all, mut record) = (bare.clone(), record.clone());
        let mut claims = record["claims"].as_array().cloned().unwrap_or_default();
        let first = claims.first().cloned().unwrap_or_default();
        claims.extend((0..times).map(|time| {
            let mut claim = first.clone();
            vary(&mut claim, time);
            claim["paragraph"] = json!(time + 1);
            claim
        }));
        record["claims"] = claims.into();
        all[&table] = json!([record]);
        all.to_string()
    };
    Flood { name: format!("claims of {}", id(&record_of(&make))), make: Box::new(make) }
}

fn record_of(make: &impl Fn(usize) -> String) -> Value {
    let all: Value = serde_json::from_str(&make(0)).expect("what is written is JSON");
    let tables = all.as_object().expect("an object").values();
    tables.filter_map(|table| table.get(0)).find(|first| first.get("claims").is_some()).cloned().unwrap_or_default()
}

fn of_table(whole: &Value, table: &str, item: &Value) -> Flood {
    let (whole, item, table) = (whole.clone(), item.clone(), table.to_owned());
    let name = format!("{table} {}", id(&item));
    let make = move |times: usize| {
        let mut all = whole.clone();
        let again = (0..times).map(|time| {
            let mut item = item.clone();
            item["id"] = json!(format!("{}-{time}", id(&item)));
            item
        });
        all[&table].as_array_mut().expect("a list").extend(again);
        all.to_string()
    };
    Flood { name, make: Box::new(make) }
}
