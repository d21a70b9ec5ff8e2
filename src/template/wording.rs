//! The texts and conditions of a template, compiled: `atas {{ predikat }}`, `peringkat_ke <= 3`.
//!
//! The only place that knows minijinja. Texts are strict: a placeholder that does not exist is
//! refused when the template is read, and never prints as nothing.

use minijinja::{Environment, UndefinedBehavior, Value};

use super::Subject;
use super::facts::{Fact, Facts, Field};
use crate::config::nearest;
use crate::finding::{Problem, WordingFault};

/// Steps after which a text gives up: a loop of an office's own must not hang a run.
const FUEL: u64 = 20_000;

/// All texts and conditions of a template.
#[derive(Clone, Debug)]
pub struct Wordings {
    subject: Subject,
    environment: Environment<'static>,
    count: usize,
}

/// A text of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    name: String,
    /// The placeholders without which the text says nothing; none where the text has conditions
    /// of its own.
    needs: Vec<String>,
}

/// A condition of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    name: String,
    /// The numbers that it asks for; where one of them is not known it does not hold.
    needs: Vec<String>,
}

/// A text or condition that fails for certain values; holds the engine's words.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Unsayable(pub String);

/// The values of one certificate, put once into the form that the engine takes.
#[derive(Clone, Debug)]
pub struct Values<'f> {
    facts: &'f Facts,
    engine: Value,
}

impl<'f> Values<'f> {
    /// The values of these facts.
    pub fn of(facts: &'f Facts) -> Self {
        let engine = Value::from_pairs(facts.iter().map(|(name, fact)| (name, value(fact))));
        Self { facts, engine }
    }

    /// The facts themselves.
    pub fn facts(&self) -> &'f Facts {
        self.facts
    }
}

impl From<Unsayable> for WordingFault {
    fn from(Unsayable(message): Unsayable) -> Self {
        Self::Engine(message)
    }
}

impl Wordings {
    /// None yet.
    pub fn new(subject: Subject) -> Self {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_auto_escape_callback(|_| minijinja::AutoEscape::None);
        environment.set_fuel(Some(FUEL));
        environment.add_filter("besar", |text: String| text.to_uppercase());
        environment.add_filter("kecil", |text: String| text.to_lowercase());
        Self { subject, environment, count: 0 }
    }

    /// Compiles a text.
    ///
    /// # Errors
    /// If it cannot be understood or names a placeholder that does not exist.
    pub fn text(&mut self, source: &str) -> Result<Wording, Problem> {
        let (name, mut fields) = self.compile(source.to_owned())?;
        if source.contains("{%") {
            fields.clear();
        }
        Ok(Wording { name, needs: fields })
    }

    /// Compiles a condition.
    ///
    /// # Errors
    /// If it cannot be understood or names a placeholder that does not exist.
    pub fn condition(&mut self, source: &str) -> Result<Condition, Problem> {
        self.environment.compile_expression_owned(source.to_owned()).map_err(unreadable)?;
        let (name, mut needs) = self.compile(format!("{{% if ({source}) %}}1{{% endif %}}"))?;
        needs
            .retain(|name| Field::of(self.subject).any(|field| field.name == name && field.number));
        Ok(Condition { name, needs })
    }

    fn compile(&mut self, source: String) -> Result<(String, Vec<String>), Problem> {
        let name = self.count.to_string();
        self.environment.add_template_owned(name.clone(), source).map_err(unreadable)?;
        self.count += 1;
        let template = self.environment.get_template(&name).map_err(unreadable)?;
        let mut fields: Vec<String> = template.undeclared_variables(false).into_iter().collect();
        fields.sort_unstable();
        let is_global = |field: &str| self.environment.globals().any(|(name, _)| name == field);
        fields.retain(|field| !is_global(field));
        let known: Vec<String> =
            Field::of(self.subject).map(|field| field.name.to_owned()).collect();
        if let Some(unknown) = fields.iter().find(|field| !known.contains(field)) {
            return Err(Problem::NoSuchField {
                field: unknown.clone(),
                nearest: nearest(unknown, known.iter().map(String::as_str)),
                known,
            });
        }
        // What else is wrong, a filter that does not exist for one, shows when the text is used.
        for facts in [Facts::new(), Facts::specimen()] {
            self.render(&name, &Values::of(&facts))
                .map_err(|Unsayable(message)| Problem::WordingUnreadable { message })?;
        }
        Ok((name, fields))
    }

    /// What a text says; `None` where it would say nothing: one of its placeholders is empty, or
    /// nothing is left of it.
    ///
    /// # Errors
    /// If the text does with a value what cannot be done with it.
    pub fn say(&self, wording: &Wording, values: &Values<'_>) -> Result<Option<String>, Unsayable> {
        if wording.needs.iter().any(|field| values.facts.is_empty(field)) {
            return Ok(None);
        }
        let said = self.render(&wording.name, values)?;
        Ok((!said.trim().is_empty()).then_some(said))
    }

    /// Whether a condition holds.
    ///
    /// # Errors
    /// If it compares what cannot be compared.
    pub fn holds(&self, condition: &Condition, values: &Values<'_>) -> Result<bool, Unsayable> {
        if condition.needs.iter().any(|number| values.facts.is_empty(number)) {
            return Ok(false);
        }
        Ok(!self.render(&condition.name, values)?.is_empty())
    }

    fn render(&self, name: &str, values: &Values<'_>) -> Result<String, Unsayable> {
        let text = self.environment.get_template(name);
        let rendered = text.and_then(|text| text.render(&values.engine));
        rendered.map_err(|error| Unsayable(told(&error)))
    }
}

fn value(fact: &Fact) -> Value {
    match fact {
        Fact::Words(words) => Value::from(words.as_str()),
        Fact::Number(number) => Value::from(*number),
    }
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "so that it can be named where errors are mapped"
)]
fn unreadable(error: minijinja::Error) -> Problem {
    Problem::WordingUnreadable { message: told(&error) }
}

/// What went wrong, without the name by which the engine knows the text.
fn told(error: &minijinja::Error) -> String {
    error.detail().map_or_else(|| error.kind().to_string(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts() -> Facts {
        let mut facts = Facts::new();
        facts.say("pemda", "Kabupaten Dairi");
        facts.say("zona", "Hijau");
        facts.count("peringkat_ke", 3);
        facts
    }

    fn said(source: &str) -> Option<String> {
        let mut wordings = Wordings::new(Subject::Region);
        let wording = wordings.text(source).unwrap();
        wordings.say(&wording, &Values::of(&facts())).unwrap()
    }

    fn holds(source: &str, facts: &Facts) -> bool {
        let mut wordings = Wordings::new(Subject::Region);
        let condition = wordings.condition(source).unwrap();
        wordings.holds(&condition, &Values::of(facts)).unwrap()
    }

    #[test]
    fn placeholders_are_filled_in() {
        assert_eq!(said("kepada {{ pemda }}").as_deref(), Some("kepada Kabupaten Dairi"));
        assert_eq!(said("{{ pemda | besar }}").as_deref(), Some("KABUPATEN DAIRI"));
        assert_eq!(said("NILAI").as_deref(), Some("NILAI"));
        // Words are words, whatever they look like.
        assert_eq!(said("< & > \" {{ zona }}").as_deref(), Some("< & > \" Hijau"));
    }

    #[test]
    fn a_text_with_an_empty_placeholder_says_nothing() {
        assert_eq!(said("diserahkan pada {{ acara }}"), None);
        let either = "{{ zona }}{% if acara %} pada {{ acara }}{% endif %}";
        assert_eq!(said(either).as_deref(), Some("Hijau"));
        assert_eq!(said("{% if acara %}pada {{ acara }}{% endif %}"), None);
    }

    #[test]
    fn conditions_compare_words_and_numbers() {
        assert!(holds("zona == 'Hijau'", &facts()));
        assert!(holds("peringkat_ke <= 3 and not acara", &facts()));
        assert!(!holds("peringkat_ke == 1", &facts()));
        assert!(!holds("acara", &facts()));
        // Whoever has no rank is not among the first three.
        assert!(!holds("peringkat_ke <= 3", &Facts::new()));
    }

    #[test]
    fn what_does_not_exist_is_refused_with_the_nearest_name() {
        let mut wordings = Wordings::new(Subject::Region);
        let Err(Problem::NoSuchField { field, nearest, .. }) = wordings.text("{{ nilia }}") else {
            panic!("accepted");
        };
        assert_eq!((field.as_str(), nearest.as_deref()), ("nilia", Some("nilai")));
        assert!(matches!(wordings.condition("zonna"), Err(Problem::NoSuchField { .. })));
        assert!(matches!(wordings.text("{{ unit }}"), Err(Problem::NoSuchField { .. })));
        assert!(Wordings::new(Subject::Unit).text("{{ unit }}").is_ok());
    }

    #[test]
    fn what_cannot_be_understood_is_refused() {
        let mut wordings = Wordings::new(Subject::Region);
        for source in ["{{ pemda", "{{ pemda | bsar }}", "{% if zona %}", "{{ 1 + }}"] {
            let refused = wordings.text(source);
            assert!(matches!(refused, Err(Problem::WordingUnreadable { .. })), "{source}");
        }
        assert!(wordings.condition("true) %}{% endif %}{% if (true").is_err());
    }

    #[test]
    fn a_text_cannot_hang_a_run() {
        let mut wordings = Wordings::new(Subject::Region);
        let source =
            "{% for a in range(9999) %}{% for b in range(9999) %}x{% endfor %}{% endfor %}";
        assert!(matches!(wordings.text(source), Err(Problem::WordingUnreadable { .. })));
        // Nor where only a certain value makes it long.
        let endless = "{% if zona == 'Hijau' %}{% for a in range(99999) %}x{% endfor %}{% endif %}";
        let wording = wordings.text(endless).unwrap();
        assert!(wordings.say(&wording, &Values::of(&facts())).is_err());
    }
}
