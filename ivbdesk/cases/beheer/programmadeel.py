"""A part of which the program is made: what a CISO holds against the lists of known faults."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote

_SAME = re.compile(r"[-_.]+")


@dataclass(frozen=True, slots=True)
class Programmadeel:
    """One part with its version and licence; `nodig` names the parts that it needs.

    `licentie` is an SPDX expression where `is_spdx`. `soort` is the kind of package, as a package URL has it.
    """

    naam: str
    versie: str
    licentie: str = ""
    is_spdx: bool = False
    nodig: frozenset[str] = frozenset()
    soort: str = "pypi"

    @property
    def sleutel(self) -> str:
        """The name by which others refer to it: of a Python package all spellings are one."""
        return _SAME.sub("-", self.naam).lower()

    @property
    def purl(self) -> str:
        """Its package URL (ECMA-427)."""
        return f"pkg:{self.soort}/{quote(self.sleutel)}@{quote(self.versie)}"
