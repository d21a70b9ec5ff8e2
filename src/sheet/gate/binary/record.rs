//! Numbers and texts inside of a record.

/// The bytes of a record, read from their start to their end.
#[derive(Clone, Copy, Debug)]
pub struct Fields<'a>(pub &'a [u8]);

impl<'a> Fields<'a> {
    /// The next bytes.
    pub fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    /// One byte.
    pub fn byte(&mut self) -> Option<u8> {
        self.take(1)?.first().copied()
    }

    /// A number of two bytes.
    pub fn short(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes(self.take(2)?.try_into().ok()?))
    }

    /// A number of four bytes.
    pub fn long(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes(self.take(4)?.try_into().ok()?))
    }

    /// Letters of two bytes each.
    pub fn wide(&mut self, letters: usize) -> Option<String> {
        let bytes = self.take(letters.checked_mul(2)?)?;
        let letters: Vec<u16> = bytes
            .chunks_exact(2)
            .filter_map(|pair| Some(u16::from_le_bytes(pair.try_into().ok()?)))
            .collect();
        Some(String::from_utf16_lossy(&letters))
    }

    /// Letters of one byte each, which stand for themselves.
    pub fn narrow(&mut self, letters: usize) -> Option<String> {
        Some(self.take(letters)?.iter().copied().map(char::from).collect())
    }
}
