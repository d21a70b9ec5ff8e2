//! What a manifest says about the register that its run has written to.

use serde::Deserialize;

use crate::register::Head;

/// The part of `manifest.json` that binds an output to its register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manifest {
    /// The last line before the documents were drawn; `None` where no number was given.
    pub head: Option<Head>,
}

/// The bytes are no manifest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a manifest")]
pub struct NotAManifest;

/// Other keys are none of this reader's business.
#[derive(Deserialize)]
struct Written {
    #[serde(default)]
    register: Option<Head>,
}

impl Manifest {
    /// Reads a manifest.
    ///
    /// # Errors
    /// [`NotAManifest`].
    pub fn parse(bytes: &[u8]) -> Result<Self, NotAManifest> {
        let written: Written = serde_json::from_slice(bytes).map_err(|_| NotAManifest)?;
        Ok(Self { head: written.register })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::Digest;

    #[test]
    fn the_head_is_read_and_what_is_no_head_refused() {
        let hash = Digest::of(b"line");
        let with = format!(r#"{{"schema":1,"register":{{"seq":9,"head":"{hash}"}}}}"#);
        let head = Some(Head { line: 9, hash });
        assert_eq!(Manifest::parse(with.as_bytes()), Ok(Manifest { head }));
        for none in [r#"{"schema":1,"register":null}"#, r#"{"schema":1}"#] {
            assert_eq!(Manifest::parse(none.as_bytes()), Ok(Manifest { head: None }));
        }
        for bad in
            ["", "null", r#"{"register":{"seq":9,"head":"ab"}}"#, r#"{"register":{"seq":-9}}"#]
        {
            assert_eq!(Manifest::parse(bad.as_bytes()), Err(NotAManifest), "{bad}");
        }
    }
}
