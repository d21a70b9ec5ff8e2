//! Wrong usage, said in Indonesian like everything else.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::exit::Exit;
use super::terminal::Terminal;
use rapor::catalogue::usage as words;

/// Tells what is wrong with the command line, or shows the help or version asked for.
pub fn tell(error: &clap::Error, terminal: &mut Terminal) -> Exit {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            terminal.write(help(error).as_bytes());
            Exit::Done
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            terminal.tell(help(error).trim_end());
            Exit::Usage
        }
        kind => {
            let text = |kind| context(error, kind);
            let argument = text(ContextKind::InvalidArg);
            let value = text(ContextKind::InvalidValue);
            let message = match kind {
                ErrorKind::UnknownArgument => words::unknown_argument(&argument),
                ErrorKind::InvalidSubcommand => {
                    words::unknown_command(&text(ContextKind::InvalidSubcommand))
                }
                ErrorKind::InvalidValue | ErrorKind::ValueValidation if value.is_empty() => {
                    words::value_missing(&argument)
                }
                ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
                    words::invalid_value(&argument, &value)
                }
                ErrorKind::MissingRequiredArgument => words::missing(&argument),
                ErrorKind::MissingSubcommand => words::NO_COMMAND.to_owned(),
                ErrorKind::ArgumentConflict => words::repeated(&argument),
                ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues | ErrorKind::NoEquals => {
                    words::invalid_value(&argument, &value)
                }
                _ => words::OTHER.to_owned(),
            };
            let suggestions = [
                ContextKind::SuggestedSubcommand,
                ContextKind::SuggestedArg,
                ContextKind::SuggestedValue,
            ];
            let suggested = suggestions.into_iter().find_map(|kind| nearest(error, kind));
            let valid = text(ContextKind::ValidValue);
            let way_out = match suggested {
                Some(suggested) => words::perhaps(&suggested),
                None if !valid.is_empty() => words::choose(&valid),
                None => words::HELP.to_owned(),
            };
            terminal.error(&message, &way_out);
            Exit::Usage
        }
    }
}

/// The parser writes the usage line itself, with one English word in it.
fn help(error: &clap::Error) -> String {
    error.render().ansi().to_string().replace("[OPTIONS]", "[OPSI]")
}

/// The nearest of what the parser suggests, which it puts last.
fn nearest(error: &clap::Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) => texts.last().cloned(),
        _ => None,
    }
}

fn context(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    }
}
