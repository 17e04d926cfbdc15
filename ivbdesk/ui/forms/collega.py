"""A colleague to whom work goes, chosen in a form: who can not open the register yet is asked about, and named so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from ivbdesk.cases.betrokkenen.medewerker import Medewerker
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.forms.form_dialog import FormDialog

Choices = Sequence[tuple[UUID | None, str]]


class Collegas:
    """Which officers have a passphrase, read as the form opens; where that can not be read, nobody is doubted.

    The `marked` are fields in which who has none is named so, with these choices.
    """

    def __init__(self, form: FormDialog, *marked: tuple[ChoiceField[UUID | None], Choices]) -> None:
        self._able: frozenset[UUID] | None = None
        self._marked = marked
        form.place.background.run(form.place.desk.keys.holders, self._show, lambda _: None, owner=form)

    def _show(self, able: frozenset[UUID]) -> None:
        self._able = able
        for field, choices in self._marked:
            field.show_choices(
                [
                    (id, f"{name} (nog geen wachtwoordzin)" if self._lacks(id) else name)
                    for id, name in choices
                ]
            )

    def _lacks(self, officer: UUID | None) -> bool:
        return officer is not None and self._able is not None and officer not in self._able

    def doubts(
        self, chosen: ChoiceField[UUID | None], names: Iterable[Medewerker], had: UUID | None = None
    ) -> dict[str, str]:
        """That who is chosen can not open the register yet; nothing of who had the work already."""
        officer = chosen.chosen()
        if officer == had or not self._lacks(officer):
            return {}
        name = next((item.naam for item in names if item.id == officer), "Deze medewerker")
        return {
            chosen.name: f"{name} heeft nog geen wachtwoordzin, en kan het register niet openen. Klopt dat?"
        }
