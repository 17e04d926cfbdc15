"""A picture as it is seen: upright, no larger than a screen needs; with what else its file tells, and without it."""

from __future__ import annotations

import io
from contextlib import suppress

from pi_heif import register_heif_opener
from PIL import ExifTags, Image, ImageOps

from ivbdesk.cases.dossier.stukinhoud import Afbeelding
from ivbdesk.cases.dossier.stukvoorstel import TAKEN_ON

_WIDEST = 3000
_MOST_PIXELS = 120_000_000
_TOLD = (
    (ExifTags.Base.DateTime, "Tijdstip"),
    (ExifTags.Base.Make, "Merk van het toestel"),
    (ExifTags.Base.Model, "Toestel"),
    (ExifTags.Base.Software, "Programma"),
    (ExifTags.Base.Artist, "Maker"),
    (ExifTags.Base.Copyright, "Rechten"),
    (ExifTags.Base.ImageDescription, "Beschrijving"),
    (ExifTags.Base.HostComputer, "Computer"),
)
_TOLD_IN_EXIF = (
    (ExifTags.Base.DateTimeOriginal, TAKEN_ON),
    (ExifTags.Base.UserComment, "Opmerking"),
    (ExifTags.Base.BodySerialNumber, "Serienummer van het toestel"),
    (ExifTags.Base.CameraOwnerName, "Eigenaar van het toestel"),
    (ExifTags.Base.LensModel, "Lens"),
)
_SAVED_AS = {
    "JPEG": "JPEG",
    "PNG": "PNG",
    "GIF": "PNG",
    "BMP": "PNG",
    "WEBP": "WEBP",
    "TIFF": "PNG",
    "HEIF": "JPEG",
}


def read_picture(content: bytes) -> Afbeelding:
    """The picture turned upright, and what its file tells besides. Raises what Pillow raises for what is none."""
    with _opened(content) as image:
        told = _facts(image)
        upright = ImageOps.exif_transpose(image)
        upright.thumbnail((_WIDEST, _WIDEST))
        return Afbeelding(_as_bytes(_plain(upright), "PNG" if "A" in upright.getbands() else "JPEG"), told)


def without_facts(content: bytes) -> bytes:
    """The same picture, upright, with nothing in its file but the picture."""
    with _opened(content) as image:
        kind = _SAVED_AS.get(image.format or "", "PNG")
        return _as_bytes(_plain(ImageOps.exif_transpose(image)), kind)


def _opened(content: bytes) -> Image.Image:
    register_heif_opener()
    Image.MAX_IMAGE_PIXELS = _MOST_PIXELS
    return Image.open(io.BytesIO(content))


def _plain(image: Image.Image) -> Image.Image:
    """Only the points: what hangs on the image otherwise is saved again with it."""
    mode = "RGBA" if "A" in image.getbands() or "transparency" in image.info else "RGB"
    points = image.convert(mode)
    clean = Image.new(mode, points.size)
    clean.paste(points)
    return clean


def _as_bytes(image: Image.Image, kind: str) -> bytes:
    out = io.BytesIO()
    (image if kind != "JPEG" else image.convert("RGB")).save(out, kind, quality=92)
    return out.getvalue()


def _facts(image: Image.Image) -> tuple[tuple[str, str], ...]:
    exif = image.getexif()
    found: dict[str, str] = {}
    for tags, names in ((exif, _TOLD), (exif.get_ifd(ExifTags.IFD.Exif), _TOLD_IN_EXIF)):
        for tag, title in names:
            if told := _words(tags.get(tag)):
                found[title] = told
    if place := _place(exif.get_ifd(ExifTags.IFD.GPSInfo)):
        found["Plaats (GPS)"] = place
    if image.info.get("xmp") or image.info.get("XML:com.adobe.xmp"):
        found["Bewerkingsgegevens (XMP)"] = "aanwezig"
    for name in ("comment", "Comment", "Author", "Description", "Title"):
        if told := _words(image.info.get(name)):
            found.setdefault("Opmerking in het bestand", told)
    return tuple(found.items())


def _words(value: object) -> str:
    text = (
        value.decode("utf-8", "ignore").removeprefix("ASCII")
        if isinstance(value, bytes)
        else str(value or "")
    )
    return " ".join("".join(char for char in text if char.isprintable() or char.isspace()).split())[:200]


def _place(gps: dict[int, object]) -> str:
    """Where it was taken, in degrees, as a map takes it."""
    told = []
    for value, side, negative in (
        (ExifTags.GPS.GPSLatitude, ExifTags.GPS.GPSLatitudeRef, "S"),
        (ExifTags.GPS.GPSLongitude, ExifTags.GPS.GPSLongitudeRef, "W"),
    ):
        with suppress(KeyError, TypeError, ValueError, ZeroDivisionError):
            degrees, minutes, seconds = (float(part) for part in gps[value])  # type: ignore[attr-defined]
            sign = -1 if str(gps.get(side, "")).upper().startswith(negative) else 1
            told.append(f"{sign * (degrees + minutes / 60 + seconds / 3600):.5f}")
    return ", ".join(told) if len(told) == 2 else ("aanwezig" if gps else "")
