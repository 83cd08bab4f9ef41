"""A PDF with a secret wherever a PDF has a place for one, and with pages that need names as short as a secret's."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String
from PIL import Image

SECRET = "SECRET"


def jpeg() -> bytes:
    out, exif = io.BytesIO(), Image.Exif()
    exif[0x010F] = "SECRETMAKER"
    Image.linear_gradient("L").resize((32, 32)).save(out, "JPEG", exif=exif, comment=b"SECRET")
    return out.getvalue()


def picture(pdf: Pdf, data: bytes, filters: Name | Array) -> Stream:
    made = Stream(pdf, data)
    keys = {"Type": Name.XObject, "Subtype": Name.Image, "Width": 32, "Height": 32, "BitsPerComponent": 8}
    made.stream_dict = Dictionary(ColorSpace=Name.DeviceGray, Filter=filters, Metadata=Stream(pdf, b"SECRET"), **keys)
    return made


def _annotation(kind: str, **keys: object) -> Dictionary:
    return Dictionary(Type=Name.Annot, Subtype=Name("/" + kind), Rect=Array([0, 0, 9, 9]), **keys)


def _attached(pdf: Pdf) -> Dictionary:
    return Dictionary(Type=Name.Filespec, F=String(SECRET), EF=Dictionary(F=Stream(pdf, b"SECRET")))


def full_pdf(change: Callable[[Pdf], None] = lambda _: None, **saving: object) -> bytes:
    """The document as it is saved after `change`."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(200, 200))
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    drawn = pdf.make_indirect(picture(pdf, jpeg(), Name.DCTDecode))
    page.obj.Resources = Dictionary(XObject=Dictionary(AF=drawn), Font=Dictionary(A=font, JS=font, B=font))
    page.obj.Contents = Stream(pdf, b"q 9 0 0 9 0 0 cm /AF Do Q BT /A 12 Tf (KEPT) Tj /B 12 Tf (KEPT) Tj ET")
    page.obj.PieceInfo = Dictionary(X=String(SECRET))
    page.obj.LastModified = String(SECRET)
    page.obj.Thumb = Stream(pdf, b"SECRET")
    page.obj.VP = Array([Dictionary(Measure=Dictionary(GPTS=Array([51.5, 7]), X=String(SECRET)))])
    page.obj.AF = Array([_attached(pdf)])
    page.obj.Annots = Array(
        [
            _annotation("Text", T=String(SECRET), M=String(SECRET), Contents=String("KEPT")),
            _annotation("Link", A=Dictionary(S=Name.URI, URI=String("https://kept.test/"))),
            _annotation("Link", A=Dictionary(S=Name.URI, URI=String("file:///C:/Users/SECRET"))),
            _annotation("Link", A=Dictionary(S=Name.Launch, F=String(SECRET))),
            _annotation("Link", A=Dictionary(S=Name.GoTo, D=String("KEPT"), Next=Dictionary(JS=String(SECRET)))),
            _annotation("Widget", T=String("KEPT"), AA=Dictionary(K=Dictionary(S=Name.JavaScript, JS=String(SECRET)))),
            _annotation("Widget", FT=Name.Sig, T=String("KEPT"), V=Dictionary(Name=String(SECRET))),
            pdf.make_indirect(_annotation("FileAttachment", FS=_attached(pdf), Contents=String(SECRET))),
        ]
    )
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String(SECRET))
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String(SECRET)])))
    pdf.Root.AcroForm = Dictionary(Fields=Array(), XFA=String(SECRET))
    pdf.attachments["SECRET.txt"] = b"SECRET"
    pdf.docinfo["/Author"] = SECRET
    with pdf.open_metadata() as about:
        about["dc:creator"] = [SECRET]
    change(pdf)
    out = io.BytesIO()
    with warnings.catch_warnings(action="ignore"):  # the fields are on no form
        pdf.save(out, **({"compress_streams": False} | saving))
    return out.getvalue()


def written(path: Path) -> bytes:
    """All objects of a document and what is on its pages, without any packing."""
    with pikepdf.open(path) as pdf:
        pages = [page.obj.Contents.read_bytes() for page in pdf.pages]
        return b"\n".join([*(part.unparse(resolved=True) for part in pdf.objects), *pages])
