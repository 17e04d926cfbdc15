"""The versions of the handelingskader that a register has worked with, so that a casus keeps its own."""

from __future__ import annotations

from collections.abc import Sequence
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


def require_admissible(text: str, kader: Handelingskader, known: Sequence[Kaderversie], newest: Handelingskader | None,
                       file: str) -> bool:  # fmt: skip
    """Whether this text is a version that the register does not have yet.

    Raises KaderFout where another text has the same name, or where a code of the newest version is missing:
    a casus that used it could not be shown any more. What is not wanted is set to `actief = false`.
    """
    same = next((item for item in known if item.versie == kader.versie), None)
    if same is not None:
        if same.inhoud != text:
            told = (
                f"Versie ‘{kader.versie}’ is al in gebruik met een andere tekst; geef deze een nieuwe naam."
            )
            raise KaderFout([Bestandsfout(file, 0, "sleutel ‘versie’", told)])
        return False
    if newest is not None:
        _require_all_codes(kader, newest, file)
    return True


def _require_all_codes(kader: Handelingskader, newest: Handelingskader, file: str) -> None:
    missing = [
        (f"maatregel {code}", "Zet haar op ‘actief = false’.")
        for code in newest.maatregelen.keys() - kader.maatregelen.keys()
    ]
    missing += [
        (f"dossierpunt {code}", "Haal het uit ‘dossier’ van de maatregelen.")
        for code in newest.dossierpunten.keys() - kader.dossierpunten.keys()
    ]
    missing += [
        (f"termijn {code}", "Haal haar uit ‘termijnen’ van de maatregelen.")
        for code in newest.termijnen.keys() - kader.termijnen.keys()
    ]
    if missing:
        told = "Dit stond in versie {}, en bestaande casussen kunnen het nodig hebben. {}"
        raise KaderFout(
            [
                Bestandsfout(file, 0, what, told.format(f"‘{newest.versie}’", do))
                for what, do in sorted(missing)
            ]
        )
