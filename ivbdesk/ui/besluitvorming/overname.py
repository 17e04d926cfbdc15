"""The words with which a weighing begins: each marked as taken over, confirmed with a tick, or written anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QBoxLayout

from ivbdesk.cases.besluitvorming.afweging import Afweging
from ivbdesk.cases.ladder.eerder_gewogen import Verandering
from ivbdesk.cases.taal.nederlands import short_date
from ivbdesk.ui.fields.field import Field
from ivbdesk.ui.fields.fields import CheckField
from ivbdesk.ui.forms.form_dialog import FormDialog
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.widgets.basics import Card, Label, MutedLabel, SecondaryButton
from ivbdesk.ui.widgets.layouts import row

MARK = "klopt_"


@dataclass(frozen=True)
class _Mark:
    """Fields that were taken over as one: while they are as they were, `tick` says that they still hold."""

    fields: tuple[Field, ...]
    taken: tuple[object, ...]
    tick: CheckField
    why: tuple[str, ...]

    @property
    def name(self) -> str:
        return self.fields[0].name

    @property
    def is_same(self) -> bool:
        """Whether nothing was typed over it."""
        return tuple(field.raw() for field in self.fields) == self.taken

    def show(self) -> None:
        """The tick stands only with words that are as they were."""
        self.tick.setVisible(self.is_same)


class Overname:
    """What was taken over from `earlier` in a form, and whether it still holds; a fact that moved asks a tick."""

    def __init__(
        self, form: FormDialog, earlier: Afweging, naam: str, changes: Sequence[Verandering]
    ) -> None:
        self._form, self.earlier = form, earlier
        self._marks: list[_Mark] = []
        card = Card("Begonnen met wat eerder is gewogen")
        card.add(
            MutedLabel(
                f"{naam}, versie {earlier.versie} van {short_date(earlier.opgesteld_op)}. Lees het na; wat u niet "
                "verandert, blijft staan. Waar feiten zijn veranderd, bevestigt u per veld dat het nog klopt.",
                small=True,
            )
        )
        told = "\n".join(f"• {change.tekst} {change.meer}".rstrip() for change in changes)
        card.add(
            Label(f"Sindsdien veranderd:\n{told}", "near")
            if told
            else Label("Sindsdien is geen feit veranderd.", "good")
        )
        self._rest = SecondaryButton("", self._confirm_rest)
        card.add(row(self._rest))
        form.form.addWidget(card)

    def mark(
        self,
        taken: Iterable[str],
        groups: Mapping[str, tuple[str, ...]],
        why: Callable[[str], tuple[str, ...]],
    ) -> None:
        """Mark these fields; those of a group, by its first, as one. `why` says why one is to be confirmed."""
        later = {name for group in groups.values() for name in group[1:]}
        for name in taken:
            if name in self._form.fields and name not in later:
                self._add(tuple(self._form.fields[one] for one in groups.get(name, (name,))), why(name))
        open_ones = sum(not mark.why for mark in self._marks)
        self._rest.setText(f"Klopt nog: alles wat niet is geraakt ({open_ones})")
        self._rest.setVisible(bool(open_ones))

    def _add(self, fields: tuple[Field, ...], why: tuple[str, ...]) -> None:
        told = f"Bevestig dit: {' '.join(why)}" if why else ""
        tick = CheckField(f"{MARK}{fields[0].name}", "Overgenomen, klopt nog", told)
        tick.input.setAccessibleName(f"{fields[0].title}: overgenomen, klopt nog")
        column = fields[0].layout()
        assert isinstance(column, QBoxLayout)
        self._form.add(tick, column)
        made = _Mark(fields, tuple(field.raw() for field in fields), tick, why)
        self._marks.append(made)
        for field in fields:
            field.changed.connect(made.show)

    def _confirm_rest(self) -> None:
        for mark in self._marks:
            if not mark.why and mark.is_same:
                mark.tick.set_value(True)

    def problems(self, values: FormValues) -> dict[str, str]:
        """What rests on facts that moved and was neither confirmed nor written anew."""
        return {
            mark.tick.name: "Bevestig dat dit nog klopt, of schrijf het opnieuw op."
            for mark in self._marks
            if mark.why and mark.is_same and not values[mark.tick]
        }

    def confirmed(self, values: FormValues) -> str:
        """The names of the fields whose words were taken over and still hold."""
        return " ".join(mark.name for mark in self._marks if mark.is_same and values[mark.tick])
