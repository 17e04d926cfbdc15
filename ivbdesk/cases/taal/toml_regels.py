"""Where things stand in TOML text, and what is wrong with text that is no TOML, in Dutch.

tomllib gives neither the lines of what it read nor its objections in Dutch.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

_NAME = r"(?:[\w-]+|\"[^\"\n]*\"|'[^'\n]*')"
_PATH = rf"{_NAME}(?:[ \t]*\.[ \t]*{_NAME})*"
_HEADER = re.compile(rf"[ \t]*(\[\[?)[ \t]*({_PATH})")
_KEY = re.compile(rf"[ \t]*({_PATH})[ \t]*=")
_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|#[^\n]*"
    r"|[\[\]{}\n]",
    re.DOTALL,
)


class Regels:
    """The line numbers, from 1, of the tables and keys of valid TOML text."""

    def __init__(self, text: str) -> None:
        self._lines: dict[tuple[str, int, str], int] = {}
        counts: dict[str, int] = {}
        table, number, inside = "", 0, ""
        for line, statement in _statements(text):
            if header := _HEADER.match(statement):
                table, *below = _names(header[2])
                inside = below[0] if below else ""
                if header[1] == "[[" and not below:
                    counts[table] = counts.get(table, 0) + 1
                number = max(counts.get(table, 0) - 1, 0)
                self._lines.setdefault((table, number, inside), line)
            elif key := _KEY.match(statement):
                self._lines.setdefault((table, number, inside or _names(key[1])[0]), line)

    def find(self, table: str, number: int, key: str) -> int:
        """The line of a key in the n-th `[[table]]`, from 0; where the key is absent the line of that table.

        `table` is empty for the whole file, and then `key` may also name a table; 0 where nothing is found.
        """
        places = ((table, number, key), (table, number, ""), ("", 0, table), (key, 0, ""))
        return next((self._lines[place] for place in places if place in self._lines), 0)


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Each line on which a header or a key may begin: not those inside a longer text or list."""
    line, depth = 1, 0
    yield line, text.partition("\n")[0]
    for token in _TOKEN.finditer(text):
        word = token[0]
        line += word.count("\n")
        depth += (word in "[{") - (word in "]}")
        if word == "\n" and depth == 0:
            end = text.find("\n", token.end())
            yield line, text[token.end() : end if end >= 0 else len(text)]


_NEXT = re.compile(
    rf"{_KEY.pattern}|[ \t]*(?:\[\[[\w.-]+\]\]|\[(?!true|false)[A-Za-z_][\w.-]*\])[ \t\r]*(?:#|$|\n)"
)


def _unclosed_list(text: str) -> int:
    """The line on which a list begins that is still open where the next key or header stands; 0 where all close."""
    line, begun = (
        1,
        [0],
    )  # the lines on which the lists that are open began; the 0 below them is never taken off
    for token in _TOKEN.finditer(text):
        word = token[0]
        if word == "[" and (len(begun) > 1 or not _is_header(text, token.start())):
            begun.append(line)
        elif word == "]" and len(begun) > 1:
            begun.pop()
        elif word == "\n" and len(begun) > 1 and _NEXT.match(text, token.end()):
            break
        line += word.count("\n")
    return begun[1] if len(begun) > 1 else 0


def _is_header(text: str, at: int) -> bool:
    """Whether the bracket at this place belongs to a header: only brackets and blanks stand before it on its line."""
    return not text[text.rfind("\n", 0, at) + 1 : at].strip(" \t[")


def _names(path: str) -> list[str]:
    return [name.strip("\"'") for name in re.findall(_NAME, path)]


_SENTENCES = {
    "Expected '=' after a key": "Na de naam van een sleutel hoort een is-teken.",
    "Expected newline or end of document": "Na deze waarde staat nog iets; begin op een nieuwe regel.",
    "Expected ']": "De haken van deze kop sluiten niet.",
    "Invalid statement": "Deze regel begint niet met een sleutel of een kop.",
    "Invalid initial character": "Hier hoort de naam van een sleutel te staan.",
    "Invalid value": "Achter het is-teken staat geen geldige waarde; tekst hoort tussen aanhalingstekens.",
    "Cannot overwrite a value": "Deze sleutel staat twee keer in hetzelfde blok.",
    "Duplicate inline table key": "Deze sleutel staat twee keer tussen dezelfde accolades.",
    "Cannot declare": "Deze kop staat er al, of is al op een andere manier gebruikt.",
    "Cannot mutate": "Dit blok is hierboven al afgesloten.",
    "Cannot redefine": "Deze sleutel is hierboven al op een andere manier gebruikt.",
    "Illegal character": "Er ontbreekt een aanhalingsteken, of er staat een teken dat hier niet mag.",
    "Unterminated string": "Er ontbreekt een sluitend aanhalingsteken.",
    "Expected \"'": "Er ontbreekt een sluitend aanhalingsteken.",
    "Unclosed array": "Tussen twee waarden van deze lijst ontbreekt een komma of een aanhalingsteken.",
    "Unclosed inline table": "Er ontbreekt een sluitende accolade of een komma.",
    "Unescaped '\\'": "Schrijf een schuine streep naar achteren dubbel: \\\\.",
    "Invalid date": "Deze datum bestaat niet.",
}
_UNCLOSED = "De lijst die op deze regel begint, wordt niet gesloten: er ontbreekt een sluithaak ]."
_PLACE = re.compile(r"\(at line (\d+)")


def syntax_error(error: tomllib.TOMLDecodeError, text: str) -> tuple[int, str]:
    """The line on which text stops being TOML, and a Dutch sentence on what is wrong there."""
    told = str(error)
    place = _PLACE.search(told)
    line = int(place[1]) if place else max(len(text.splitlines()), 1)
    open_list = _unclosed_list(text)
    if 0 < open_list <= line:
        return open_list, _UNCLOSED
    sentence = next(
        (dutch for begin, dutch in _SENTENCES.items() if told.startswith(begin)),
        "Deze regel is niet te lezen als TOML.",
    )
    return line, sentence
