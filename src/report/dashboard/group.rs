//! What scores are sorted into: the zones of the year, or its opinions where it names no zones.

use serde::Serialize;

use crate::catalogue::{dashboard as words, recap};
use crate::domain::{Band, Bands, Zone};
use crate::rubric::Rubric;

/// A zone or an opinion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Group {
    /// What rows and shapes are marked with: `hijau`, `step-0`.
    pub id: &'static str,
    /// What it is called: `Hijau`.
    pub name: String,
}

/// All groups of a year.
#[derive(Clone, Copy, Debug)]
pub(super) struct Groups<'a> {
    bands: &'a Bands,
}

/// The marks of opinions, best first; those of the lowest bands share the last one.
const STEPS: [&str; 5] = ["step-0", "step-1", "step-2", "step-3", "step-4"];

impl<'a> Groups<'a> {
    pub(super) fn of(rubric: &'a Rubric) -> Self {
        Self { bands: &rubric.bands.value }
    }

    /// Whether the groups are zones.
    pub(super) fn are_zones(self) -> bool {
        self.bands.have_zones()
    }

    /// What a group is: a zone or an opinion.
    pub(super) fn word(self) -> &'static str {
        if self.are_zones() { recap::ZONE } else { recap::OPINION }
    }

    /// All groups, best first.
    pub(super) fn all(self) -> Vec<Group> {
        if self.are_zones() {
            Zone::ALL.map(zone).to_vec()
        } else {
            self.bands.iter().map(|band| self.of_band(band)).collect()
        }
    }

    /// The group of a band.
    pub(super) fn of_band(self, band: &Band) -> Group {
        match band.zone {
            Some(of) => zone(of),
            None => {
                let place = self.bands.iter().position(|other| other.min == band.min);
                let id = place.and_then(|place| STEPS.get(place)).unwrap_or(&STEPS[4]);
                Group { id, name: band.opinion.clone() }
            }
        }
    }
}

/// A zone as a group.
pub(super) fn zone(zone: Zone) -> Group {
    let id = match zone {
        Zone::Hijau => "hijau",
        Zone::Kuning => "kuning",
        Zone::Merah => "merah",
    };
    Group { id, name: zone.name().to_owned() }
}

impl Group {
    /// What a large figure of the group is called: `Zona hijau`, or the opinion itself.
    pub(super) fn label(&self, are_zones: bool) -> String {
        if are_zones { words::zone(&self.name) } else { self.name.clone() }
    }
}
