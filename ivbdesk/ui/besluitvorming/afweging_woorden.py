"""The words of a weighing put in the form of the next one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ivbdesk.cases.besluitvorming.afweging import Afweging, Grond
from ivbdesk.ui.besluitvorming.afweging_velden import Grondvelden, Optievelden, Standvelden
from ivbdesk.ui.widgets.choice_field import ChoiceField
from ivbdesk.ui.widgets.field import Field
from ivbdesk.ui.widgets.fields import LongTextField

OTHER = "ander"
"""The key of the option that the officer chooses beside the fixed ones."""
_TEXTS = (
    "zorgperspectief", "zorg_door", "zorg_deelbaar", "veiligheidsperspectief", "veiligheid_door", "geschikt",
    "noodzakelijk", "evenwichtig", "evrm", "derden", "kwetsbaarheid", "beleid", "motivering", "besluit", "mandaat",
    "afschaalplan", "verwijtbaarheid", "woningband", "woonruimte", "toezeggingen",
)  # fmt: skip


@dataclass(frozen=True)
class Weegvelden:
    """The fields of the form for the weighing of measure `code`; `running` are the measures that run now."""

    code: str
    fields: Mapping[str, Field]
    options: Mapping[str, Optievelden]
    grounds: Mapping[str, Grondvelden]
    gaps: Mapping[str, LongTextField]
    stands: Sequence[Standvelden]
    running: frozenset[str]

    @property
    def groups(self) -> dict[str, tuple[str, ...]]:
        """The names of fields that say one thing together, by the name of the first."""
        grounds, stands = (fields.names for fields in self.grounds.values()), (s.names for s in self.stands)
        return {names[0]: names for names in (*grounds, *stands)}

    def take_over(self, last: Afweging, *, besluit: bool) -> list[str]:
        """Put the words of `last` in the form; dates and urgency are new, and what is decided where `besluit` is not so.

        Gives the names of what was filled.
        """
        before = {name: field.raw() for name, field in self.fields.items() if not _chosen(field)}
        for name in _TEXTS:
            if name in self.fields and (besluit or name != "besluit"):
                self.fields[name].set_value(getattr(last, name))
        for given in last.verantwoordingen:
            ended = given.grond is Grond.LOOPT_DOOR and given.code not in self.running
            if given.code in self.grounds and given.grond is not Grond.UITKOMST and not ended:
                self.grounds[given.code].take_over(given)
            elif given.code in self.gaps:
                self.gaps[given.code].set_value(given.toelichting)
        for fields, stand in zip(self.stands, last.standpunten, strict=False):
            fields.take_over(stand)
        self._take_options(last)
        filled = [name for name, raw in before.items() if self.fields[name].raw() != raw]
        first = {name: names[0] for names in self.groups.values() for name in names}
        return list(dict.fromkeys(first.get(name, name) for name in filled))

    def _take_options(self, last: Afweging) -> None:
        """The column of the measure itself holds what was said of it, or else of the measure that went before."""
        for option in sorted(last.opties, key=lambda option: option.code == self.code):
            code = self.code if option.code == last.code else option.code
            key = code if code in self.options else OTHER
            if key == OTHER:
                self.fields["ander_middel"].set_value(code)
            self.options[key].take_over(option)
            if option.gekozen:
                self.fields["gekozen"].set_value(key)


def _chosen(field: Field) -> bool:
    return isinstance(field, ChoiceField)
