//! Which public key signatures are checked with, and where it came from.

use std::path::PathBuf;

use crate::digest::Digest;
use crate::signing::{KeyId, PublicKey};

/// Where a public key came from: how far it may be believed is for the reader to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Somebody named it.
    Given,
    /// A file in the job that is being verified: it shows that all goes together, no more.
    Job(PathBuf),
    /// The settings of the user.
    Settings,
    /// This file in the output that is being judged: whoever wrote the output wrote the key. It
    /// shows that the output goes together, and nothing of who made it.
    Enclosed(String),
}

/// The public keys at hand.
#[derive(Clone, Debug, Default)]
pub struct Keys {
    /// The one that somebody named: no other is tried.
    pub given: Option<PublicKey>,
    /// That of the user.
    pub own: Option<PublicKey>,
    /// Those beside the register, with their files.
    pub found: Vec<(PathBuf, PublicKey)>,
    /// That in the output that is being judged, for people; tried only where no other will do.
    pub enclosed: Option<(String, PublicKey)>,
}

/// Why there is no key to check a signature with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoKey {
    /// None of those at hand is the register's.
    #[error("no public key with this fingerprint")]
    Unknown,
    /// The one that was named is not one of the register's.
    #[error("the register knows no such key")]
    Strange,
}

impl Keys {
    /// The keys that may be believed to be the register's, which knows them by their fingerprints;
    /// where there is no register, every key will do.
    pub(super) fn eligible(
        &self,
        known: Option<&[Digest]>,
    ) -> Result<Vec<(PublicKey, Origin)>, NoKey> {
        let registered =
            |key: &PublicKey| known.is_none_or(|known| known.contains(&key.fingerprint()));
        if let Some(given) = self.given {
            let fits = registered(&given).then_some(vec![(given, Origin::Given)]);
            return fits.ok_or(NoKey::Strange);
        }
        let own = self.own.iter().map(|key| (*key, Origin::Settings));
        let found = self.found.iter().map(|(path, key)| (*key, Origin::Job(path.clone())));
        let keys: Vec<_> = own.chain(found).filter(|(key, _)| registered(key)).collect();
        if !keys.is_empty() {
            return Ok(keys);
        }
        let enclosed = self.enclosed.clone().filter(|(_, key)| registered(key));
        enclosed.map(|(place, key)| vec![(key, Origin::Enclosed(place))]).ok_or(NoKey::Unknown)
    }

    /// The one of them with this identity. A key that somebody named is taken whatever it is
    /// called, so that the signature is what is refused.
    pub(super) fn choose(
        &self,
        known: Option<&[Digest]>,
        wanted: Option<KeyId>,
    ) -> Result<(PublicKey, Origin), NoKey> {
        let fits = |(key, origin): &(PublicKey, Origin)| {
            *origin == Origin::Given || wanted.is_none_or(|wanted| key.id() == wanted)
        };
        self.eligible(known)?.into_iter().find(fits).ok_or(NoKey::Unknown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signing::SecretKey;

    #[test]
    fn only_a_key_of_the_register_is_chosen() {
        let key = |seed: u8| SecretKey::new(&[seed; 40]).public();
        let known = [key(1).fingerprint(), key(2).fingerprint()];
        let found = vec![("a.pub".into(), key(3)), ("b.pub".into(), key(2))];
        let mut keys = Keys { own: Some(key(4)), found, ..Keys::default() };
        let beside = Origin::Job("b.pub".into());
        assert_eq!(keys.choose(Some(&known), None), Ok((key(2), beside)));
        assert_eq!(keys.choose(Some(&known), Some(key(1).id())), Err(NoKey::Unknown));
        assert_eq!(keys.choose(None, None), Ok((key(4), Origin::Settings)));
        keys.given = Some(key(1));
        assert_eq!(keys.choose(Some(&known), None), Ok((key(1), Origin::Given)));
        keys.given = Some(key(3));
        assert_eq!(keys.choose(Some(&known), None), Err(NoKey::Strange));
    }

    #[test]
    fn the_key_of_an_output_is_the_last_resort() {
        let key = |seed: u8| SecretKey::new(&[seed; 40]).public();
        let known = [key(1).fingerprint()];
        let place = "hasil/minisign.pub".to_owned();
        let mut keys = Keys { enclosed: Some((place.clone(), key(1))), ..Keys::default() };
        let enclosed = Ok((key(1), Origin::Enclosed(place.clone())));
        assert_eq!(keys.choose(Some(&known), Some(key(1).id())), enclosed);
        assert_eq!(keys.choose(None, None), enclosed);
        assert_eq!(keys.choose(None, Some(key(2).id())), Err(NoKey::Unknown));
        // A key that came from elsewhere is not overruled by what came with the output.
        keys.own = Some(key(2));
        assert_eq!(keys.choose(None, Some(key(1).id())), Err(NoKey::Unknown));
        keys.own = None;
        keys.enclosed = Some((place, key(3)));
        assert_eq!(keys.choose(Some(&known), None), Err(NoKey::Unknown));
        keys.given = Some(key(2));
        assert_eq!(keys.choose(None, None), Ok((key(2), Origin::Given)));
    }
}
