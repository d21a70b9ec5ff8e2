//! What is wrong with a file as a whole, as facts.

/// Why a file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// The system refuses it.
    System(String),
    /// It is damaged.
    Damaged(String),
    /// It has a cell twice.
    CellTwice(String),
    /// It has a row twice.
    RowTwice(String),
    /// It has two sheets of one name.
    SheetTwice(String),
    /// It lacks a part that another part names.
    PartMissing(String),
    /// Two merged areas share a cell.
    MergesOverlap(String),
    /// The process that was to read it came to grief.
    ReaderFailed,
    /// The process that was to read it took longer than so many seconds.
    ReaderSlow(u64),
    /// There is no process that could read it.
    NoReader,
    /// Another program holds it.
    Held,
    /// It lies in a cloud, and only its name is here.
    InCloud,
    /// The text of a sheet is not UTF-8.
    NotUtf8,
    /// The text of a job or rubric file is not UTF-8.
    SettingsNotUtf8,
}

/// What a file is that is called a workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadAs {
    /// A page of HTML.
    Page,
    /// Text with separators.
    Text,
}

/// A limit that a file breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// More bytes than this on disk.
    Bytes(u64),
    /// More bytes than this once unpacked.
    Unpacked(u64),
    /// More entries than this in the archive.
    Entries(usize),
    /// More cells than this.
    Cells(usize),
    /// More bytes of text than this, in one cell or in all of them.
    Text(usize),
    /// More cells than this in the rectangle that a sheet takes up.
    Rectangle(u64),
    /// More than this by repetition.
    Repeated(usize),
    /// More merged areas than this in a sheet.
    Merged(usize),
    /// More cell styles than this.
    Styles(usize),
}

/// What is odd about the XML of a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PartFault {
    /// It is written in another encoding than UTF-8, of this name.
    Encoding(String),
    /// It declares a document type.
    DocumentType,
    /// It refers to something that only a document type could declare.
    Entity(String),
    /// Elements are nested deeper than this.
    Depth(usize),
    /// Something is left open, or stands outside.
    Unbalanced,
    /// It is no XML.
    Malformed(String),
    /// An element is missing, or where it does not belong.
    Element(String),
    /// An attribute is missing, twice there, or not what it should be.
    Attribute(String),
    /// A prefix with another meaning than everywhere else.
    Prefix(String),
    /// An element stands outside of the grid of a worksheet.
    Address(String),
}

/// What is odd about an archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArchiveFault {
    /// Two parts of one name.
    NameTwice,
    /// A name that leads out of the archive.
    LeadsOut,
    /// The name in the directory is not the one in front of the part.
    NameDiffers,
    /// Two parts share bytes.
    Overlap,
    /// A way of compression that no workbook uses.
    Method,
    /// More or fewer bytes than the directory says.
    Size,
}

/// What is wrong with a quotation mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuoteFault {
    /// It stands inside of a field that did not begin with one.
    InsideField,
    /// Something follows on it that is no separator.
    AfterField,
    /// There is none to close it.
    NeverClosed,
    /// The field holds a line break and a separator: it has swallowed a row.
    SwallowsRows,
}
