"""From drawn pages to the bytes of a PDF: fonts, what the file says of itself, attached data.

The same pages and facts give the same bytes, in any process. reportlab writes the objects; no
font it brings along is named anywhere.
"""

import hashlib
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFObject,
    PDFPage,
    PDFStream,
    PDFString,
)
from reportlab.pdfgen.canvas import Canvas

from sofa_desktop.documents.faces import Measures
from sofa_desktop.documents.structure import write_structure
from sofa_desktop.documents.subset import Codes, Embedded, embedded
from sofa_desktop.documents.tags import Part

PRODUCER = "SoFA Desktop"
LANGUAGE = "en-GB"
"""What documents are written in."""
SYMBOLIC = 4


@dataclass(frozen=True, slots=True)
class Attachment:
    """Data that travels inside the document."""

    name: str
    about: str
    data: bytes


@dataclass(frozen=True, slots=True)
class About:
    """What the file says of itself. ``day`` is an ISO date, or empty while there is none."""

    title: str
    subject: str
    author: str
    language: str
    day: str
    attachments: tuple[Attachment, ...] = ()


class _Raw(PDFObject):  # type: ignore[misc]  # reportlab has no types
    """An object written as it is."""

    def __init__(self, text: str) -> None:
        self.text = text

    def format(self, document: object) -> bytes:
        del document
        return self.text.encode("latin-1")


class _Info(_Raw):
    """The document information dictionary."""

    invariant = 1

    def __init__(self, about: About) -> None:
        told = {
            "Title": about.title,
            "Subject": about.subject,
            "Author": about.author,
            "Creator": PRODUCER,
            "Producer": PRODUCER,
        }
        entries = [f"/{key} {_string(value)}" for key, value in told.items() if value]
        if about.day:
            moment = f"({_pdf_day(about.day)})"
            entries += [f"/CreationDate {moment}", f"/ModDate {moment}"]
        super().__init__(f"<< {' '.join(entries)} >>")

    def digest(self, signature: "hashlib._Hash") -> None:
        """Take these facts into the file's identifier."""
        signature.update(self.text.encode("latin-1"))


def _string(text: str) -> str:
    """A text as a PDF string of any script."""
    return f"<FEFF{clean(text).encode('utf-16-be').hex().upper()}>"


def clean(text: str) -> str:
    """A text that every encoding and XML can hold."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return "".join(char if char >= " " and char not in "\ufffe\uffff" else " " for char in whole)


def _pdf_day(day: str) -> str:
    return f"D:{day.replace('-', '')}000000Z"


class _Paper(Canvas):  # type: ignore[misc]  # reportlab has no types
    """reportlab's canvas, given finished pages and our own subsets of fonts."""

    def _make_preamble(self) -> None:
        """Begin pages with nothing: no font of reportlab's is named."""
        self._preamble = ""

    def write(
        self,
        pages: Sequence[Sequence[str]],
        fonts: Mapping[str, Codes],
        about: About,
        root: Part,
    ) -> bytes:
        """The whole file."""
        document = self._doc
        document.info = _Info(about)
        for number, page in enumerate(pages):
            stream = self._stream(zlib.compress("\n".join(page).encode("ascii"), 6))
            document.updateSignature(stream.content)
            made = PDFPage()
            made.Override_default_compilation = 1
            made.MediaBox = PDFArray([0, 0, *self._pagesize])
            made.Resources = _Raw("<< /Font 1 0 R /ProcSet [/PDF /Text] >>")
            made.Contents = document.Reference(stream)
            made.Parent = document.Reference(document.Pages)
            made.StructParents = number
            made.Tabs = "/S"
            made.__NoDefault__ = [*PDFPage.__NoDefault__, "StructParents", "Tabs"]
            document.addPage(made)
        for name, codes in fonts.items():
            document.idToObject["BasicFonts"].dict[name] = self._font(codes)
        self._describe(root, len(pages))
        self._attach(about)
        self.setViewerPreference("DisplayDocTitle", "true")
        data: bytes = document.GetPDFData(self)
        return data

    def _stream(self, content: bytes, **entries: object) -> PDFStream:
        """A stream that is compressed already."""
        return PDFStream(PDFDictionary({"Filter": "/FlateDecode", **entries}), content)

    def _font(self, codes: Codes) -> object:
        """One face with the characters this document uses."""
        document = self._doc
        made = embedded(codes)
        document.updateSignature(made.file)
        file = document.Reference(self._stream(made.file, Length1=made.length))
        descriptor = document.Reference(_descriptor(made, codes.face.measures, file))
        described = PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/CIDFontType2",
                "BaseFont": f"/{made.name}",
                "CIDSystemInfo": "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>",
                "CIDToGIDMap": "/Identity",
                "FontDescriptor": descriptor,
                "W": made.widths,
            }
        )
        whole = PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": f"/{made.name}",
                "Encoding": "/Identity-H",
                "DescendantFonts": PDFArray([document.Reference(described)]),
                "ToUnicode": document.Reference(self._stream(made.unicode)),
            }
        )
        return document.Reference(whole)

    def _describe(self, root: Part, pages: int) -> None:
        """What each marked piece of the pages is."""
        document = self._doc
        numbers = document.idToObjectNumberAndVersion
        made: dict[int, _Raw] = {}

        def reserve() -> int:
            thing = _Raw("")
            number: int = numbers[document.Reference(thing).name][0]
            made[number] = thing
            return number

        def fill(number: int, text: str) -> None:
            made[number].text = text

        of_pages = [numbers[f"Page{page}"][0] for page in range(1, pages + 1)]
        top = write_structure(root, of_pages, reserve, fill, _string)
        document.Catalog.StructTreeRoot = document.Reference(made[top])
        document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})

    def _attach(self, about: About) -> None:
        """XMP, and the data as associated files."""
        document = self._doc
        catalogue = document.Catalog
        catalogue.Metadata = document.Reference(
            PDFStream(PDFDictionary({"Type": "/Metadata", "Subtype": "/XML"}), _xmp(about).encode())
        )
        if not about.attachments:
            return
        specs = [self._specification(each, about.day) for each in about.attachments]
        named = [
            part
            for each, spec in zip(about.attachments, specs, strict=True)
            for part in (PDFString(each.name), spec)
        ]
        files = PDFDictionary({"Names": PDFArray(named)})
        catalogue.Names = PDFDictionary({"EmbeddedFiles": document.Reference(files)})
        catalogue.AF = PDFArray(specs)
        catalogue.__NoDefault__ = [*catalogue.__NoDefault__, "AF"]

    def _specification(self, attachment: Attachment, day: str) -> object:
        digest = hashlib.md5(attachment.data, usedforsecurity=False)
        self._doc.updateSignature(digest.digest())
        moment = f" /CreationDate ({_pdf_day(day)}) /ModDate ({_pdf_day(day)})" if day else ""
        facts = f"<< /Size {len(attachment.data)} /CheckSum <{digest.hexdigest()}>{moment} >>"
        stream = self._stream(
            zlib.compress(attachment.data, 6),
            Type="/EmbeddedFile",
            Subtype="/application#2Fjson",
            Params=facts,
        )
        file = self._doc.Reference(stream)
        spec = PDFDictionary(
            {
                "Type": "/Filespec",
                "F": PDFString(attachment.name),
                "UF": PDFString(attachment.name),
                "Desc": _string(attachment.about),
                "AFRelationship": "/Data",
                "EF": PDFDictionary({"F": file, "UF": file}),
            }
        )
        return self._doc.Reference(spec)


def _descriptor(made: Embedded, measures: Measures, file: object) -> PDFDictionary:
    box = measures.box
    return PDFDictionary(
        {
            "Type": "/FontDescriptor",
            "FontName": f"/{made.name}",
            "Flags": SYMBOLIC,
            "FontBBox": PDFArray([box.left, box.bottom, box.right, box.top]),
            "ItalicAngle": 0,
            "Ascent": measures.ascent,
            "Descent": measures.descent,
            "CapHeight": measures.cap_height,
            "StemV": 80,
            "FontFile2": file,
        }
    )


def _xmp(about: About) -> str:
    """What the file says of itself, for programs that read XMP."""
    title, author, subject = (
        escape(clean(text)) for text in (about.title, about.author, about.subject)
    )
    moment = f"{about.day}T00:00:00Z"
    days = f"<xmp:CreateDate>{moment}</xmp:CreateDate><xmp:ModifyDate>{moment}</xmp:ModifyDate>"
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">\n'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>\n'
        f"<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>\n"
        f'<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt>'
        "</dc:description>\n"
        f"<dc:language><rdf:Bag><rdf:li>{escape(about.language)}</rdf:li></rdf:Bag>"
        "</dc:language>\n"
        f"<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool><pdf:Producer>{PRODUCER}</pdf:Producer>\n"
        f"{days if about.day else ''}</rdf:Description></rdf:RDF></x:xmpmeta>\n"
        '<?xpacket end="r"?>'
    )


def assembled(
    pages: Sequence[Sequence[str]],
    fonts: Mapping[str, Codes],
    about: About,
    size: tuple[float, float],
    root: Part,
) -> bytes:
    """The PDF of these pages. ``fonts`` by the name the pages call them; ``root``: their parts."""
    paper = _Paper(
        BytesIO(),
        pagesize=size,
        invariant=1,
        pageCompression=0,
        lang=about.language,
        pdfVersion=(1, 7),
    )
    return paper.write(pages, fonts, about, root)
