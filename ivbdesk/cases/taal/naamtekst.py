"""One way to take a full name apart, imported or pasted; what cannot be known is refused, never guessed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.letters import fold_letters
from ivbdesk.cases.taal.nederlands import join_nl
from ivbdesk.cases.taal.tussenvoegsels import TUSSENVOEGSELS

_TITLES = re.compile(
    r"(?:^|(?P<komma>,)\s*)(?P<titel>(?:de heer|dhr|heer|hr|meneer|mevrouw|mevr|mw|mej|drs|dr|ing|ir|mr|prof)(?!\w)\.?)"
    r"(?:\s+|(?(komma)(?=,|$)|(?!)))",
    re.IGNORECASE,
)
"""Before the name, or behind its comma: "drs. J. Bakker", "Bakker, drs. J.", "J. Bakker, drs."."""
_DEGREES = re.compile(r"(?:,?\s+(?:MSc|BSc|MA|BA|LLM|LLB|PhD|MBA|MEd|BEd|MPA|RA|RE)\.?)+$")
_GENERATION = re.compile(r"(?:,\s*|\s+)(?P<welke>[JjSs]r\.?)(?=[\s,]|$)")
_FAMILY = re.compile(r"^(?:familie|fam\.?|gezin)\s", re.IGNORECASE)
_FAMILY_NAME_FIRST = frozenset((
    "nguyen", "tran", "le", "pham", "huynh", "hoang", "phan", "vu", "vo", "dang", "bui", "do", "ho", "ngo", "duong", "ly",
))  # fmt: skip
"""Vietnamese family names; they stand first, and Van behind them is no tussenvoegsel."""
_SEVERAL = re.compile(r"\s(?:en|&|\+)\s|/|;|\n", re.IGNORECASE)
_LONGEST = 300
_VAN_DER = re.compile(r"\bv/d(?=\s|$)", re.IGNORECASE)
_BORN = re.compile(r"[\s,(-]+(?:geb\.?|geboren)\s(?P<geboren>.*)$", re.IGNORECASE)
_MARRIED = re.compile(
    r"\b(?:e\.v\.|e/v|ev|wed\.?|weduwe|echtgeno\w+|alias|ook wel|gehuwd)(?!\w)|[()\"]", re.IGNORECASE
)
_INITIALS = re.compile(r"(?:[^\W\d_]{1,3}\.(?:-?[^\W\d_]{1,3}\.)*|[^\W\d_])")
_SHORT = {"v.": "van", "v": "van", "v.d.": "van der", "vd": "van der", "v/d": "van der", "t": "'t", "s": "'s"}
_ALSO_FIRST = frozenset(("ben", "al", "della"))
"""Little words that are first names as well: "Ben de Vries", and who knows of "Ben Ali"."""
_ONE_OF = "Dit lijkt een familie; hier hoort één persoon."
_HOW = "Schrijf de naam als ‘Berg, Jan van den’."


@dataclass(frozen=True, slots=True)
class Naamdelen:
    """A name in its parts, each as it was written; the tussenvoegsel in small letters."""

    voornaam: str
    tussenvoegsel: str
    achternaam: str


def split_name(text: str) -> Naamdelen:
    """The parts of "Berg, J. van den", "Jan van den Berg", "Anna Jansen-de Vries", "K. Bos geb. de Wit".

    A born name is left out, see `born_name`. Raises RegelFout on field `naam` where it is not certain what is what.
    """
    if len(text) > _LONGEST:
        raise RegelFout("naam", f"Dit lijkt geen naam: het zijn {len(text)} tekens. {_HOW}")
    if _SEVERAL.search(_VAN_DER.sub("v.d.", text.strip())):
        raise RegelFout("naam", "Hier staan misschien meer mensen. Zet op elke rij één persoon.")
    name, generation = _take_generation(_one_way(text))
    if _FAMILY.match(name):
        raise RegelFout("naam", "Dit is een familie. Vul één persoon in.")
    if not any(char.isalpha() for char in name):
        raise RegelFout("naam", f"Dit lijkt geen naam. {_HOW}")
    if any(char.isdigit() for char in name):
        raise RegelFout("naam", f"In een naam staan geen cijfers. {_HOW}")
    if _MARRIED.search(name):
        raise RegelFout("naam", f"Hier staat meer dan één naam. Laat er één staan. {_HOW}")
    words = name.split()
    if (generation and is_initials(name)) or (len(words) == 1 and _may_be_initials(text)):
        raise _uncertain(_tidy(text).split())
    if "," in name:
        found = _listed(*name.split(","))
    else:
        found = Naamdelen("", "", words[0]) if len(words) == 1 else _said(words)
    return replace(found, achternaam=" ".join(filter(None, (found.achternaam, generation))))


def left_out(text: str) -> list[str]:
    """The titles and degrees in a name, as they were written: they are no part of it, so whoever typed them is told."""
    return _bare(text)[1]


def without_titles(text: str) -> tuple[str, list[str]]:
    """A name without its titles and degrees, and which those are; a name in capitals, "ING Bank", is left as it is."""
    bare, left = _bare(text)
    keep = names_birth(text) or any(len(word) > 2 and word.isupper() for word in left)
    return (text, []) if keep else (bare, left)


def told_left_out(words: Sequence[str]) -> str:
    """What whoever typed titles and degrees reads; empty where there are none."""
    named = join_nl([f"‘{word}’" for word in words])
    return f"Weggelaten: {named}. Titels en aanspreekvormen horen niet bij de naam." if words else ""


def is_initials(text: str) -> bool:
    """Whether these are initials as they are written, "J.P." or "Th. J."."""
    return bool(text) and all(_INITIALS.fullmatch(word) for word in text.split())


def split_surname(text: str) -> tuple[str, str]:
    """The tussenvoegsel and the rest of a surname, "van den" and "Berg", "" and "Garcia Lopez"."""
    if len(text) > _LONGEST:
        return "", text
    words = _one_way(text).split()
    start = 0
    while start < len(words) - 1 and _is_between(words[start]):
        start += 1
    return _joined(words[:start]), " ".join(words[start:])


def split_in_surname(text: str) -> Naamdelen:
    """The parts of what stands where only the surname belongs, while no first name is known: "K. Bos", "Ben de Vries".

    Raises RegelFout on field `naam` where a first name may stand before it, "Jan de Boer" or "Jansen de Boer".
    """
    words = _one_way(text).split()
    if _FAMILY.match(text.strip()) or any(map(str.isdigit, text)):
        return split_name(text)
    if len(words) < 2 or "," in text or _may_be_first(words[0]) or _is_initial(words[0]):
        return split_name(text)
    between, family = split_surname(text)
    parts = family.split()
    inner = () if _is_double(parts[:1]) else parts[1:-1]
    if _family_first(words) or any(_is_between(word) or _is_double([word]) for word in inner):
        raise _uncertain(words)
    return Naamdelen("", between, family)


def tells_more(achternaam: str) -> bool:
    """Whether in a surname more may be told: a first name, initials, a title, a family or a born name."""
    words = _GENERATION.sub("", _one_way(achternaam)).split()
    if names_birth(achternaam) or _TITLES.match(achternaam) or _FAMILY.match(achternaam) or "," in achternaam:
        return True
    if any(map(str.isdigit, achternaam)):
        return True
    family = split_surname(" ".join(words))[1].split()
    if len(words) > 1 and (_may_be_first(words[0]) or _family_first(words)):
        return True
    return len(family) > 1 and not _is_double(family[:1])


def why_more(achternaam: str) -> str:
    """Why a surname is asked about, in words for who typed it; empty where it is not."""
    if not tells_more(achternaam):
        return ""
    if told := _why_other(achternaam):
        return told
    try:
        split_in_surname(achternaam)
    except RegelFout as error:
        return error.melding if "?" in error.melding else f"{error.melding} Klopt het toch?"
    return "Is dit alleen de achternaam? Voornaam en voorletters hebben een eigen vak; vul één persoon in."


def why_more_first(voornaam: str, *, alone: bool) -> str:
    """Why a first name is asked about; `alone` where no surname stands beside it, so that it may hold that as well."""
    text = _tidy(voornaam)
    if told := _why_other(text):
        return told
    if any(map(str.isdigit, text)):
        return "Hoort het cijfer bij de voornaam?"
    if alone and " " in text and not is_initials(text):
        return f"Is ‘{text}’ alleen de voornaam? De achternaam heeft een eigen vak."
    return ""


def without_family(text: str) -> str:
    """A surname without the word for a household before it, "Bakker" of "fam. Bakker"; by that it is looked for."""
    return _FAMILY.sub("", text.strip())


def _why_other(text: str) -> str:
    """What to ask where a born name, more people or a whole family may stand."""
    if names_birth(text):
        return "Hier staat ook een geboortenaam. Klopt dat?"
    if _SEVERAL.search(_VAN_DER.sub("v.d.", text)):
        return "Staan hier meer mensen? Vul één persoon in."
    return f"{_ONE_OF} Weet u alleen de naam van het gezin?" if _FAMILY.match(text) else ""


def names_birth(text: str) -> bool:
    """Whether a born name stands behind a name."""
    return _BORN.search(text) is not None


def without_born_name(text: str) -> str:
    """A surname without the born name that stands behind it."""
    return _BORN.sub("", text).strip(" ,") if born_name(text) else text


def born_name(text: str) -> str:
    """The born name behind a name, "de Wit"; empty where none stands there."""
    found = _BORN.search(text)
    name = " ".join(found["geboren"].strip(" ,()").split()) if found is not None else ""
    return "" if any(char.isdigit() for char in name) else name


def _one_way(text: str) -> str:
    """The name without titles, degrees and born name, with one kind of apostrophe and hyphen."""
    return re.sub(r"\s*[-–]\s*", "-", _bare(text)[0])


def _bare(text: str) -> tuple[str, list[str]]:
    """The name without titles, degrees and born name, and which titles and degrees those are."""
    name, left = _BORN.sub("", _tidy(text)), []
    while title := _TITLES.search(name):
        left.append(title["titel"])
        before, after = name[: title.start()], name[title.end() :]
        name = before + ((title["komma"] or "") + " " if after and after[0] != "," else "") + after
        name = name.strip()
    if degrees := _DEGREES.search(name):
        left.extend(re.findall(r"[^\s,]+", degrees[0]))
        name = name[: degrees.start()]
    return name, left


def _tidy(text: str) -> str:
    return " ".join(re.sub("[’`´‘]", "'", text).split())


def _take_generation(name: str) -> tuple[str, str]:
    """The name without "jr." or "sr.", and that; raises RegelFout where it stands first, or twice."""
    found = [item["welke"] for item in _GENERATION.finditer(name)]
    first = re.match(r"[JjSs]r\.?(?=\s|$)", name)
    if first or len(found) > 1:
        word = first[0] if first else found[0]
        raise RegelFout(
            "naam", f"Hoort ‘{word}’ bij de achternaam? Schrijf de naam als ‘Berg jr., Jan van den’."
        )
    return _GENERATION.sub("", name), "".join(found)


def _may_be_initials(text: str) -> bool:
    """Whether the degrees behind a single word may be initials as well: "Bakker MA"; so may "Bakker JR"."""
    return any(len(word) == 2 and word.isupper() for word in left_out(text))


def _listed(last: str, *rest: str) -> Naamdelen:
    family, given = last.split(), " ".join(rest).split()
    if not family:
        raise RegelFout("naam", f"Voor de komma ontbreekt de achternaam. {_HOW}")
    between: list[str] = []
    while len(family) > 1 and _is_between(family[-1]) and not _is_double(family):
        between.insert(0, family.pop())
    while len(family) > 1 and _is_between(family[0]):
        between.append(family.pop(0))
    at = next((index for index, word in enumerate(given) if _is_between(word) and index), None)
    if at is not None and all(_is_between(word) for word in given[at:]):
        given, between = given[:at], [*given[at:], *between]
    while len(given) > 1 and _is_between(given[0]) and given[0].islower():
        between.append(given.pop(0))
    if given and all(_is_between(word) for word in given) and not _may_be_first(given[0]):
        given, between = [], [*given, *between]
    return Naamdelen(" ".join(given), _joined(between), " ".join(family))


def _said(words: list[str]) -> Naamdelen:
    if _family_first(words) or words[-1].rstrip(".") in ("JR", "SR"):
        raise _uncertain(words)
    double = next((index for index, word in enumerate(words[:-1]) if _is_double([word])), len(words))
    start = next((index for index, word in enumerate(words[:-1]) if _is_between(word)), len(words) - 1)
    if start == 0 and _may_be_first(words[0]):
        start = next((index for index, word in enumerate(words[1:-1], 1) if _is_between(word)), 0)
        if start == 0:
            raise RegelFout("naam", f"Is ‘{words[0]}’ hier de voornaam? {_HOW}")
    start = min(start, double)
    end = start
    while end < len(words) - 1 and _is_between(words[end]):
        end += 1
    given, family = words[:start], words[end:]
    if len(given) > 1 and not is_initials(" ".join(given[:-1])):
        raise _uncertain(words)
    if len(family) > 1 and not _is_double(family[:-1]):
        raise _uncertain(words)
    return Naamdelen(" ".join(given), _joined(words[start:end]), " ".join(family))


def _family_first(words: list[str]) -> bool:
    """Whether the family name may stand first, as in "Le Van Minh"."""
    capitals = words[0][0].isupper() and words[1][0].isupper()
    return capitals and fold_letters(words[0]) in _FAMILY_NAME_FIRST


def _uncertain(words: list[str]) -> RegelFout:
    return RegelFout("naam", f"Van ‘{' '.join(words)}’ is niet zeker wat de achternaam is. {_HOW}")


def _is_double(words: list[str]) -> bool:
    """Whether the last begins the second half of a double surname: "Jansen-de" Vries, "Jansen-van den" Berg."""
    while len(words) > 1 and _is_between(words[-1]):
        words = words[:-1]
    head, hyphen, tail = words[-1].rpartition("-")
    return bool(head and hyphen) and _is_between(tail)


def _may_be_first(word: str) -> bool:
    return word.casefold() in _ALSO_FIRST and not word.islower()


def _is_initial(word: str) -> bool:
    return is_initials(word) and not _is_between(word)


def _is_between(word: str) -> bool:
    folded = word.casefold()
    is_initial = len(word.rstrip(".")) == 1 and word[0].isupper()
    return not is_initial and (folded in TUSSENVOEGSELS or folded in _SHORT)


def _joined(words: list[str]) -> str:
    return " ".join(_SHORT.get(word.casefold(), word.casefold()) for word in words)
