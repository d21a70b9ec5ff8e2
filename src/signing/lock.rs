//! The lock on a secret key: a stream of bytes that a passphrase leads to, slowly.

use scrypt::Params;

use super::lines::KeyFault;

/// What a lock hides: identity, key and checksum.
pub(super) const HIDDEN: usize = 8 + 64 + 32;

/// How much work it is to try a passphrase, as minisign writes it down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    /// About how many steps it takes.
    opslimit: u64,
    /// About how many bytes it takes.
    memlimit: u64,
}

/// A passphrase, and the salt and cost that make its stream.
#[derive(Clone, Copy, Debug)]
pub struct Lock<'a> {
    /// The passphrase; not empty.
    pub passphrase: &'a str,
    /// Random bytes, so that equal passphrases have different streams.
    pub salt: [u8; 32],
    /// How much work it is to try one.
    pub cost: Cost,
}

impl Cost {
    /// What a new key gets: 128 MiB and half a second or so. minisign's own gigabyte is more than
    /// the free memory of many a laptop; it opens locks of any cost.
    pub const USUAL: Self = Self { opslimit: 1 << 22, memlimit: 1 << 27 };
    /// The least that the format has; for tests.
    pub const LEAST: Self = Self { opslimit: 1 << 15, memlimit: 1 << 20 };
    /// The most that is unlocked: minisign's own, a gigabyte.
    const MOST: Self = Self { opslimit: 1 << 25, memlimit: 1 << 30 };

    pub(super) fn of(opslimit: u64, memlimit: u64) -> Self {
        Self { opslimit, memlimit }
    }

    pub(super) fn bytes(self) -> [u8; 16] {
        let mut bytes = [0; 16];
        let both = self.opslimit.to_le_bytes().into_iter().chain(self.memlimit.to_le_bytes());
        for (place, byte) in bytes.iter_mut().zip(both) {
            *place = byte;
        }
        bytes
    }

    /// The parameters of scrypt that libsodium, and so minisign, makes of the two limits.
    fn params(self) -> Result<Params, KeyFault> {
        const R: u64 = 8;
        if self.opslimit > Self::MOST.opslimit || self.memlimit > Self::MOST.memlimit {
            return Err(KeyFault::TooCostly);
        }
        let opslimit = self.opslimit.max(Self::LEAST.opslimit);
        let (log_n, p) = if opslimit < self.memlimit / 32 {
            (log_n(opslimit / (R * 4)), 1)
        } else {
            let log_n = log_n(self.memlimit / (R * 128));
            (log_n, ((opslimit / 4) >> log_n) / R)
        };
        let narrow = |wide: u64| u32::try_from(wide).map_err(|_| KeyFault::TooCostly);
        let log_n = u8::try_from(log_n).map_err(|_| KeyFault::TooCostly)?;
        Params::new(log_n, narrow(R)?, narrow(p)?).map_err(|_| KeyFault::TooCostly)
    }
}

/// The least exponent from 1 whose power of two is more than half of this.
fn log_n(most: u64) -> u32 {
    (1..63).find(|log_n| 1 << log_n > most / 2).unwrap_or(63)
}

impl Lock<'_> {
    /// The bytes that hide the key, or show it again.
    pub(super) fn stream(&self) -> Result<[u8; HIDDEN], KeyFault> {
        let mut stream = [0; HIDDEN];
        let params = self.cost.params()?;
        scrypt::scrypt(self.passphrase.as_bytes(), &self.salt, &params, &mut stream)
            .map_err(|_| KeyFault::TooCostly)?;
        Ok(stream)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_understood_as_libsodium_does() {
        for (opslimit, memlimit, log_n, p) in [
            // crypto_pwhash_scryptsalsa208sha256: sensitive and interactive.
            (1 << 25, 1 << 30, 20, 1),
            (1 << 19, 1 << 24, 14, 1),
            (1 << 22, 1 << 27, 17, 1),
            (1 << 22, 1 << 24, 14, 8),
            (0, 1 << 24, 10, 1),
            (1 << 15, 1 << 20, 10, 1),
        ] {
            let params = Cost::of(opslimit, memlimit).params().unwrap();
            let found = (params.log_n(), params.r(), params.p());
            assert_eq!(found, (log_n, 8, p), "{opslimit} {memlimit}");
        }
        for (opslimit, memlimit) in [((1 << 25) + 1, 1 << 20), (1 << 20, u64::MAX), (1 << 25, 0)] {
            let refused = Cost::of(opslimit, memlimit).params().map(|params| params.log_n());
            let cheap = opslimit == 1 << 25 && memlimit == 0;
            assert_eq!(refused.is_err(), !cheap, "{opslimit} {memlimit}");
        }
    }
}
