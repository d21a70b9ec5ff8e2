//! The two streams of the terminal. Nothing else prints.

use std::io::{self, IsTerminal, Write};

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use anstream::{AutoStream, ColorChoice};
use anstyle::Style;

use super::args::Color;
use rapor::catalogue::{self, terminal as words};
use rapor::domain::Region;
use rapor::finding::{Finding, Severity};
use rapor::location::Spot;

/// Where words go. A closed pipe is no error: whoever reads has read enough.
pub struct Terminal {
    out: AutoStream<io::Stdout>,
    err: AutoStream<io::Stderr>,
}

impl Terminal {
    /// The streams, in colour as asked.
    pub fn new(color: Color) -> Self {
        let choice = match color {
            Color::Auto => ColorChoice::Auto,
            Color::Always => ColorChoice::Always,
            Color::Never => ColorChoice::Never,
        };
        Self {
            out: AutoStream::new(io::stdout(), choice),
            err: AutoStream::new(io::stderr(), choice),
        }
    }

    /// Whether somebody watches progress.
    pub fn is_watched(&self) -> bool {
        io::stderr().is_terminal()
    }

    /// A line of the result.
    pub fn say(&mut self, line: &str) {
        _ = writeln!(self.out, "{line}");
    }

    /// Bytes of the result.
    pub fn write(&mut self, bytes: &[u8]) {
        _ = self.out.write_all(bytes);
        _ = self.out.flush();
    }

    /// A line about the run.
    pub fn tell(&mut self, line: &str) {
        _ = writeln!(self.err, "{line}");
    }

    /// Findings, like a compiler's.
    pub fn findings(&mut self, findings: &[Finding]) {
        let renderer = Renderer::styled().decor_style(DecorStyle::Ascii);
        for finding in findings {
            let shown = render(&renderer, finding);
            _ = writeln!(self.err, "{shown}\n");
        }
    }

    /// An error that is no finding.
    pub fn error(&mut self, message: &str, way_out: &str) {
        let (message, way_out) = (printable(message), printable(way_out));
        let title =
            Level::ERROR.with_name(catalogue::severity(Severity::Error)).primary_title(message);
        let help = Level::HELP.with_name(words::WAY_OUT).message(way_out);
        let shown = Renderer::styled()
            .decor_style(DecorStyle::Ascii)
            .render(&[Group::with_title(title).element(help)]);
        _ = writeln!(self.err, "{shown}\n");
    }
}

fn render(renderer: &Renderer, finding: &Finding) -> String {
    let level = match finding.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level
        .with_name(catalogue::severity(finding.severity()))
        .primary_title(printable(&catalogue::message(&finding.problem)))
        .id(finding.code().id());
    let mut group = Group::with_title(title);
    match finding.at.spot() {
        Spot::Text(stretch) => {
            let source = printable(&stretch.excerpt);
            let offset = |count: usize| {
                source.char_indices().nth(count).map_or(source.len(), |(index, _)| index)
            };
            let span = offset(stretch.column - 1)..offset(stretch.column - 1 + stretch.length);
            let annotation = AnnotationKind::Primary.span(span);
            let snippet = Snippet::source(source.clone())
                .line_start(stretch.line)
                .path(printable(finding.at.file_name()))
                .annotation(annotation);
            group = group.element(snippet);
        }
        Spot::Whole | Spot::Sheet(_) | Spot::Cell(..) => {
            group = group.element(Origin::path(printable(&finding.at.to_string())));
        }
    }
    if let Some(region) = finding.region.and_then(Region::with_code) {
        let region = format!("{} {}", region.code, region.name);
        group = group.element(Level::NOTE.with_name(words::ABOUT).message(region));
    }
    let help = Level::HELP.with_name(words::WAY_OUT);
    group = group.element(help.message(printable(&catalogue::hint(&finding.problem))));
    renderer.render(&[group])
}

/// Text of unknown origin, safe to print: what would move the cursor or turn the line shows as `�`.
pub fn printable(text: &str) -> String {
    text.chars().map(|c| if rapor::config::is_invisible(c) { '\u{FFFD}' } else { c }).collect()
}

/// A styled piece of a line.
pub fn styled(style: Style, text: &str) -> String {
    format!("{style}{text}{style:#}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_of_an_input_do_not_reach_the_terminal() {
        assert_eq!(printable("a\u{1b}[31mb\u{202e}c\n"), "a\u{FFFD}[31mb\u{FFFD}c\u{FFFD}");
    }
}
