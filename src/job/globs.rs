//! Globs of the files that a job reads.

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

/// Patterns of paths below the job, `/` between their parts on every system.
#[derive(Clone, Debug)]
pub struct Globs {
    patterns: Vec<String>,
    set: GlobSet,
}

impl Globs {
    /// Compiles patterns; hands back the index of the first that is none, or that leaves the job.
    ///
    /// # Errors
    /// The index of the pattern at fault.
    pub fn new(patterns: Vec<String>) -> Result<Self, usize> {
        let mut builder = GlobSetBuilder::new();
        for (index, pattern) in patterns.iter().enumerate() {
            let inside = !pattern.starts_with(['/', '\\'])
                && !pattern.contains(':')
                && !pattern.split(['/', '\\']).any(|part| part == "..");
            // `*` stays inside one folder and `**` does not, as everybody expects; case counts for
            // nothing, as on Windows, so that a job reads the same files everywhere.
            let glob = GlobBuilder::new(pattern)
                .literal_separator(true)
                .case_insensitive(true)
                .build()
                .ok()
                .filter(|_| inside);
            builder.add(glob.ok_or(index)?);
        }
        let set = builder.build().map_err(|_| 0_usize)?;
        Ok(Self { patterns, set })
    }

    /// The patterns as written.
    pub fn patterns(&self) -> &[String] {
        &self.patterns
    }

    /// Whether a path below the job, with `/` between its parts, matches one of them.
    pub fn matches(&self, path: &str) -> bool {
        self.set.is_match(path)
    }

    /// The folders that matching files can lie in: each pattern up to its first wildcard.
    pub fn roots(&self) -> Vec<String> {
        let root = |pattern: &String| {
            let parts: Vec<_> = pattern.split('/').collect();
            let fixed = parts.iter().take_while(|part| !part.contains(['*', '?', '[', '{']));
            // The last part names a file, even where it has no wildcard.
            let depth = fixed.count().min(parts.len().saturating_sub(1));
            parts.get(..depth).unwrap_or_default().join("/")
        };
        let mut roots: Vec<_> = self.patterns.iter().map(root).collect();
        roots.sort();
        roots.dedup();
        roots
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn globs(patterns: &[&str]) -> Result<Globs, usize> {
        Globs::new(patterns.iter().map(|pattern| (*pattern).to_owned()).collect())
    }

    #[test]
    fn stars_stay_in_a_folder_and_double_stars_do_not() {
        let set = globs(&["lembar/**", "riwayat/*.csv"]).unwrap();
        for (path, matches) in [
            ("lembar/a.xlsx", true),
            ("lembar/x/y/a.xlsx", true),
            ("LEMBAR/A.XLSX", true),
            ("riwayat/2021.csv", true),
            ("riwayat/lama/2021.csv", false),
            ("hasil/a.xlsx", false),
        ] {
            assert_eq!(set.matches(path), matches, "{path}");
        }
        assert_eq!(set.roots(), ["lembar", "riwayat"]);
        assert_eq!(globs(&["*.xlsx", "nilai.csv"]).unwrap().roots(), [""]);
    }

    #[test]
    fn patterns_stay_inside_the_job() {
        for pattern in ["/etc/*", "../x/*", "a/../../b", "C:/x/*", "\\\\server\\x", "a["] {
            assert_eq!(globs(&["ok/*", pattern]).err(), Some(1), "{pattern}");
        }
    }
}
