//! From a page's content to a whole document: what it is called, in which language and colours,
//! and who it is.

use std::fmt::Write as _;

use flate2::Compression;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};

use super::colour;
use super::draw::{BACKDROP, Drawn, LOGO, Tag, font_name};
use super::plate::{Backdrop, Plate, compressed, number, points};
use super::subset::text_string;
use crate::digest::Digest;
use crate::report::page::{About, Page};

/// The program, as documents name it.
const PRODUCER: &str = concat!("rapor ", env!("CARGO_PKG_VERSION"));

/// The finished document's bytes.
pub(super) fn document(
    plate: &Plate,
    page: &Page,
    backdrop: Option<&Backdrop>,
    drawn: &Drawn,
    about: &About,
) -> Result<Vec<u8>, std::io::Error> {
    let mut document = plate.document.clone();
    for other in &plate.backdrops {
        if backdrop.is_none_or(|used| used.object != other.object) {
            document.objects.remove(&other.object);
        }
    }
    let xmp = xmp(about);
    let identity = identity(&plate.digest, page, &drawn.content, &xmp);
    let structure = structure(&mut document, &drawn.tags);
    let objects: [(_, Object); 6] = [
        (number::CATALOG, catalog(plate, about, structure).into()),
        (
            number::PAGES,
            dictionary! {
                "Type" => "Pages",
                "Kids" => vec![Object::Reference(number::PAGE)],
                "Count" => 1,
            }
            .into(),
        ),
        (number::PAGE, page_object(plate, page, backdrop).into()),
        (
            number::CONTENT,
            compressed(Dictionary::new(), &drawn.content, Compression::default()).into(),
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

fn page_object(plate: &Plate, page: &Page, backdrop: Option<&Backdrop>) -> Dictionary {
    let fonts: Dictionary = plate
        .fonts
        .iter()
        .map(|(font, cut)| (font_name(*font), Object::Reference(cut.object)))
        .collect();
    let mut pictures = Dictionary::new();
    if let Some(backdrop) = backdrop {
        pictures.set(BACKDROP, backdrop.object);
    }
    if let Some(logo) = &plate.logo {
        pictures.set(LOGO, logo.object);
    }
    let mut dictionary = dictionary! {
        "Type" => "Page",
        "Parent" => number::PAGES,
        "MediaBox" => vec![0.into(), 0.into(), points(page.width), points(page.height)],
        "Resources" => dictionary! { "Font" => fonts, "XObject" => pictures },
        "Contents" => number::CONTENT,
        "StructParents" => 0,
        "Tabs" => "S",
    };
    if plate.logo.as_ref().is_some_and(|logo| logo.transparent) {
        // Where paper shows through a picture, the colours it is mixed in must be said.
        dictionary.set(
            "Group",
            dictionary! { "Type" => "Group", "S" => "Transparency", "CS" => "DeviceRGB" },
        );
    }
    dictionary
}

/// The parts of the page in reading order, as a tree of one level.
fn structure(document: &mut Document, tags: &[Tag]) -> ObjectId {
    let root = document.new_object_id();
    let whole = document.new_object_id();
    let parts: Vec<Object> = (0_i64..)
        .zip(tags)
        .map(|(number, tag)| {
            let mut part = dictionary! {
                "Type" => "StructElem",
                "S" => tag.kind,
                "P" => whole,
                "Pg" => number::PAGE,
                "K" => number,
            };
            if let Some(told) = &tag.told {
                part.set("Alt", text_string(told));
            }
            Object::Reference(document.add_object(part))
        })
        .collect();
    let by_number = vec![Object::Integer(0), Object::Array(parts.clone())];
    document.set_object(
        whole,
        dictionary! { "Type" => "StructElem", "S" => "Document", "P" => root, "K" => parts },
    );
    document.set_object(
        root,
        dictionary! {
            "Type" => "StructTreeRoot",
            "K" => whole,
            "ParentTree" => dictionary! { "Nums" => by_number },
            "ParentTreeNextKey" => 1,
        },
    );
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
fn identity(plate: &Digest, page: &Page, content: &[u8], xmp: &str) -> Object {
    let mut size = String::new();
    let _ = write!(size, "{}x{}", page.width, page.height);
    let parts = [plate.as_bytes().as_slice(), size.as_bytes(), content, xmp.as_bytes()];
    // Each with its length, so that nothing can pass from one part into the next.
    let lengths = parts.map(|part| (part.len() as u64).to_be_bytes());
    let framed = lengths.iter().zip(parts).flat_map(|(length, part)| [length.as_slice(), part]);
    let bytes = Digest::of_parts(framed).as_bytes().iter().copied().take(16).collect();
    Object::String(bytes, StringFormat::Hexadecimal)
}
