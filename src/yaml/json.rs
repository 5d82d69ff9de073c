//! The tree as JSON values, for the schema validator and the typed records.

use super::{Node, Reading, Value};
use serde_json::{Map, Number, Value as Json};

impl Node {
    /// The node as JSON. Of a key that stands twice the first counts; what JSON has no number for becomes text.
    pub fn to_json(&self) -> Json {
        match &self.value {
            Value::Scalar(scalar) => match scalar.reading() {
                Reading::Null => Json::Null,
                Reading::Bool(truth) => Json::Bool(truth),
                Reading::Int(number) => Json::Number(number.into()),
                Reading::Float(number) => {
                    Number::from_f64(number).map_or_else(|| Json::String(scalar.text.to_string()), Json::Number)
                }
                Reading::Text | Reading::NotFinite => Json::String(scalar.text.to_string()),
            },
            Value::Sequence(items, _) => Json::Array(items.iter().map(Self::to_json).collect()),
            Value::Mapping(entries, _) => {
                let mut map = Map::new();
                for entry in entries {
                    if !map.contains_key(&*entry.key) {
                        map.insert(entry.key.to_string(), entry.value.to_json());
                    }
                }
                Json::Object(map)
            }
        }
    }
}
