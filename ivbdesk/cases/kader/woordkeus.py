"""Words that reveal what the law guards: special data (AVG art. 9) and criminal data (art. 10), as resources/woordkeus.toml.

Found in a text they are shown with words that say what is seen in daily life instead. Some words are guarded only where
they are said of a person: "hij is illegaal" is, "de bouw is illegaal" is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from ivbdesk.cases.taal.fouten import RegelFout
from ivbdesk.cases.taal.masker.vlak import Vlak
from ivbdesk.cases.taal.nederlands import sort_key
from ivbdesk.cases.taal.toml_lezer import Tabel, TomlTekst, refuse_doubles

_WORD = re.compile(r"[^\W_]+")
_SENTENCES = re.compile(r"[.!?;:,()\n]+")
_MOST_STARS = 2
_LISTS = ("personen", "aanspreken", "koppels", "tussen", "voegwoorden")


@dataclass(frozen=True, slots=True)
class Woordgroep:
    """What a group of words tells; `artikel` is that of the law which guards it."""

    code: str
    naam: str
    artikel: str


@dataclass(frozen=True, slots=True)
class Woorden:
    """Words of one group with an example of what to write instead; `patronen` find them in one sentence."""

    groep: Woordgroep
    liever: str
    patronen: tuple[str, ...]

    @property
    def is_bijzonder(self) -> bool:
        """Whether they tell special data, and not criminal data."""
        return self.groep.artikel == BIJZONDER


@dataclass(frozen=True, slots=True)
class Woordvondst:
    """A guarded word as it stands in a text."""

    woord: str
    woorden: Woorden

    @property
    def is_bijzonder(self) -> bool:
        """Whether it is special data, and not criminal data."""
        return self.woorden.is_bijzonder

    @property
    def told(self) -> str:
        """What the user reads at the field."""
        return (
            f"‘{self.woord}’ lijkt op {self.woorden.groep.naam} ({self.woorden.groep.artikel}). Schrijf liever wat u "
            f"ziet in het dagelijks leven, bijvoorbeeld: {self.woorden.liever}."
        )


BIJZONDER = "AVG art. 9"
STRAFRECHTELIJK = "AVG art. 10"


@dataclass(frozen=True, slots=True)
class Woordkeus:
    """All guarded words, in the order of the file."""

    lijst: tuple[Woorden, ...]

    def find(self, text: str) -> tuple[Woordvondst, ...]:
        """What stands in a text, one of each block of words."""
        said = [flat for part in _SENTENCES.split(text) if (flat := _flat(part))]
        found = ((words, self._first(words, said)) for words in self.lijst)
        return tuple(Woordvondst(word, words) for words, word in found if word)

    def places(self, text: str) -> Iterator[tuple[int, int, Woorden]]:
        """Every guarded word of a text with where it begins and ends, in the order of the file."""
        vlak = Vlak(text)
        for words in self.lijst:
            for sentence, starts in _sentences(vlak.tekst):
                for form in words.patronen:
                    for hit in _compiled(form).finditer(sentence):
                        first, last = hit.span("woord")
                        yield *vlak.span(starts[first], starts[last - 1] + 1), words

    def _first(self, words: Woorden, said: Sequence[str]) -> str:
        hits = (_compiled(form).search(sentence) for sentence in said for form in words.patronen)
        return next((hit["woord"] for hit in hits if hit is not None), "")

    def told_of(self, text: str) -> str:
        """What the user reads about the words that stand in a text, a line for each; empty where there is none."""
        return "\n".join(found.told for found in self.find(text))

    def refuse(self, veld: str, text: str) -> None:
        """Raise RegelFout at this field for a text with such a word."""
        told = self.told_of(text)
        if told:
            raise RegelFout(veld, told)


def read_woordkeus(text: str, file: str) -> Woordkeus:
    """The words from the text of a TOML file; raises KaderFout with every error in it."""
    source = TomlTekst(text, file)
    top = source.top((*_LISTS, "groep", "woorden"))
    of_person = _OverPersoon(top)
    tables = source.tables("groep", Woordgroep.__slots__)
    groups = {
        table.text("code"): Woordgroep(
            table.text("code"), table.text("naam"), table.word("artikel", (BIJZONDER, STRAFRECHTELIJK))
        )
        for table in tables
    }
    refuse_doubles(tables, "code", [table.text("code") for table in tables])
    keys = ("groep", "altijd", "van_persoon", "niet", "liever")
    found = tuple(_words(table, groups, of_person) for table in source.tables("woorden", keys))
    source.finish()
    return Woordkeus(found)


class _OverPersoon:
    """How one says that a person is something, made of the lists at the top of the file."""

    def __init__(self, top: Tabel) -> None:
        person, title, link, filler, joint = (_any(_filled(top, key)) for key in _LISTS)
        title_name = rf"(?:{title})(?: \w+){{0,4}}?"
        which = r"(?: (?:van|op|aan|uit|in|met) \w+(?: \w+){0,2}?)?"
        who = rf"(?:(?:{person}){which}|{title_name})"
        between = rf"(?: (?:{filler}))*?"
        self._forms = (
            rf"(?:^|\b{who} )(?:{link}){between} {{w}}",  # (de buurman) is ook illegaal
            rf"\b(?:{link})(?: \w+)? {who}{between} {{w}}",  # is de buurman illegaal
            rf"\b(?:{joint})(?: \w+)? {who}{between} {{w}} (?:{link})\b",  # dat hij illegaal is
            rf"\b{{w}}(?: \w+)? (?:{person})\b",  # een illegale vrouw
        )

    def patterns(self, word: str) -> list[str]:
        """The forms for one word, that is a pattern."""
        return [form.replace("{w}", word) for form in self._forms]


def _words(table: Tabel, groups: dict[str, Woordgroep], of_person: _OverPersoon) -> Woorden:
    always, of_someone, never = (_patterns(table, key) for key in ("altijd", "van_persoon", "niet"))
    if not always and not of_someone:
        table.wrong("altijd", "Noem er ten minste één, hier of bij ‘van_persoon’.")
    guard = rf"(?!(?:{'|'.join(never)})\b)" if never else ""
    forms = [rf"\b{guard}(?P<woord>{'|'.join(always)})\b"] if always else []
    if of_someone:
        forms += of_person.patterns(rf"\b{guard}(?P<woord>{'|'.join(of_someone)})\b")
    group = groups.get(table.word("groep", list(groups)), Woordgroep("", "", BIJZONDER))
    return Woorden(group, table.text("liever"), tuple(forms))


@cache
def _compiled(form: str) -> re.Pattern[str]:
    """Made when it is first needed: together they take a quarter of a second, which opening need not wait for."""
    return re.compile(form)


def _patterns(table: Tabel, key: str) -> list[str]:
    """The words of a list as they are met in a text that `_flat` made: a star stands for any letters."""
    words = table.texts(key)
    for word in words:
        if not _WORD.search(word):
            table.wrong(key, f"‘{word}’ heeft geen letters; een sterretje alleen past op elk woord.")
        elif word.count("*") > _MOST_STARS:
            table.wrong(key, f"‘{word}’ heeft meer dan {_MOST_STARS} sterretjes; zoeken zou te lang duren.")
    return [
        "".join(r"\w*" if sign == "*" else re.escape(sign) for sign in sort_key(" ".join(word.split())))
        for word in words
    ]


def _filled(table: Tabel, key: str) -> tuple[str, ...]:
    found = table.texts(key)
    if not found:
        table.wrong(key, "Noem er ten minste één.")
    return found


def _any(words: Sequence[str]) -> str:
    return "|".join(re.escape(sort_key(word)) for word in words) or r"(?!)"


@lru_cache(maxsize=4)
def _sentences(text: str) -> list[tuple[str, list[int]]]:
    """The sentences of a flat text as `_flat` makes them, each with where its characters stood."""
    found = []
    at = 0
    for part in (*_SENTENCES.finditer(text), None):
        until = part.start() if part is not None else len(text)
        starts: list[int] = []
        words = list(_WORD.finditer(text, at, until))
        for word in words:
            starts += [*range(*word.span()), word.end()]
        if words:
            found.append((" ".join(word[0] for word in words), starts))
        at = part.end() if part is not None else until
    return found


def _flat(text: str) -> str:
    """Without capitals, diacritics and signs, one space between words."""
    return " ".join(_WORD.findall(sort_key(text)))
