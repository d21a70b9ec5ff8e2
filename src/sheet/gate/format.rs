//! Whether a number format shows a number as a percentage.
//!
//! Only a percent sign that is neither quoted nor escaped multiplies by a hundred: Excel shows
//! 0.88 as `88,00%` under `0.00%`, but as `0,88%` under `0.00"%"` and `0.00\%`. There the sign is
//! decoration, and the number is what it is.

/// The number format of a cell.
#[derive(Clone, Debug, PartialEq)]
pub struct NumberFormat {
    /// The parts between semicolons, in order.
    sections: Vec<Section>,
}

#[derive(Clone, Debug, PartialEq)]
struct Section {
    percent: bool,
    condition: Option<Condition>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Condition {
    relation: Relation,
    limit: f64,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Relation {
    Below,
    AtMost,
    Above,
    AtLeast,
    Equal,
    Different,
}

impl NumberFormat {
    /// A format that Excel knows by a number alone.
    pub fn built_in(id: u32) -> Self {
        Self { sections: vec![Section { percent: matches!(id, 9 | 10), condition: None }] }
    }

    /// Reads a format code.
    pub fn new(code: &str) -> Self {
        let mut sections = Vec::new();
        let mut section = Section { percent: false, condition: None };
        let mut characters = code.chars();
        while let Some(character) = characters.next() {
            match character {
                '"' => _ = characters.find(|c| *c == '"'),
                // An escaped sign, the width of one, one to fill the cell with.
                '\\' | '_' | '*' => _ = characters.next(),
                '[' => {
                    let inside: String = characters.by_ref().take_while(|c| *c != ']').collect();
                    section.condition = section.condition.or(Condition::new(&inside));
                }
                '%' => section.percent = true,
                ';' => {
                    let next = Section { percent: false, condition: None };
                    sections.push(std::mem::replace(&mut section, next));
                }
                _ => {}
            }
        }
        sections.push(section);
        // The fourth is for text.
        sections.truncate(3);
        Self { sections }
    }

    /// Whether any number is shown as a percentage.
    pub fn may_be_percent(&self) -> bool {
        self.sections.iter().any(|section| section.percent)
    }

    /// Whether this number is shown as a percentage.
    pub fn is_percent(&self, number: f64) -> bool {
        let section = match self.sections.as_slice() {
            [first, second, rest @ ..] => {
                let last = rest.first();
                let above = |section: &Section, otherwise: bool| match section.condition {
                    Some(condition) => condition.holds(number),
                    None => otherwise,
                };
                let at_least = if last.is_some() { number > 0.0 } else { number >= 0.0 };
                if above(first, at_least) {
                    Some(first)
                } else if above(second, last.is_none() || number < 0.0) {
                    Some(second)
                } else {
                    last.or(Some(second))
                }
            }
            sections => sections.first(),
        };
        section.is_some_and(|section| section.percent)
    }
}

impl Condition {
    fn new(text: &str) -> Option<Self> {
        const RELATIONS: [(&str, Relation); 6] = [
            ("<=", Relation::AtMost),
            (">=", Relation::AtLeast),
            ("<>", Relation::Different),
            ("<", Relation::Below),
            (">", Relation::Above),
            ("=", Relation::Equal),
        ];
        RELATIONS.into_iter().find_map(|(sign, relation)| {
            let limit = text.strip_prefix(sign)?.trim().parse().ok()?;
            Some(Self { relation, limit })
        })
    }

    #[allow(clippy::float_cmp, reason = "a format compares the stored number exactly")]
    fn holds(self, number: f64) -> bool {
        match self.relation {
            Relation::Below => number < self.limit,
            Relation::AtMost => number <= self.limit,
            Relation::Above => number > self.limit,
            Relation::AtLeast => number >= self.limit,
            Relation::Equal => number == self.limit,
            Relation::Different => number != self.limit,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_percent_sign_that_multiplies_counts() {
        for (code, number, expected) in [
            ("0.00%", 0.88, true),
            ("0%", 0.88, true),
            ("General", 0.88, false),
            (r#"0.00"%""#, 0.88, false),
            (r"0.00\%", 0.88, false),
            ("0.00_%", 0.88, false),
            ("0.00*%", 0.88, false),
            ("[Red]0.00%", 0.88, true),
            ("[$%-421]0.00", 0.88, false),
            (r#""Nilai "0.00%" baik""#, 0.88, true),
            ("0.00;0.00%", 0.88, false),
            ("0.00;0.00%", -0.88, true),
            ("0.00%;-0.00%;0", 0.0, false),
            ("0.00%;-0.00%;0", 0.5, true),
            ("[<=1]0%;0.00", 0.88, true),
            ("[<=1]0%;0.00", 88.0, false),
            ("[>1]0.00;[<=1]0%;@", 0.88, true),
            ("0.00;0.00;0.00;@\"%\"%", 0.88, false),
        ] {
            assert_eq!(NumberFormat::new(code).is_percent(number), expected, "{code} {number}");
        }
        assert!(NumberFormat::built_in(10).is_percent(0.5));
        assert!(!NumberFormat::built_in(2).is_percent(0.5));
    }
}
