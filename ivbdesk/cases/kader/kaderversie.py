"""The versions of the handelingskader that a register has worked with, so that a casus keeps its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from ivbdesk.cases.kader.kader import Handelingskader
from ivbdesk.cases.taal.fouten import Bestandsfout, KaderFout


@dataclass(eq=False)
class Kaderversie:
    """The text of one version, as it was taken into use; `eigen` where the municipality wrote it."""

    id: UUID
    versie: str
    inhoud: str
    eigen: bool
    sinds: datetime


def require_admissible(
    text: str,
    kader: Handelingskader,
    known: Mapping[str, str],
    before: Sequence[Handelingskader],
    file: str,
) -> None:
    """Raise KaderFout for a text that cannot be taken into use; `known` gives the texts by their version.

    Another text may not have the same name, and no code of the versions `before` it may be missing: a casus that used
    it could not be shown any more. What is not wanted is set to `actief = false`.
    """
    if known.get(kader.versie, text) != text:
        told = f"Versie ‘{kader.versie}’ is al in gebruik met een andere tekst; geef deze een nieuwe naam."
        raise KaderFout([Bestandsfout(file, 0, "sleutel ‘versie’", told)])
    if kader.versie not in known:
        _require_all_codes(kader, before, file)


def _require_all_codes(kader: Handelingskader, before: Sequence[Handelingskader], file: str) -> None:
    missing: dict[str, str] = {}
    told = "Dit stond in versie ‘{}’, en bestaande casussen kunnen het nodig hebben. {}"
    for old in before:
        for what, was, now, do in (
            ("maatregel", old.maatregelen, kader.maatregelen, "Zet haar op ‘actief = false’."),
            (
                "dossierpunt",
                old.dossierpunten,
                kader.dossierpunten,
                "Haal het uit ‘dossier’ van de maatregelen.",
            ),
            ("termijn", old.termijnen, kader.termijnen, "Haal haar uit ‘termijnen’ van de maatregelen."),
        ):
            for code in was.keys() - now.keys():
                missing.setdefault(f"{what} {code}", told.format(old.versie, do))
    if missing:
        raise KaderFout([Bestandsfout(file, 0, what, words) for what, words in sorted(missing.items())])
