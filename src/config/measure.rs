//! Lengths, colours and free names in a TOML file: what a layout is written in.

use toml::Spanned;
use toml::de::DeValue;

use super::Section;
use crate::finding::{Form, Legal, ValueType};
use crate::location::Located;

impl<'a> Section<'a> {
    /// A measure from `least` to `most`, in whatever unit the key has.
    pub fn measure(&mut self, key: &'static str, least: f32, most: f32) -> Option<f32> {
        let value = self.ask(key)?;
        self.measure_of(key, value, least, most)
    }

    /// So many measures, each from `least` to `most`.
    pub fn measures<const N: usize>(
        &mut self,
        key: &'static str,
        least: f32,
        most: f32,
    ) -> Option<[f32; N]> {
        let items = self.list(key)?;
        let read: Vec<_> =
            items.iter().map(|item| self.measure_of(key, item, least, most)).collect();
        let read: Vec<f32> = read.into_iter().collect::<Option<_>>()?;
        let found = read.len();
        let array = read.try_into().ok();
        if array.is_none() {
            let written = Located::new(found.to_string(), self.place_of(key));
            self.refuse(key, &written, Legal::Form(Form::SoMany(N)));
        }
        array
    }

    /// One measure, or two of which the second is not smaller: from, to.
    pub fn span(&mut self, key: &'static str, least: f32, most: f32) -> Option<(f32, f32)> {
        if !matches!(self.ask(key)?.get_ref(), DeValue::Array(_)) {
            let only = self.measure(key, least, most)?;
            return Some((only, only));
        }
        let [from, to] = self.measures(key, least, most)?;
        if from > to {
            let written = Located::new(format!("[{from}, {to}]"), self.place_of(key));
            self.refuse(key, &written, Legal::Form(Form::SmallerFirst));
            return None;
        }
        Some((from, to))
    }

    /// Red, green and blue of a colour written as `#1C2F4F`.
    pub fn colour_of(&self, key: &str, text: &Located<String>) -> Option<(u8, u8, u8)> {
        let digits = text.value.strip_prefix('#').filter(|digits| digits.len() == 6);
        let part = |from: usize| u8::from_str_radix(digits?.get(from..from + 2)?, 16).ok();
        let colour = (|| Some((part(0)?, part(2)?, part(4)?)))();
        if colour.is_none() {
            self.refuse(key, text, Legal::Form(Form::Colour));
        }
        colour
    }

    /// All texts of a section whose keys are free, with those keys.
    pub fn free_texts(&mut self) -> Vec<(Located<String>, Located<String>)> {
        self.any_key = true;
        let entries = self.table.iter().filter_map(|(key, value)| {
            let name = key.get_ref().to_string();
            let text = self.text_of(&name, value)?;
            Some((Located::new(name, self.source.locate(key.span())), text))
        });
        entries.collect()
    }

    fn measure_of(
        &self,
        key: &str,
        value: &Spanned<DeValue<'a>>,
        least: f32,
        most: f32,
    ) -> Option<f32> {
        let text = match value.get_ref() {
            DeValue::Integer(number) if number.radix() == 10 => number.as_str(),
            DeValue::Float(number) => number.as_str(),
            _ => return self.wrong_type(key, value, ValueType::Decimal),
        };
        let read = text.parse().ok().filter(|read| (least..=most).contains(read));
        if read.is_none() {
            let written = Located::new(text.to_owned(), self.source.locate(value.span()));
            self.refuse(key, &written, Legal::Range(least.to_string(), most.to_string()));
        }
        read
    }
}

#[cfg(test)]
mod tests {
    use crate::config::read;

    fn codes(text: &str, build: impl FnOnce(&mut super::Section<'_>)) -> Vec<String> {
        let read = read("x.toml", text, |root| {
            build(root);
            None::<()>
        });
        let findings = read.unwrap_err();
        findings.iter().map(|finding| format!("{} {}", finding.at, finding.code())).collect()
    }

    #[test]
    fn measures_are_read_within_their_range() {
        let read = read("x.toml", "a = 2.5\nb = [1, 2.25, 3, 4]\nc = 9\nd = [8, 11.5]\n", |root| {
            let a = root.measure("a", 0.0, 3.0)?;
            let b = root.measures::<4>("b", 0.0, 297.0)?;
            Some((a, b, root.span("c", 4.0, 200.0)?, root.span("d", 4.0, 200.0)?))
        });
        assert_eq!(read, Ok((2.5, [1.0, 2.25, 3.0, 4.0], (9.0, 9.0), (8.0, 11.5))));
    }

    #[test]
    fn measures_out_of_range_in_the_wrong_number_or_order_are_refused_where_they_stand() {
        let found = codes("a = 4\nb = [1, 2]\nc = [12, 8]\nd = [1, -2]\ne = \"1\"\n", |root| {
            root.measure("a", 0.0, 3.0);
            root.measures::<4>("b", 0.0, 9.0);
            root.span("c", 0.0, 99.0);
            root.measures::<2>("d", 0.0, 9.0);
            root.measure("e", 0.0, 9.0);
        });
        let expected = [
            "x.toml:1:5 R005",
            "x.toml:2:5 R005",
            "x.toml:3:5 R005",
            "x.toml:4:9 R005",
            "x.toml:5:5 R003",
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn colours_have_six_hexadecimal_digits() {
        let text = "a = \"#1C2f4F\"\nb = \"#12345\"\nc = \"biru\"\nd = \"#12é45\"\n";
        let mut seen = Vec::new();
        let found = codes(text, |root| {
            for (name, value) in root.free_texts() {
                seen.push(root.colour_of(&name.value, &value));
            }
        });
        assert_eq!(seen, [Some((0x1C, 0x2F, 0x4F)), None, None, None]);
        assert_eq!(found, ["x.toml:2:5 R005", "x.toml:3:5 R005", "x.toml:4:5 R005"]);
    }
}
