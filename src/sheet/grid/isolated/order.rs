//! What one process asks of the other, as arguments.

use std::time::Duration;

use crate::job::Limits;
use crate::sheet::gate::binary::Kind;

const KINDS: [(&str, Kind); 2] = [("xls", Kind::Xls), ("xlsb", Kind::Xlsb)];

/// To read one file of this kind within these limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    /// The file's format.
    pub kind: Kind,
    /// How many bytes of it are given.
    pub length: u64,
    /// What it may take.
    pub limits: Limits,
}

impl Order {
    /// As arguments: the format, then bytes of the file and of memory; then seconds.
    pub fn arguments(&self) -> [String; 4] {
        let kind = KINDS.into_iter().find(|(_, kind)| *kind == self.kind);
        let Limits { memory, time, .. } = self.limits;
        [
            kind.map(|(word, _)| word.to_owned()).unwrap_or_default(),
            self.length.to_string(),
            memory.to_string(),
            time.as_secs().to_string(),
        ]
    }

    /// Reads the arguments back.
    pub fn parse(arguments: &[String]) -> Option<Self> {
        let [kind, numbers @ ..] = arguments else { return None };
        let (_, kind) = KINDS.into_iter().find(|(word, _)| word == kind)?;
        let numbers = numbers.iter().map(|number| number.parse().ok());
        let numbers: Vec<u64> = numbers.collect::<Option<_>>()?;
        let &[length, memory, seconds] = numbers.as_slice() else { return None };
        let time = Duration::from_secs(seconds);
        let limits = Limits { memory, time, ..Limits::default() };
        Some(Self { kind, length, limits })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_is_understood_as_it_was_given() {
        for kind in [Kind::Xls, Kind::Xlsb] {
            let limits = Limits { memory: 7, time: Duration::from_secs(3), ..Limits::default() };
            let order = Order { kind, length: 5, limits };
            assert_eq!(Order::parse(&order.arguments()), Some(order));
        }
        let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        for wrong in ["", "xls", "xlsx 1 1 1", "xls 1 1", "xls 1 1 x", "xls 1 1 1 1"] {
            assert_eq!(Order::parse(&words(wrong)), None, "{wrong}");
        }
    }
}
