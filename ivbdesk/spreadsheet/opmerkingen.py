"""The comments at the cells of one sheet of an xlsx: the old notes, and the conversations of newer programs."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass, field
from xml.parsers import expat

from ivbdesk.cases.invoer.rekenblad import Plek
from ivbdesk.spreadsheet.delen import local, relations, run
from ivbdesk.spreadsheet.zipwacht import column_number

MOST, LONGEST = 5_000, 2_000
_REF = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
_KINDS = ("comments", "threadedComment")
_STAND_IN = "[Threaded comment]"
"""Begins the old note that stands in for a conversation in older programs."""


def comments_of(packed: zipfile.ZipFile, part: str) -> dict[Plek, str]:
    """The words of each comment by its cell; of a conversation all that was said, in order."""
    found: dict[Plek, str] = {}
    names = packed.namelist()
    for kind in _KINDS:
        for relation in relations(packed, part).values():
            if relation.soort == kind and relation.deel in names:
                follow = _Comments()
                parser = expat.ParserCreate()
                parser.buffer_text = True
                parser.StartElementHandler, parser.EndElementHandler = follow.start, follow.end
                parser.CharacterDataHandler = follow.words
                run(parser, packed.read(relation.deel))
                found.update(follow.found)
    return {place: text for place, text in found.items() if text and not text.startswith(_STAND_IN)}


@dataclass
class _Comments:
    """Follows one part with comments."""

    found: dict[Plek, str] = field(default_factory=dict)
    at: Plek | None = None
    text: list[str] = field(default_factory=list)
    within: int = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """A comment begins, or words of it."""
        name = local(tag)
        if name in _KINDS or name == "comment":
            match = _REF.fullmatch(attributes.get("ref", ""))
            self.at = (int(match[2]), column_number(match[1]) - 1) if match else None
            self.text = []
        elif name in ("t", "text") and self.at is not None:
            self.within += 1

    def words(self, text: str) -> None:
        """Words of the comment."""
        if self.within and len(self.text) < LONGEST:
            self.text.append(text)

    def end(self, tag: str) -> None:
        """Keep the comment once it is whole."""
        name = local(tag)
        if name in ("t", "text"):
            self.within = max(0, self.within - 1)
        elif (name in _KINDS or name == "comment") and self.at is not None:
            told = " ".join("".join(self.text).split())[:LONGEST]
            before = self.found.get(self.at)
            if told and (before or len(self.found) < MOST):
                self.found[self.at] = f"{before} / {told}" if before else told
            self.at = None
