//! From the contents of pages to a whole document: what it is called, in which language and colours,
//! and who it is.

use flate2::Compression;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};

use super::colour;
use super::draw::{BACKDROP, Tag, font_name, picture_name};
use super::plate::{Backdrop, Plate, compressed, number, points};
use super::structure;
use super::subset::text_string;
use crate::digest::Digest;
use crate::report::page::{About, Item, Page};

/// The program, as documents name it.
const PRODUCER: &str = concat!("rapor ", env!("CARGO_PKG_VERSION"));

/// A page that was drawn.
pub(super) struct Leaf<'a> {
    /// The page.
    pub(super) page: &'a Page,
    /// What lies under it, if it was prepared.
    pub(super) backdrop: Option<&'a Backdrop>,
    /// Its content stream.
    pub(super) content: Vec<u8>,
    /// Its parts in reading order.
    pub(super) tags: Vec<Tag>,
}

/// The finished document's bytes.
pub(super) fn document(
    plate: &Plate,
    leaves: &[Leaf<'_>],
    about: &About,
) -> Result<Vec<u8>, std::io::Error> {
    let mut document = plate.document.clone();
    for other in &plate.backdrops {
        let is_used = |leaf: &Leaf<'_>| leaf.backdrop.is_some_and(|b| b.object == other.object);
        if !leaves.iter().any(is_used) {
            document.objects.remove(&other.object);
        }
    }
    let xmp = xmp(about);
    let identity = identity(&plate.digest, leaves, &xmp);
    let pages: Vec<ObjectId> = (0_i64..)
        .zip(leaves)
        .map(|(index, leaf)| {
            let content = compressed(Dictionary::new(), &leaf.content, Compression::default());
            let content = document.add_object(content);
            document.add_object(page_object(plate, leaf, content, index))
        })
        .collect();
    let structure = structure::add(&mut document, leaves, &pages);
    let mut catalog = catalog(plate, about, structure);
    if leaves.len() > 1 {
        catalog.set("Outlines", bookmarks(&mut document, leaves, &pages));
        catalog.set("PageMode", "UseOutlines");
    }
    let kids: Vec<Object> = pages.iter().map(|page| Object::Reference(*page)).collect();
    let objects: [(_, Object); 4] = [
        (number::CATALOG, catalog.into()),
        (
            number::PAGES,
            dictionary! { "Type" => "Pages", "Count" => count(kids.len()), "Kids" => kids }.into(),
        ),
        (number::INFO, info(about).into()),
        (number::METADATA, metadata(xmp).into()),
    ];
    document.objects.extend(objects);
    document.trailer = dictionary! {
        "Root" => number::CATALOG,
        "Info" => number::INFO,
        "ID" => vec![identity.clone(), identity],
    };
    let mut bytes = Vec::with_capacity(64 * 1024);
    document.save_to(&mut bytes)?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn count(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}

fn catalog(plate: &Plate, about: &About, structure: ObjectId) -> Dictionary {
    dictionary! {
        "Type" => "Catalog",
        "Pages" => number::PAGES,
        "Metadata" => number::METADATA,
        "Lang" => text_string(&about.language),
        "MarkInfo" => dictionary! { "Marked" => true },
        "StructTreeRoot" => structure,
        "ViewerPreferences" => dictionary! { "DisplayDocTitle" => true },
        "OutputIntents" => vec![Object::from(dictionary! {
            "Type" => "OutputIntent",
            "S" => "GTS_PDFA1",
            "OutputConditionIdentifier" => text_string(colour::NAME),
            "Info" => text_string(colour::NAME),
            "DestOutputProfile" => plate.profile,
        })],
    }
}

/// A page with the typefaces and pictures that it uses.
fn page_object(plate: &Plate, leaf: &Leaf<'_>, content: ObjectId, index: i64) -> Dictionary {
    let mut fonts = Dictionary::new();
    let mut pictures = Dictionary::new();
    let mut transparent = false;
    if let Some(backdrop) = leaf.backdrop {
        pictures.set(BACKDROP, backdrop.object);
    }
    for item in &leaf.page.items {
        match item {
            Item::Text(text) => {
                if let Some(font) = plate.fonts.get(&text.font) {
                    fonts.set(font_name(text.font), font.object);
                }
            }
            Item::Picture(picture) => {
                if let Some(placed) = plate.pictures.get(&picture.number) {
                    pictures.set(picture_name(picture.number), placed.object);
                    transparent |= placed.transparent;
                }
            }
            Item::Shape(_) | Item::Figure(_) => {}
        }
    }
    let (width, height) = (leaf.page.width, leaf.page.height);
    let mut dictionary = dictionary! {
        "Type" => "Page",
        "Parent" => number::PAGES,
        "MediaBox" => vec![0.into(), 0.into(), points(width), points(height)],
        "Resources" => dictionary! { "Font" => fonts, "XObject" => pictures },
        "Contents" => content,
        "StructParents" => index,
        "Tabs" => "S",
    };
    if transparent {
        // Where paper shows through a picture, the colours it is mixed in must be said.
        dictionary.set(
            "Group",
            dictionary! { "Type" => "Group", "S" => "Transparency", "CS" => "DeviceRGB" },
        );
    }
    dictionary
}

/// A list of the pages by their titles, which readers show beside them.
fn bookmarks(document: &mut Document, leaves: &[Leaf<'_>], pages: &[ObjectId]) -> ObjectId {
    let root = document.new_object_id();
    let marks: Vec<ObjectId> = pages.iter().map(|_| document.new_object_id()).collect();
    let before = std::iter::once(None).chain(marks.iter().copied().map(Some));
    let after = marks.iter().copied().skip(1).map(Some).chain(std::iter::once(None));
    let places = marks.iter().zip(before).zip(after);
    for ((leaf, page), ((mark, before), after)) in leaves.iter().zip(pages).zip(places) {
        let mut bookmark = dictionary! {
            "Title" => text_string(&leaf.page.title),
            "Parent" => root,
            "Dest" => vec![Object::Reference(*page), "Fit".into()],
        };
        before.into_iter().for_each(|before| bookmark.set("Prev", before));
        after.into_iter().for_each(|after| bookmark.set("Next", after));
        document.set_object(*mark, bookmark);
    }
    let mut outlines = dictionary! { "Type" => "Outlines", "Count" => count(marks.len()) };
    marks.first().into_iter().for_each(|first| outlines.set("First", *first));
    marks.last().into_iter().for_each(|last| outlines.set("Last", *last));
    document.set_object(root, outlines);
    root
}

fn info(about: &About) -> Dictionary {
    let (year, month, day) = about.created;
    let date = format!("D:{year:04}{month:02}{day:02}");
    dictionary! {
        "Title" => text_string(&about.title),
        "Author" => text_string(&about.author),
        "Subject" => text_string(&about.subject),
        "Creator" => text_string(PRODUCER),
        "Producer" => text_string(PRODUCER),
        "CreationDate" => text_string(&date),
        "ModDate" => text_string(&date),
    }
}

/// Metadata stand uncompressed, so that programs that know no PDF find them.
fn metadata(xmp: String) -> Stream {
    let dictionary = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    Stream::new(dictionary, xmp.into_bytes()).with_compression(false)
}

/// The same as the document's information, as XMP, and the standard that it keeps.
fn xmp(about: &About) -> String {
    let (year, month, day) = about.created;
    let date = format!("{year:04}-{month:02}-{day:02}");
    let [title, author, subject, language] =
        [&about.title, &about.author, &about.subject, &about.language].map(|text| escaped(text));
    format!(
        "<?xpacket begin=\"\u{FEFF}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n\
<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n\
<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n\
<rdf:Description rdf:about=\"\" \
xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" \
xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" \
xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n\
<dc:format>application/pdf</dc:format>\n\
<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{title}</rdf:li></rdf:Alt></dc:title>\n\
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>\n\
<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">{subject}</rdf:li></rdf:Alt></dc:description>\n\
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>\n\
<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool>\n\
<xmp:CreateDate>{date}</xmp:CreateDate>\n\
<xmp:ModifyDate>{date}</xmp:ModifyDate>\n\
<pdf:Producer>{PRODUCER}</pdf:Producer>\n\
<pdfaid:part>2</pdfaid:part>\n\
<pdfaid:conformance>B</pdfaid:conformance>\n\
</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n\
<?xpacket end=\"r\"?>"
    )
}

/// Text between tags of XML. Control characters, which XML cannot hold, are left out; no text
/// with one comes this far.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => {}
            c => safe.push(c),
        }
    }
    safe
}

/// Tells this document from every other, and says the same of the same document on every day.
fn identity(plate: &Digest, leaves: &[Leaf<'_>], xmp: &str) -> Object {
    let sizes: Vec<String> =
        leaves.iter().map(|leaf| format!("{}x{}", leaf.page.width, leaf.page.height)).collect();
    let mut parts = vec![plate.as_bytes().as_slice(), xmp.as_bytes()];
    for (size, leaf) in sizes.iter().zip(leaves) {
        parts.extend([size.as_bytes(), leaf.page.title.as_bytes(), leaf.content.as_slice()]);
    }
    // Each with its length, so that nothing can pass from one part into the next.
    let lengths: Vec<[u8; 8]> =
        parts.iter().map(|part| (part.len() as u64).to_be_bytes()).collect();
    let framed = lengths.iter().zip(parts).flat_map(|(length, part)| [length.as_slice(), part]);
    let bytes = Digest::of_parts(framed).as_bytes().iter().copied().take(16).collect();
    Object::String(bytes, StringFormat::Hexadecimal)
}
