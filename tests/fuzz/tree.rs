//! A JSON text as a tree that need not be a valid one: fields may stand there twice, and a value may be any text.

use serde_json::Value;

/// A value.
#[derive(Debug, Clone)]
pub enum Tree {
    /// Written as it is: a number, a word, or what no JSON is.
    Raw(String),
    /// A text, which is escaped.
    Text(String),
    /// A list.
    List(Vec<Tree>),
    /// A table.
    Table(Vec<(String, Tree)>),
}

impl From<Value> for Tree {
    fn from(value: Value) -> Self {
        match value {
            Value::String(text) => Self::Text(text),
            Value::Array(list) => Self::List(list.into_iter().map(Self::from).collect()),
            Value::Object(table) => Self::Table(table.into_iter().map(|(name, it)| (name, it.into())).collect()),
            bare => Self::Raw(bare.to_string()),
        }
    }
}

impl Tree {
    /// A text.
    pub fn text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }

    /// The field of a table.
    pub fn get(&self, name: &str) -> Option<&Self> {
        let Self::Table(fields) = self else { return None };
        fields.iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// The field of a table, to be changed.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut Self> {
        let Self::Table(fields) = self else { return None };
        fields.iter_mut().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// What is in it.
    pub fn children(&self) -> Vec<(&str, &Self)> {
        match self {
            Self::List(list) => list.iter().map(|item| ("", item)).collect(),
            Self::Table(fields) => fields.iter().map(|(name, value)| (name.as_str(), value)).collect(),
            _ => Vec::new(),
        }
    }

    /// How many values it is made of, itself among them.
    pub fn size(&self) -> usize {
        1 + self.children().iter().map(|(_, child)| child.size()).sum::<usize>()
    }

    /// The value at a place, counted from the root through all that is in it, with the name of the field that it is in.
    pub fn at(&mut self, place: usize) -> Option<(String, &mut Self)> {
        self.named_at(place, "")
    }

    fn named_at(&mut self, place: usize, name: &str) -> Option<(String, &mut Self)> {
        let Some(mut left) = place.checked_sub(1) else { return Some((name.to_owned(), self)) };
        let children: Vec<(String, &mut Self)> = match self {
            Self::List(list) => list.iter_mut().map(|item| (name.to_owned(), item)).collect(),
            Self::Table(fields) => fields.iter_mut().map(|(name, value)| (name.clone(), value)).collect(),
            _ => return None,
        };
        for (name, child) in children {
            let size = child.size();
            if left < size {
                return child.named_at(left, &name);
            }
            left -= size;
        }
        None
    }

    /// The JSON text.
    pub fn write(&self) -> String {
        let mut out = String::new();
        self.write_to(&mut out);
        out
    }

    fn write_to(&self, out: &mut String) {
        let (open, close) = match self {
            Self::Raw(raw) => return out.push_str(raw),
            Self::Text(text) => return out.push_str(&Value::from(text.as_str()).to_string()),
            Self::List(_) => ('[', ']'),
            Self::Table(_) => ('{', '}'),
        };
        out.push(open);
        for (at, (name, child)) in self.children().into_iter().enumerate() {
            if at > 0 {
                out.push(',');
            }
            if open == '{' {
                out.push_str(&Value::from(name).to_string());
                out.push(':');
            }
            child.write_to(out);
        }
        out.push(close);
    }
}
