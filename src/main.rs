//! The binary: arguments in, progress and findings on stderr, exit code out.

fn main() {}
