"""The fields of a form that come from the register: what stood in them, and what the officer has touched since."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from ivbdesk.actions.context import Context, Unit
from ivbdesk.actions.dossier.basis import save_over
from ivbdesk.cases.dossier.basis import Botsing, Botspunt, Getoond, Invulling, plain
from ivbdesk.cases.dossier.botskeuze import Botskeuze, decision
from ivbdesk.cases.taal.nederlands import join_nl
from ivbdesk.ui.fields.field import Field
from ivbdesk.ui.forms.botspunt import told_of

T = TypeVar("T")
BASIS = "_basis"
"""Where a draft keeps what stood in each field that was touched before the officer typed in it."""
_NOTHING = object()
_FINAL = "Dat staat nu vast: wat u invulde, komt niet in het register."


class Followed:
    """What a form holds of the register, so that what a colleague saves meanwhile is not overwritten.

    `again` asks the register the same as `getoond` tells, within the unit of work that saves. `samen` gives fields that
    are judged as one, by what they are together. The fields show `getoond` once this is made. Saving raises ValueError
    where `again` tells of other fields.
    """

    def __init__(
        self,
        fields: Mapping[str, Field],
        getoond: Getoond,
        again: Callable[[Unit], Getoond],
        samen: Mapping[str, tuple[str, ...]],
    ) -> None:
        self._fields, self._ask, self.samen = fields, again, samen
        self._getoond = getoond
        self._shown = dict(getoond.waarden)  # what a field shows where it is not touched
        self._names = tuple(name for name in getoond.waarden if name in fields)
        for name in self._names:
            fields[name].set_value(getoond.waarden[name])
        self.start_over()
        self._raw = {name: fields[name].raw() for name in self._names if self._can_show(name)}

    def start_over(self) -> None:
        """Forget what a draft brought along, and what was decided of a botsing but for what was let stand."""
        self._basis = {name: plain(self._shown[name]) for name in self._names}
        self._asked: dict[tuple[str, ...], tuple[Botspunt, Getoond]] = {}
        self._decided: set[str] = set()

    def _can_show(self, name: str) -> bool:
        """Whether the field shows what the register holds; where it cannot, what it shows is a proposal of the form."""
        try:
            shown = plain(self._fields[name].value())
        except ValueError:  # an empty field that must not stay so
            shown = ""
        same: bool = shown == plain(self._getoond.waarden[name])
        return same

    @property
    def held(self) -> Mapping[str, object]:
        """What the register held when it was asked last."""
        return self._getoond.waarden

    def _touched(self) -> frozenset[str]:
        """What was typed in, or was decided on: the text of before is then as much typed as any other."""
        return frozenset(
            name
            for name in self._names
            if name in self._decided or self._fields[name].raw() != self._raw.get(name, _NOTHING)
        )

    def _with(self, names: Iterable[str]) -> set[str]:
        """These fields and those that are one with them."""
        wanted = set(names)
        return wanted.union(*(group for group in self.samen.values() if wanted.intersection(group)))

    def for_draft(self) -> dict[str, object]:
        """What a draft keeps beside what was typed."""
        touched = self._with(self._touched())
        return {BASIS: {name: value for name, value in self._basis.items() if name in touched}}

    def from_draft(self, raw: Mapping[str, object]) -> dict[str, object]:
        """What of a draft comes back: what was typed, over what stood there then. What was not touched is as it is now.

        A draft without what stood there, of an earlier version of the program, comes back as a whole.
        """
        kept = raw.get(BASIS)
        if isinstance(kept, Mapping):
            self._basis |= kept
        else:
            kept, self._basis = raw, {}
        return {name: value for name, value in raw.items() if name not in self._names or name in kept}

    def moved(self) -> str:
        """What a colleague changed since a draft was begun, in which something else is typed: a botsing when it is saved."""
        now = {name: plain(value) for name, value in self._getoond.waarden.items()}
        found = [
            self._title(name)
            for name in self._names
            if name in self._touched()
            and self._basis.get(name, _NOTHING) != now[name]
            and not self._can_show(name)
        ]
        return join_nl(list(dict.fromkeys(found)))

    @property
    def told_at_saving(self) -> str:
        """What comes of that when it is saved."""
        return _FINAL if self._getoond.vast else "Bij opslaan kiest u wat er komt te staan."

    def saving(
        self, ctx: Context, values: Mapping[str, object], submit: Callable[[dict[str, object]], T]
    ) -> Callable[[], tuple[T, str]]:
        """The work that saves over what stands there then; it gives what `submit` gave, and what else was changed, in words."""
        touched, expected, shown = self._touched(), self._getoond, dict(self._shown)
        filled = Invulling(values, touched, dict(self._basis), tuple(self.samen.values()))
        chosen = self._chosen(touched)
        titles = {name: self._title(name) for name in self._names}

        def work() -> tuple[T, str]:
            result, now = save_over(ctx, filled, expected, self._again, submit, chosen)
            moved = [n for n in titles if n not in touched and plain(now.waarden[n]) != plain(shown[n])]
            return result, join_nl(list(dict.fromkeys(titles[name] for name in moved)))

        return work

    def _again(self, unit: Unit) -> Getoond:
        now = self._ask(unit)
        if now.waarden.keys() != self._shown.keys():
            raise ValueError("a form is saved over the fields that it shows")
        return now

    def _title(self, name: str) -> str:
        """What a field is called, or what it is together with others."""
        return next(
            (together for together, names in self.samen.items() if name in names), self._fields[name].title
        )

    def solve(self, botsing: Botsing, theirs: Iterable[str]) -> dict[str, object]:
        """Go on from what stands there now: in `theirs` that comes to stand, what was typed in the others stays.

        What comes of it goes into the log with what is saved. Gives what the fields of `theirs` then show, raw.
        """
        chosen = set(theirs)
        self._getoond = botsing.nu
        for punt in botsing.punten:
            self._asked[punt.velden] = punt, botsing.nu
            for name in punt.velden:
                self._basis[name] = plain(botsing.nu.waarden[name])
                if name in chosen:
                    self._let_stand(name)
                else:
                    self._decided.add(name)
        return {name: self._raw[name] for name in chosen}

    def _let_stand(self, name: str) -> None:
        now, field = self._getoond.waarden[name], self._fields[name]
        field.admit(now)
        field.set_value(now)
        self._shown[name], self._raw[name] = now, field.raw()
        self._decided.discard(name)

    def _chosen(self, touched: Iterable[str]) -> Callable[[Mapping[str, object]], Sequence[Botskeuze]]:
        """What to log of what was asked, of fields of which everything may be kept, once it is known what is saved."""
        told = [
            (punt, nu.holder(punt.velden), self._title(punt.velden[0]), told_of(punt, self._fields))
            for punt, nu in self._asked.values()
            if all(self._fields[name].may_be_kept() for name in punt.velden)
        ]
        geraakt = frozenset(touched)

        def chosen(saved: Mapping[str, object]) -> list[Botskeuze]:
            return [
                Botskeuze(van, title, decision(punt, saved, geraakt), now, typed)
                for punt, van, title, (_, now, typed) in told
            ]

        return chosen
