//! Names for made-up units.

use super::Wish;
use crate::dice::Dice;
use crate::form::FormUnit;

/// Flowers, as wards and streets are named, so that nobody takes them for a place.
const FLOWERS: [&str; 16] = [
    "Anggrek",
    "Asoka",
    "Bakung",
    "Cempaka",
    "Dahlia",
    "Flamboyan",
    "Kamboja",
    "Kenanga",
    "Lavender",
    "Matahari",
    "Mawar",
    "Melati",
    "Nusa Indah",
    "Seroja",
    "Teratai",
    "Wijaya Kusuma",
];

/// A name is short enough to be said in full.
const SHORT: usize = 20;

/// The names of a region's units: those that were wished for, else made-up ones.
pub fn units(forms: &[FormUnit<'_>], wish: &Wish, dice: &mut Dice) -> Vec<String> {
    let mut flowers = FLOWERS;
    dice.shuffle(&mut flowers);
    let mut flowers = flowers.into_iter().cycle();
    let name = |(index, form): (usize, &FormUnit<'_>)| match (wish.names.get(index), form.number) {
        (Some(name), _) => name.clone(),
        (None, Some(_)) => {
            let kind = &form.kind.name;
            flowers.next().map_or_else(|| kind.clone(), |flower| format!("{kind} {flower}"))
        }
        (None, None) if form.kind.name.chars().count() <= SHORT => form.kind.name.clone(),
        (None, None) => form.sheet_name(),
    };
    forms.iter().enumerate().map(name).collect()
}
