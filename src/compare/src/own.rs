//! What a reader sets in a view of this module itself. The widget hears nothing of it.

/// What has been set, by the name that the attribute `data-own` of a control has: a number where it is a slider, one more
/// with each press where it is a button.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Own {
    /// What was set last is at the end.
    set: Vec<(String, f64)>,
}

impl Own {
    /// What a control was set to.
    pub fn get(&self, name: &str) -> Option<f64> {
        self.set.iter().find(|(known, _)| known == name).map(|(_, value)| *value)
    }

    /// The name that was set last, of those that begin so, without its beginning.
    pub fn last<'a>(&'a self, begins: &str) -> Option<&'a str> {
        self.set.iter().rev().find_map(|(name, _)| name.strip_prefix(begins))
    }

    /// A control was set to a value, or pressed.
    pub fn put(&mut self, name: &str, value: Option<f64>) {
        let presses = self.get(name).unwrap_or_default() + 1.0;
        self.set.retain(|(known, _)| known != name);
        self.set.push((name.to_owned(), value.unwrap_or(presses)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_set_stays_set() {
        let mut own = Own::default();
        own.put("sort date", None);
        own.put("sort date", None);
        own.put("pace az-15", Some(7.5));
        assert_eq!((own.get("sort date"), own.get("pace az-15"), own.get("pace")), (Some(2.0), Some(7.5), None));
        assert_eq!(own.last("pace "), Some("az-15"));
        own.put("sort title", None);
        own.put("page 2", None);
        own.put("sort date", None);
        assert_eq!((own.last("sort "), own.last("page "), own.last("open ")), (Some("date"), Some("2"), None));
    }
}
