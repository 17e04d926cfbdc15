"""The parts of which the program is made, as Python knows the packages that are installed beside it."""

from __future__ import annotations

import platform
import re
from functools import cache
from importlib.metadata import Distribution, distributions

from ivbdesk.cases.beheer.programmadeel import Programmadeel

_OWN = "ivbdesk"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_CLASSIFIER = "License :: "
_UNSAID = ("", "UNKNOWN")
_LONGEST = 80


@cache
def installed() -> tuple[Programmadeel, ...]:
    """Python, and every package that is installed beside the program, by name; each once."""
    found = {part.sleutel: part for part in map(_part, distributions()) if part.naam and part.sleutel != _OWN}
    known = {
        key: Programmadeel(
            part.naam, part.versie, part.licentie, part.is_spdx, part.nodig & found.keys(), part.soort
        )
        for key, part in found.items()
    }
    python = Programmadeel("Python", platform.python_version(), "PSF-2.0", is_spdx=True, soort="generic")
    return python, *(known[key] for key in sorted(known))


def _part(of: Distribution) -> Programmadeel:
    licence, is_spdx = _licence(of)
    needed = frozenset(
        Programmadeel(name[0], "").sleutel
        for asked in of.requires or ()
        if "extra ==" not in asked and (name := _NAME.match(asked))
    )
    return Programmadeel(of.metadata["Name"] or "", of.version or "", licence, is_spdx, needed)


def _licence(of: Distribution) -> tuple[str, bool]:
    """The licence, and whether it is an SPDX expression (PEP 639); older packages say it in words, or not at all."""
    expression = _said(of, "License-Expression")
    if expression not in _UNSAID:
        return expression, True
    classes = [
        item.rpartition(" :: ")[2]
        for item in of.metadata.get_all("Classifier") or ()
        if item.startswith(_CLASSIFIER)
    ]
    words = _said(of, "License").splitlines()
    plain = words[0] if words and words[0] not in _UNSAID else ""
    return "; ".join(dict.fromkeys(classes)) or plain[:_LONGEST], False


def _said(of: Distribution, name: str) -> str:
    return "".join((of.metadata.get_all(name) or [])[:1]).strip()
