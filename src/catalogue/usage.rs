//! What is said about a command line that cannot be understood.

/// No command at all.
pub const NO_COMMAND: &str = "perintahnya belum disebut";
/// Anything else.
pub const OTHER: &str = "baris perintah ini tidak dimengerti";
/// Where to look.
pub const HELP: &str = "lihat `rapor --help`";

/// An option or argument that there is not.
pub fn unknown_argument(argument: &str) -> String {
    format!("`{argument}` tidak dikenal")
}

/// A command that there is not.
pub fn unknown_command(command: &str) -> String {
    format!("perintah `{command}` tidak dikenal")
}

/// A value that an option does not take.
pub fn invalid_value(argument: &str, value: &str) -> String {
    format!("`{value}` tidak sah untuk {argument}")
}

/// An option without its value.
pub fn value_missing(argument: &str) -> String {
    format!("{argument} belum diberi nilai")
}

/// An argument that is needed.
pub fn missing(argument: &str) -> String {
    format!("{argument} belum disebut")
}

/// An option given twice.
pub fn repeated(argument: &str) -> String {
    format!("{argument} disebut lebih dari sekali")
}

/// The nearest word.
pub fn perhaps(suggested: &str) -> String {
    format!("mungkin maksudnya `{suggested}`")
}

/// The words that there are.
pub fn choose(valid: &str) -> String {
    format!("pilih salah satu: {valid}")
}
