//! The parts of a document for programs that read it aloud, as a tree.

use lopdf::{Dictionary, Object, ObjectId, dictionary};

use super::draw::Tag;
use super::file::Objects;
use super::finish::Leaf;
use super::plate::points;
use super::subset::text_string;
use crate::page::{Area, Page};

/// Adds the tree to a document whose pages are numbered, and gives its root. The parts of one
/// page stand right under the document, those of many under a section for each page.
pub(super) fn add(objects: &mut Objects, leaves: &[Leaf<'_>], pages: &[ObjectId]) -> ObjectId {
    let root = objects.reserve();
    let whole = objects.reserve();
    let mut below: Vec<Object> = Vec::new();
    let mut by_page: Vec<Object> = Vec::new();
    for ((leaf, page), index) in leaves.iter().zip(pages).zip(0_i64..) {
        let section = if leaves.len() > 1 { objects.reserve() } else { whole };
        let parts: Vec<Object> = (0_i64..)
            .zip(&leaf.tags)
            .map(|(number, tag)| {
                let mut part = part(tag, leaf.page);
                part.set("P", section);
                part.set("Pg", *page);
                part.set("K", number);
                Object::Reference(objects.add(part))
            })
            .collect();
        by_page.extend([Object::Integer(index), Object::Array(parts.clone())]);
        if section == whole {
            below = parts;
        } else {
            objects.set(
                section,
                dictionary! { "Type" => "StructElem", "S" => "Sect", "P" => whole, "K" => parts },
            );
            below.push(Object::Reference(section));
        }
    }
    objects.set(
        whole,
        dictionary! { "Type" => "StructElem", "S" => "Document", "P" => root, "K" => below },
    );
    objects.set(
        root,
        dictionary! {
            "Type" => "StructTreeRoot",
            "K" => whole,
            "ParentTreeNextKey" => i64::try_from(pages.len()).unwrap_or(i64::MAX),
            "ParentTree" => dictionary! { "Nums" => by_page },
        },
    );
    root
}

/// A part of a page, before it has its place in the tree.
fn part(tag: &Tag, page: &Page) -> Dictionary {
    let mut part = dictionary! { "Type" => "StructElem", "S" => tag.kind };
    if let Some((told, area)) = &tag.figure {
        part.set("Alt", text_string(told));
        part.set("A", layout(*area, page));
    }
    part
}

/// Where a figure stands: its box in points from the page's lower left corner.
fn layout(area: Area, page: &Page) -> Dictionary {
    let (low, high) = (page.height - area.bottom(), page.height - area.y);
    let corners = [area.x, low, area.right(), high].map(points);
    dictionary! { "O" => "Layout", "Placement" => "Block", "BBox" => corners.to_vec() }
}
