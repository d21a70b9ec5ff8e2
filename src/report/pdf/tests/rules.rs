//! The rules of PDF/A-2a and PDF/UA-1 that apply to documents such as ours.
//!
//! Numbers in what is found are clauses of ISO 19005-2 ("A") and ISO 14289-1 ("UA").

use std::collections::{BTreeMap, BTreeSet};

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use super::extract::from_utf16;

/// Everything in a file that the rules forbid, or that they ask for and is not there.
pub(in crate::report) fn violations(bytes: &[u8]) -> Vec<String> {
    let Ok(document) = Document::load_mem(bytes) else { return vec!["not a PDF".to_owned()] };
    let mut rules = Rules { document: &document, found: BTreeSet::new() };
    rules.file(bytes);
    rules.catalog();
    rules.metadata();
    rules.objects();
    rules.fonts();
    rules.pages();
    rules.found.into_iter().collect()
}

struct Rules<'a> {
    document: &'a Document,
    found: BTreeSet<String>,
}

impl<'a> Rules<'a> {
    fn expect(&mut self, holds: bool, rule: &str) {
        if !holds {
            self.found.insert(rule.to_owned());
        }
    }

    fn follow(&self, object: &'a Object) -> &'a Object {
        self.document.dereference(object).map_or(&Object::Null, |(_, object)| object)
    }

    fn get(&self, from: &'a Dictionary, key: &str) -> &'a Object {
        from.get(key.as_bytes()).map_or(&Object::Null, |object| self.follow(object))
    }

    fn dict(&self, from: &'a Dictionary, key: &str) -> Option<&'a Dictionary> {
        match self.get(from, key) {
            Object::Dictionary(dictionary) => Some(dictionary),
            Object::Stream(stream) => Some(&stream.dict),
            _ => None,
        }
    }

    fn is(&self, from: &'a Dictionary, key: &str, name: &str) -> bool {
        self.get(from, key).as_name().is_ok_and(|found| found == name.as_bytes())
    }

    fn file(&mut self, bytes: &[u8]) {
        self.expect(bytes.starts_with(b"%PDF-1.7\n%"), "A 6.1.2 header");
        let comment = bytes.get(10..14).unwrap_or_default();
        self.expect(comment.iter().all(|byte| *byte > 127), "A 6.1.2 binary comment");
        self.expect(bytes.ends_with(b"%%EOF\n"), "A 6.1.3 nothing behind the end");
        let ends = |word: &&[u8]| bytes.windows(word.len()).filter(|window| window == word).count();
        let (alone, all) = (ends(&b"\nendobj\n".as_slice()), ends(&b"endobj".as_slice()));
        self.expect(alone == all, "A 6.1.9 endobj in a line of its own");
        let trailer = &self.document.trailer;
        let identity = trailer.get(b"ID").and_then(Object::as_array).map_or(0, Vec::len);
        self.expect(identity == 2, "A 6.1.3 ID");
        self.expect(!trailer.has(b"Encrypt"), "A 6.1.3 Encrypt");
    }

    fn catalog(&mut self) {
        let Ok(catalog) = self.document.catalog() else { return self.expect(false, "catalog") };
        for key in ["AA", "OpenAction", "Names", "AcroForm", "OCProperties", "Requirements"] {
            self.expect(!catalog.has(key.as_bytes()), &format!("A 6.5, 6.9: {key} in the catalog"));
        }
        let marked = self.dict(catalog, "MarkInfo").map(|info| self.get(info, "Marked").as_bool());
        self.expect(matches!(marked, Some(Ok(true))), "A 6.7.2 MarkInfo");
        self.expect(catalog.has(b"StructTreeRoot"), "A 6.7.3 StructTreeRoot");
        let language = self.get(catalog, "Lang").as_str().is_ok_and(|lang| lang == b"id-ID");
        self.expect(language, "A 6.7.4 Lang");
        let shown = self.dict(catalog, "ViewerPreferences");
        let shown = shown.map(|shown| self.get(shown, "DisplayDocTitle").as_bool());
        self.expect(matches!(shown, Some(Ok(true))), "UA 7.1 DisplayDocTitle");
        let intent = self.get(catalog, "OutputIntents").as_array().ok();
        let intent = intent.and_then(|intents| self.follow(intents.first()?).as_dict().ok());
        let Some(intent) = intent else { return self.expect(false, "A 6.2.3 OutputIntents") };
        self.expect(self.is(intent, "S", "GTS_PDFA1"), "A 6.2.3 kind of intent");
        let profile = self.get(intent, "DestOutputProfile").as_stream().ok();
        let parts = profile.and_then(|profile| self.get(&profile.dict, "N").as_i64().ok());
        self.expect(parts == Some(3), "A 6.2.3 profile");
        let profile = profile.and_then(|profile| profile.decompressed_content().ok());
        let kind = profile.and_then(|profile| Some(profile.get(12..24)? == b"mntrRGB XYZ "));
        self.expect(kind == Some(true), "A 6.2.3 a profile of screens in RGB");
    }

    fn metadata(&mut self) {
        let Ok(catalog) = self.document.catalog() else { return };
        let Ok(stream) = self.get(catalog, "Metadata").as_stream() else {
            return self.expect(false, "A 6.6.2 Metadata");
        };
        self.expect(!stream.dict.has(b"Filter"), "A 6.6.2 Metadata must not be compressed");
        let Ok(xmp) = std::str::from_utf8(&stream.content) else {
            return self.expect(false, "A 6.6.2 XMP in UTF-8");
        };
        for (rule, claim) in [
            ("A 6.6.4 part", "<pdfaid:part>2</pdfaid:part>"),
            ("A 6.6.4 conformance", "<pdfaid:conformance>A</pdfaid:conformance>"),
            ("UA 5 part", "<pdfuaid:part>1</pdfuaid:part>"),
            ("A 6.6.2.3 schema of pdfuaid", "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"),
        ] {
            self.expect(xmp.contains(claim), rule);
        }
        let info = self.document.trailer.get(b"Info").map(|info| self.follow(info).as_dict());
        let Ok(Ok(info)) = info else { return self.expect(false, "Info") };
        for (key, open, close) in [
            ("Title", "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", "</rdf:li>"),
            ("Author", "<dc:creator><rdf:Seq><rdf:li>", "</rdf:li>"),
            ("Subject", "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">", "</rdf:li>"),
            ("Creator", "<xmp:CreatorTool>", "</xmp:CreatorTool>"),
            ("Producer", "<pdf:Producer>", "</pdf:Producer>"),
            ("CreationDate", "<xmp:CreateDate>", "</xmp:CreateDate>"),
            ("ModDate", "<xmp:ModifyDate>", "</xmp:ModifyDate>"),
        ] {
            let said = xmp.split_once(open).and_then(|(_, rest)| rest.split_once(close));
            let said = said.map(|(said, _)| plain(said));
            let said = match key {
                "CreationDate" | "ModDate" => {
                    said.map(|date| format!("D:{}", date.replace('-', "")))
                }
                _ => said,
            };
            let known = self.get(info, key).as_str().ok().map(text);
            self.expect(
                known.is_some() && said == known,
                &format!("A 6.6.3 {key} in Info and XMP"),
            );
        }
    }

    fn objects(&mut self) {
        for object in self.document.objects.values() {
            self.object(object, 0);
        }
    }

    fn object(&mut self, object: &'a Object, depth: usize) {
        assert!(depth < 50, "objects inside of themselves");
        match object {
            Object::Dictionary(dictionary) => self.keys(dictionary, depth),
            Object::Stream(stream) => {
                self.stream(stream);
                self.keys(&stream.dict, depth);
            }
            Object::Array(items) => items.iter().for_each(|item| self.object(item, depth + 1)),
            Object::String(bytes, _) => self.expect(bytes.len() <= 32767, "A 6.1.13 long string"),
            Object::Name(name) => self.expect(name.len() <= 127, "A 6.1.13 long name"),
            _ => {}
        }
    }

    fn keys(&mut self, dictionary: &'a Dictionary, depth: usize) {
        const FORBIDDEN: [&str; 16] = [
            "AA",
            "JS",
            "JavaScript",
            "EmbeddedFiles",
            "FFilter",
            "FDecodeParms",
            "TR",
            "HTP",
            "OPI",
            "Alternates",
            "XFA",
            "NeedsRendering",
            "PresSteps",
            "Encrypt",
            "Ref",
            "AFRelationship",
        ];
        for key in FORBIDDEN {
            self.expect(!dictionary.has(key.as_bytes()), &format!("A 6.1-6.9: {key}"));
        }
        dictionary.iter().for_each(|(_, value)| self.object(value, depth + 1));
    }

    fn stream(&mut self, stream: &'a Stream) {
        let about = &stream.dict;
        let length = self.get(about, "Length").as_i64().ok();
        let length = length.and_then(|length| usize::try_from(length).ok());
        self.expect(length == Some(stream.content.len()), "A 6.1.7 Length");
        self.expect(!about.has(b"F"), "A 6.1.7 stream outside of the file");
        let filters = match self.get(about, "Filter") {
            Object::Array(filters) => filters.iter().map(|filter| self.follow(filter)).collect(),
            other => vec![other],
        };
        let allowed = |filter: &&Object| {
            **filter == Object::Null
                || filter.as_name().is_ok_and(|name| name == b"FlateDecode" || name == b"DCTDecode")
        };
        self.expect(filters.iter().all(allowed), "A 6.1.7 Filter");
        if self.is(about, "Subtype", "Image") {
            let interpolated = self.get(about, "Interpolate").as_bool().unwrap_or(false);
            self.expect(!interpolated, "A 6.2.8 Interpolate");
            let space = self.get(about, "ColorSpace").as_name().unwrap_or_default();
            let known = [b"DeviceRGB".as_slice(), b"DeviceGray"].contains(&space);
            self.expect(known, "A 6.2.4 colours of a picture");
        }
        self.expect(!self.is(about, "Subtype", "PS"), "A 6.2.9 PostScript");
    }

    fn fonts(&mut self) {
        let document = self.document;
        let all = document.objects.values().filter_map(|object| object.as_dict().ok());
        let fonts: Vec<_> = all.filter(|font| self.is(font, "Type", "Font")).collect();
        self.expect(!fonts.is_empty(), "a page without a font is not ours");
        for font in fonts {
            if self.is(font, "Subtype", "Type0") {
                self.expect(font.has(b"ToUnicode"), "A 6.2.11.7 ToUnicode");
                self.expect(self.is(font, "Encoding", "Identity-H"), "A 6.2.11.3 Encoding");
                continue;
            }
            let true_type = self.is(font, "Subtype", "CIDFontType2");
            let cubic = self.is(font, "Subtype", "CIDFontType0");
            self.expect(true_type || cubic, "A 6.2.11.2 kind of font");
            let map = self.is(font, "CIDToGIDMap", "Identity");
            self.expect(map == true_type, "A 6.2.11.3 CIDToGIDMap");
            let descriptor = self.dict(font, "FontDescriptor");
            let file =
                descriptor.map(|d| self.get(d, if cubic { "FontFile3" } else { "FontFile2" }));
            let file = file.and_then(|file| file.as_stream().ok());
            self.expect(file.is_some(), "A 6.2.11.4 font is not embedded");
            // A set of characters that is not there cannot be wrong.
            self.expect(descriptor.is_none_or(|d| !d.has(b"CIDSet")), "A 6.2.11.4 CIDSet");
        }
    }

    fn pages(&mut self) {
        let Ok(catalog) = self.document.catalog() else { return };
        let Some(root) = self.dict(catalog, "StructTreeRoot") else { return };
        let mut parents: BTreeMap<i64, Vec<ObjectId>> = BTreeMap::new();
        let numbers = self.dict(root, "ParentTree").map(|tree| self.get(tree, "Nums"));
        for pair in numbers.and_then(|n| n.as_array().ok()).into_iter().flat_map(|n| n.chunks(2)) {
            let [number, parts] = pair else { continue };
            let parts = self.follow(parts).as_array().map_or(&[][..], Vec::as_slice);
            let parts = parts.iter().filter_map(|part| part.as_reference().ok()).collect();
            parents.insert(number.as_i64().unwrap_or(-1), parts);
        }
        for page in self.document.get_pages().into_values() {
            let Ok(about) = self.document.get_dictionary(page) else { continue };
            self.expect(self.is(about, "Tabs", "S"), "UA 7.18 Tabs");
            self.expect(!about.has(b"Annots"), "annotations are not ours");
            let key = self.get(about, "StructParents").as_i64().unwrap_or(-1);
            let parts = parents.remove(&key).unwrap_or_default();
            let content = self.document.get_page_content(page);
            let resources = self.dict(about, "Resources");
            let used = self.content(&content, resources, true);
            let numbers: Vec<i64> = (0..).take(parts.len()).collect();
            self.expect(used == numbers, "A 6.7.3 tags and tree disagree");
            for (number, part) in (0..).zip(parts) {
                self.part(part, page, number);
            }
            if resources.is_some_and(|resources| self.is_transparent(resources, 0)) {
                let group =
                    self.dict(about, "Group").map(|group| self.is(group, "CS", "DeviceRGB"));
                self.expect(group == Some(true), "A 6.2.10 transparency without a colour space");
            }
        }
        self.expect(parents.is_empty(), "A 6.7.3 tree of pages that are not there");
        let whole = self.dict(root, "K").is_some_and(|whole| self.is(whole, "S", "Document"));
        self.expect(whole, "UA 7.1 Document");
    }

    /// A part of the page in the tree.
    fn part(&mut self, id: ObjectId, page: ObjectId, number: i64) {
        let Ok(part) = self.document.get_dictionary(id) else {
            return self.expect(false, "A 6.7.3 part is not there");
        };
        let on = part.get(b"Pg").and_then(Object::as_reference).is_ok_and(|on| on == page);
        let at = self.get(part, "K").as_i64().is_ok_and(|at| at == number);
        self.expect(on && at, "A 6.7.3 part is not where it says");
        let parent = self.dict(part, "P").map(|parent| self.get(parent, "K").as_array());
        let known = |kids: &Vec<Object>| kids.contains(&Object::Reference(id));
        self.expect(matches!(parent, Some(Ok(kids)) if known(kids)), "A 6.7.3 parent and child");
        let kind = self.get(part, "S").as_name().unwrap_or_default();
        self.expect([b"H1".as_slice(), b"P", b"Figure"].contains(&kind), "A 6.7.3 kind of part");
        if kind == b"Figure" {
            let told = self.get(part, "Alt").as_str().is_ok_and(|told| !told.is_empty());
            self.expect(told, "UA 7.3 Figure without words");
            let place = self.dict(part, "A").map(|layout| self.get(layout, "BBox").as_array());
            let place = matches!(place, Some(Ok(corners)) if corners.len() == 4);
            self.expect(place, "UA 7.3 Figure without a box");
        }
    }

    /// Walks a content stream; gives the numbers of its marked parts in order.
    fn content(&mut self, bytes: &[u8], resources: Option<&'a Dictionary>, page: bool) -> Vec<i64> {
        let Ok(content) = Content::decode(bytes) else {
            self.expect(false, "A 6.2.2 content");
            return Vec::new();
        };
        let mut numbers = Vec::new();
        let mut open: Vec<bool> = Vec::new();
        let mut states = 0_i32;
        for operation in &content.operations {
            match operation.operator.as_str() {
                "q" => states += 1,
                "Q" => states -= 1,
                "BMC" => open.push(is_artifact(operation)),
                "BDC" => {
                    let about = operation.operands.get(1).and_then(|about| about.as_dict().ok());
                    let number = about.and_then(|about| about.get(b"MCID").ok()?.as_i64().ok());
                    numbers.extend(number);
                    open.push(number.is_some() || is_artifact(operation));
                }
                "EMC" => {
                    let ended = open.pop().is_some();
                    self.expect(ended, "A 6.7.3 a mark ends that never began");
                }
                operator => {
                    let marked = !page || open.contains(&true);
                    self.operation(operation, operator, resources, marked);
                }
            }
            self.expect((0..=28).contains(&states), "A 6.1.13 states kept");
        }
        self.expect(open.is_empty() && states == 0, "A 6.7.3 a mark or a state never ends");
        numbers
    }

    fn operation(
        &mut self,
        operation: &Operation,
        operator: &str,
        resources: Option<&'a Dictionary>,
        marked: bool,
    ) {
        const PAINTS: [&str; 16] = [
            "f", "f*", "F", "S", "s", "B", "B*", "b", "b*", "Tj", "TJ", "'", "\"", "Do", "sh", "EI",
        ];
        self.expect(
            marked || !PAINTS.contains(&operator),
            "A 6.7.3, UA 7.1 content without a mark",
        );
        let devices = ["k", "K"].contains(&operator);
        self.expect(!devices, "A 6.2.4.3 colours of printing plates");
        let kind = match operator {
            "Tf" => "Font",
            "Do" => "XObject",
            "gs" => "ExtGState",
            "scn" | "SCN" => "Pattern",
            _ => return,
        };
        let name = operation.operands.first().and_then(|name| name.as_name().ok());
        let there = resources.and_then(|resources| self.dict(resources, kind));
        let Some(there) = there.zip(name).and_then(|(there, name)| there.get(name).ok()) else {
            return self.expect(false, &format!("A 6.2.2 {kind} that is not there"));
        };
        if let Object::Stream(form) = self.follow(there)
            && self.is(&form.dict, "Subtype", "Form")
        {
            let content = form.decompressed_content().unwrap_or_else(|_| form.content.clone());
            let numbers = self.content(&content, self.dict(&form.dict, "Resources"), false);
            self.expect(numbers.is_empty(), "tags inside of forms are not ours");
        }
    }

    /// Whether something that resources name lets what is below shine through.
    fn is_transparent(&self, resources: &'a Dictionary, depth: usize) -> bool {
        let all = |kind: &str| {
            let named = self.dict(resources, kind).map(|named| named.iter().collect::<Vec<_>>());
            named.unwrap_or_default().into_iter().map(|(_, object)| self.follow(object))
        };
        let states = all("ExtGState").filter_map(|state| state.as_dict().ok());
        let mut forms = all("XObject").filter_map(|form| form.as_stream().ok());
        let less = |share: &Object| share.as_float().is_ok_and(|share| share < 1.0);
        states.into_iter().any(|state| {
            state.has(b"SMask") || less(self.get(state, "ca")) || less(self.get(state, "CA"))
        }) || depth < 30
            && forms.any(|form| {
                form.dict.has(b"SMask")
                    || form.dict.has(b"Group")
                    || self
                        .dict(&form.dict, "Resources")
                        .is_some_and(|inner| self.is_transparent(inner, depth + 1))
            })
    }
}

fn is_artifact(operation: &Operation) -> bool {
    operation.operands.first().and_then(|tag| tag.as_name().ok()) == Some(b"Artifact")
}

fn text(bytes: &[u8]) -> String {
    match bytes.strip_prefix(&[0xFE, 0xFF]) {
        Some(utf16) => from_utf16(utf16),
        None => String::from_utf8_lossy(bytes).into_owned(),
    }
}

fn plain(xml: &str) -> String {
    xml.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}
