"""Numbers that point at one person: burgerservicenummer, telephone, mail, IBAN, licence plate, day of birth, house.

Which number can be one is decided by `python-stdnum` (BSN, IBAN) and `phonenumbers`; here stands only how it is written.
Both are loaded with the first number that asks for them: that takes a tenth of a second, which opening need not wait for.

A text may be as long as a stranger likes and hold no space at all. So no pattern of the masker may read on without end:
each repeats a number of times that is given, or reads a run once, from its beginning, and never goes back in it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from ivbdesk.cases.taal.masker.telwoorden import houses_in_words, rows_in_words
from ivbdesk.cases.taal.masker.vlak import Vlak
from ivbdesk.cases.taal.masker.vondst import Vondst, Vondstsoort, without_overlap
from ivbdesk.cases.taal.nederlands import MAANDEN

_DIGIT = re.compile(r"\d")
_IBAN_NL = re.compile(r"(?<![a-z0-9])nl(?:[ .-]?\d){2}(?:[ .-]?[a-z]){4}(?:[ .-]?\d){10}(?!\d)")
_IBAN = re.compile(r"(?<![a-z0-9])[a-z]{2}\d{2}(?: ?[a-z0-9]{4}){2,7}(?: ?[a-z0-9]{1,3})?(?![a-z0-9])")
# The whole of what stands before an @; within a longer run of letters no further than an address may reach (RFC 5321),
# since each letter of it would be tried to the end of the run.
_MAIL = re.compile(
    r"(?:(?<![\w.+-])[\w.+-]++|[\w.+-]{1,64})(?: ?@ ?| ?[\[(](?:at|apenstaart\w{0,9})[\])] ?)"
    r"[\w-]{1,63}(?: ?\. ?[\w-]{1,63}){0,9}\.[a-z]{2,63}"
)
_PHONE = re.compile(r"(?<![\da-z.,])(?:\(?\+ ?\d|\(?0)(?:[ .\-/()]{0,3}\d){8,14}")
_BSN = re.compile(
    r"(?<![\d.,+/-])(?:\d{9}|\d{3}([ .-])\d{3}\1\d{3}|\d{4}[ .-]\d{2}[ .-]\d{3}|\d{3}[ .-]\d{2}[ .-]\d{4}"
    r"|\d{2}[ .-]\d{3}[ .-]\d{4}|\d{4}[ .-]\d{5}|\d{5}[ .-]\d{4}|\d{2}([ .-])\d{2}\2\d{2}\2\d{3}|\d(?: \d){8})"
    r"(?!\d|[.,/-]\d)"
)
_BSN_NAMED = re.compile(r"(?:\bbsn|burgerservice\w{0,9}|sofi\W?nummer)\D{0,20}?((?:\d[ .-]?){7,8}\d)(?!\d)")
# The fourteen series of the RDW that are or were given out.
_SERIES = (
    "XX99 99", "99 99XX", "99XX99", "XX99XX", "XXXX99", "99XXXX", "99XXX9", "9XXX99", "XX999X", "X999XX", "XXX99X",
    "X99XXX", "9XX999", "999XX9",
)  # fmt: skip
_VEHICLE = re.compile(
    r"(?:kenteken|auto|bus(?:je)?|bestelbus|scooter|motor|wagen|voertuig|aanhanger)\b.{0,30}$"
)
_VEHICLE_BEFORE = 45
_NO_PLATE = re.compile(r"[a-z]{0,4}[aeiou][a-z]{0,4}(?<=[a-z]{3})|^\d{4} ?[a-z]{2}$")
"""What a plate without dashes seldom is: a word of three letters, or a postcode."""
_DATE = rf"\d{{1,2}}(?:[-/. ]{{1,4}}\d{{1,2}}[-/. ]{{1,4}}| ?(?:{'|'.join(MAANDEN)}|jan|feb|mrt|apr|jun|jul|aug|sept?|okt|nov|dec)\.? ?)(\d{{4}}|\d{{2}})"
_DAY = re.compile(rf"(?<![\d-]){_DATE}(?!\d)")
_BORN = re.compile(
    rf"(?:\bgeb(?:oren|oortedatum|oortedag|datum)?\b[.:]?|\bverjaar\w{{0,9}})(?: ?\w{{1,30}}){{0,2}}?[:.]? ?({_DATE})(?!\d)"
)
_FULL_DAY = re.compile(r"\d{1,2}[-/. ]\d{1,2}[-/. ](?:19|20)\d\d(?!\d)")
_SHORT_DAY = re.compile(r"(?<![\d./-])\d{1,2}([-/.])\d{1,2}\1(?:3[1-9]|[4-9]\d)(?![\d./-]{0,20}\d)")
"""A day of a year in two digits that is not of this century."""
_LONG_AGO = 2012
"""A full day up to this year, in the file of today, is more often of a birth than of an event."""
_NEIGHBOUR = r"(?:bewoo?n(?:er|ers|ster|sters)|(?:over|onder|boven)?(?:buur(?:man|vrouw|tjes|jongen|meisje)?|buren)|huurders?|huurster|melders?)"
_PEOPLE = r"(?:gezin|familie|mensen|meneer|mevrouw)"
_NO_HOUSE = (
    r"(?! ?(?:uur|jaar|keer|dagen|dag|weken|maanden|minuten|personen|mensen|kinderen|euro|meter|procent|%|:\d|"
    + "|".join(MAANDEN)
    + r")\b)(?![\d/:-]|[.,]\d)"
)
_HOUSE = re.compile(
    rf"\b{_NEIGHBOUR}(?: \w{{1,30}})?? (?:(?:van|op|uit|bij|naast)(?: (?:huis)?(?:nummer|nr\.?|no\.?))?|(?:huis)?(?:nummer|nr\.?|no\.?)) ?(\d{{1,4}}(?: ?[a-z])?\b){_NO_HOUSE}"
    rf"|\b{_PEOPLE} (?:op|uit) (\d{{1,4}}(?: ?[a-z])?\b){_NO_HOUSE}"
    rf"|\b(?:bewoners?|buren|buur(?:man|vrouw)) (\d{{1,4}}[a-z]?\b){_NO_HOUSE}"
    rf"|(?<!productie )(?<!stuk )(?<!\w)(?:(?:huis)?nummer|(?:op|van|uit|bij|naast) nr\.?) ?(\d{{1,4}}[a-z]?\b){_NO_HOUSE}"
)
_POSTCODE = re.compile(
    r"(?<![\d.,-])([1-9]\d{3}) ?([a-z]{2})\b(?:[ ,]{1,2}(?:huisnummer |nummer |nr\.? ?)?(\d{1,4}) ?(?:[a-z]\b)?)?"
)
_SHORT_WORDS = frozenset((
    "al", "bv", "ca", "cm", "de", "dm", "en", "er", "eu", "ga", "gr", "ha", "he", "ik", "in", "is", "ja",
    "je", "km", "kg", "me", "mm", "na", "nl", "nu", "of", "om", "op", "pk", "st", "te", "tv", "uw", "we",
    "wo", "ze", "zo",
))  # fmt: skip


def numbers_in(text: str) -> list[Vondst]:
    """What in a text seems to be a number that points at one person, whatever the casus."""
    return numbers_of(Vlak(text))


def numbers_of(vlak: Vlak, eigen: Collection[str] = (), *, ook_plek: bool = False) -> list[Vondst]:
    """The same of a flat text; `ook_plek` asks for houses and postcodes too, but those that are `eigen`."""
    told = [*houses_in_words(vlak, eigen), *rows_in_words(vlak)] if ook_plek else []
    if not _DIGIT.search(vlak.tekst) and "@" not in vlak.tekst and "at" not in vlak.tekst:
        return told
    found = [
        *_ibans(vlak),
        *_mails(vlak),
        *_bsns(vlak, named=True),
        *_phones(vlak),
        *_bsns(vlak),
        *_births(vlak, any_day=ook_plek),
        *_plates(vlak),
    ]
    if ook_plek:
        found += [*_postcodes(vlak, eigen), *_houses(vlak, eigen), *told]
    return without_overlap(found)


def _made(
    vlak: Vlak, start: int, eind: int, soort: Vondstsoort, zeker: bool = False, uitleg: str = ""
) -> Vondst:
    first, last = vlak.span(start, eind)
    return Vondst(first, last, soort, zeker, soort.masker, uitleg)


def _ibans(vlak: Vlak) -> Iterator[Vondst]:
    for match in _IBAN_NL.finditer(vlak.tekst):
        yield _made(vlak, *match.span(), Vondstsoort.IBAN, True)
    for match in _IBAN.finditer(vlak.tekst):
        from stdnum import iban

        parts = match[0].split(" ")
        for many in range(len(parts), 0, -1):
            written = " ".join(parts[:many])
            if iban.is_valid(written, check_country=False):
                yield _made(vlak, match.start(), match.start() + len(written), Vondstsoort.IBAN, True)
                break


def _mails(vlak: Vlak) -> Iterator[Vondst]:
    yield from (_made(vlak, *match.span(), Vondstsoort.MAIL) for match in _MAIL.finditer(vlak.tekst))


def _phones(vlak: Vlak) -> Iterator[Vondst]:
    for match in _PHONE.finditer(vlak.tekst):
        if _FULL_DAY.match(match[0]):
            continue
        ends = [place.end() for place in _DIGIT.finditer(match[0])]
        for end in reversed(ends):
            following = vlak.tekst[match.start() + end : match.start() + end + 1]
            if not following.isdigit() and _is_phone(match[0][:end]):
                yield _made(vlak, match.start(), match.start() + end, Vondstsoort.TELEFOON)
                break


def _is_phone(written: str) -> bool:
    import phonenumbers

    digits = re.sub(r"\D", "", written.replace("(0)", ""))
    if written.lstrip("( ").startswith("+"):
        digits = "+" + digits
    elif digits.startswith("00"):
        digits = "+" + digits[2:]
    if digits.startswith("+310"):
        digits = "+31" + digits[4:]
    try:
        number = phonenumbers.parse(digits, "NL")
    except phonenumbers.NumberParseException:
        return False
    if not digits.startswith(("0", "+31")):
        return phonenumbers.is_valid_number(number)
    # A number that the plan does not know may be a slip of the pen; that it has ten digits is enough.
    return len(str(number.national_number)) == 9


def _bsns(vlak: Vlak, *, named: bool = False) -> Iterator[Vondst]:
    if named:
        for match in _BSN_NAMED.finditer(vlak.tekst):
            yield _made(vlak, *match.span(1), Vondstsoort.BSN, True)
        return
    for match in _BSN.finditer(vlak.tekst):
        if is_bsn(match[0]):
            yield _made(vlak, *match.span(), Vondstsoort.BSN, True)


def is_bsn(written: str) -> bool:
    """Whether nine digits, however they are grouped, can be a burgerservicenummer by the elfproef."""
    from stdnum.nl import bsn

    return bool(bsn.is_valid(re.sub(r"\D", "", written)))


def _plate_pattern(separator: str) -> re.Pattern[str]:
    forms = []
    for serie in _SERIES:
        groups = re.findall(r"X{4}|9{4}|X+|9+", serie.replace(" ", ""))
        halves = [
            part for group in groups for part in ((group[:2], group[2:]) if len(group) == 4 else (group,))
        ]
        forms.append(
            separator.join(("[a-z]" if part[0] == "X" else r"\d") + f"{{{len(part)}}}" for part in halves)
        )
    return re.compile(rf"(?<![a-z0-9-])(?:{'|'.join(forms)})(?![a-z0-9]|-[a-z0-9])")


_PLATE, _LOOSE_PLATE = _plate_pattern("-"), _plate_pattern("[ .]?")


def _plates(vlak: Vlak) -> Iterator[Vondst]:
    for match in _PLATE.finditer(vlak.tekst):
        yield _made(vlak, *match.span(), Vondstsoort.KENTEKEN)
    for match in _LOOSE_PLATE.finditer(vlak.tekst):
        words = _NO_PLATE.search(match[0]) or _SHORT_WORDS & set(re.findall("[a-z]+", match[0]))
        capitals = vlak.upper(*match.span()) and not words
        before = vlak.tekst[max(0, match.start() - _VEHICLE_BEFORE) : match.start()]
        if capitals or _VEHICLE.search(before):
            yield _made(vlak, *match.span(), Vondstsoort.KENTEKEN)


def _births(vlak: Vlak, *, any_day: bool) -> Iterator[Vondst]:
    for match in _BORN.finditer(vlak.tekst):
        yield _made(vlak, *match.span(1), Vondstsoort.GEBOORTEDATUM)
    for match in _DAY.finditer(vlak.tekst) if any_day else ():
        if len(match[1]) == 4 and 1900 < int(match[1]) <= _LONG_AGO:
            yield _made(vlak, *match.span(), Vondstsoort.GEBOORTEDATUM, uitleg="een dag van lang geleden")
    for match in _SHORT_DAY.finditer(vlak.tekst) if any_day else ():
        yield _made(vlak, *match.span(), Vondstsoort.GEBOORTEDATUM, uitleg="een dag van lang geleden")


def _postcodes(vlak: Vlak, eigen: Collection[str]) -> Iterator[Vondst]:
    for match in _POSTCODE.finditer(vlak.tekst):
        code = match[1] + match[2]
        if match[2] in _SHORT_WORDS and not vlak.upper(*match.span(2)):
            continue
        if code not in eigen or (match[3] and match[3] not in eigen):
            yield _made(vlak, *match.span(), Vondstsoort.POSTCODE)


def _houses(vlak: Vlak, eigen: Collection[str]) -> Iterator[Vondst]:
    for match in _HOUSE.finditer(vlak.tekst):
        group = next(index for index in (1, 2, 3, 4) if match[index])
        if match[group].replace(" ", "") not in eigen:
            yield _made(vlak, *match.span(group), Vondstsoort.HUISNUMMER)
