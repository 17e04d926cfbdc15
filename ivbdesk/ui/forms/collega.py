"""A colleague to whom work goes, chosen in a form: who can not open the register yet is named so, and asked about."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from ivbdesk.cases.betrokkenen.medewerker import Medewerker
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.workplace import Workplace


def named(place: Workplace, officers: Iterable[Medewerker]) -> list[tuple[UUID | None, str]]:
    """These officers to choose from, with a word about who can not open the register yet."""
    able = place.desk.keys.holders()
    return [
        (item.id, item.naam if item.id in able else f"{item.naam} (nog geen wachtwoordzin)")
        for item in officers
    ]


def doubts_about_key(
    place: Workplace, chosen: ChoiceField[UUID | None], who: str, had: UUID | None = None
) -> dict[str, str]:
    """That who is chosen can not open the register yet; nothing of who had the work already, or of nobody."""
    officer = chosen.chosen()
    if officer is None or officer == had or officer in place.desk.keys.holders():
        return {}
    return {chosen.name: f"{who} heeft nog geen wachtwoordzin, en kan het register niet openen. Klopt dat?"}
