"""Breaks the conference window in one place at a time and tells which of these the played meeting does not notice.

`python -m tests.ui.publiek.zaalmutaties [part of a name]`. Nothing is written: each is tried in a fork of this process.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import replace
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import Phase
from PySide6.QtWidgets import QApplication

from ivbdesk.actions.publiek import gezegd
from ivbdesk.actions.publiek.zaal import Zaal
from ivbdesk.cases.dossier.delen import Publiek
from ivbdesk.cases.publiek import overleg, overlegbeeld
from ivbdesk.cases.publiek.getypt import Getypt
from ivbdesk.ui.clipboard import Clipboard
from ivbdesk.ui.fields.choice_field import ChoiceField
from ivbdesk.ui.publiek.zaal.block import FieldGroup
from ivbdesk.ui.publiek.zaal.frame import ZaalFrame
from ivbdesk.ui.publiek.zaal.kladblok import Kladblok
from ivbdesk.ui.publiek.zaal.notities import Notities
from ivbdesk.ui.publiek.zaal.vastleggen import Vastleggen
from ivbdesk.ui.publiek.zaal.window import ZaalWindow
from ivbdesk.ui.theme import Theme
from tests.ui.publiek.test_zaal_lek import SCENES, play
from tests.ui.publiek.zaalspel import Huis


def raw_text_back() -> None:
    """The fault that was found: what stands in the field is put back over what may be shown."""
    whole = Notities.show_zaal

    def show(self: Notities, zaal: Zaal, typed: Mapping[str, Getypt], meanwhile: Any) -> None:
        before = {name: field.raw() for name, field in self.bob.items()}
        whole(self, zaal, typed, meanwhile)
        for name, field in self.bob.items():
            if before[name]:
                field.set_raw(before[name])

    Notities.show_zaal = show  # type: ignore[method-assign]


def typed_stays() -> None:
    """Words that were typed stay, whoever comes in."""
    Zaal.may_stay = lambda self, typed: self.beeld is not None  # type: ignore[method-assign]


def typed_stays_without_image() -> None:
    """Words that were typed stay where the casus itself is not shown."""
    Zaal.may_stay = lambda self, typed: True  # type: ignore[method-assign]


def names_stay() -> None:
    """A typed name stays when names are hidden."""
    whole = Getypt.may_stay

    def stay(self: Getypt, lezers: Publiek, id: Any, namen: bool, zonder: Callable[[str], str]) -> bool:
        return whole(self, lezers, id, True, zonder)

    Getypt.may_stay = stay  # type: ignore[method-assign]


def decision_unfiltered() -> None:
    """The decision is shown to whoever is there."""
    whole = overlegbeeld.project_overleg

    def project(casus: Any, bespreking: Any, *rest: Any, **more: Any) -> Any:
        return replace(whole(casus, bespreking, *rest, **more), besluit=bespreking.besluit)

    from ivbdesk.actions.publiek import zaal

    zaal.project_overleg = project  # type: ignore[attr-defined]


def agreements_unfiltered() -> None:
    """An afspraak of this meeting is shown to whoever is there."""
    overlegbeeld._Verteller._may_hear = lambda self, said: True  # type: ignore[method-assign]


def tip_forgotten() -> None:
    """A typed text stands in a tooltip, which is not taken away."""
    whole = FieldGroup.show

    def show(self: FieldGroup, values: Mapping[str, object], **more: Any) -> None:
        whole(self, values, **more)
        for name, field in self.fields.items():
            if values.get(name):
                field.input.setToolTip(str(values[name]))

    FieldGroup.show = show  # type: ignore[method-assign]


def description_forgotten() -> None:
    """A text is spoken by a screen reader after it left the screen."""
    whole = FieldGroup.show

    def show(self: FieldGroup, values: Mapping[str, object], **more: Any) -> None:
        whole(self, values, **more)
        for name, field in self.fields.items():
            if values.get(name):
                field.setAccessibleDescription(str(values[name]))

    FieldGroup.show = show  # type: ignore[method-assign]


def clipboard_forgotten() -> None:
    """What was copied stays on the clipboard when somebody comes in."""
    Clipboard.clear = lambda self: None  # type: ignore[method-assign]


def origin_of_typing_forgotten() -> None:
    """Of words that are kept after a partner left, it is forgotten that it was there."""
    for module in (gezegd, overleg):
        module.origins_of = lambda stored: frozenset()  # type: ignore[attr-defined]


def draft_forgotten() -> None:
    """What is typed is no draft."""
    Kladblok.save = lambda self, id: None  # type: ignore[method-assign]


def choices_are_typing() -> None:
    """Other choices count as typing, also while what was typed is not on the screen."""

    def offer(self: FieldGroup, field: ChoiceField[Any], choices: Any) -> None:
        field.show_choices(choices)

    def changed(self: FieldGroup) -> None:
        if not self._showing:
            self._edited(self.name)

    FieldGroup.offer, FieldGroup._on_changed = offer, changed  # type: ignore[method-assign]


def kept_unseen() -> None:
    """What is not on the screen is kept all the same when the casus goes off it."""
    whole = Vastleggen.note

    def note(self: Vastleggen, zaal: Zaal, parts: Any) -> bool:
        return whole(self, zaal, ("beeld", "oordeel", "besluit"))

    Vastleggen.note = note  # type: ignore[method-assign]


def names_stay_shown() -> None:
    """The next casus is shown with names."""
    whole = ZaalWindow.go_to

    def go_to(self: ZaalWindow, id: Any) -> None:
        names = self._names
        whole(self, id)
        self._names = names
        self._read()

    ZaalWindow.go_to = go_to  # type: ignore[method-assign]


def veil_stays_off() -> None:
    """Nothing is veiled, and so nothing is taken off the clipboard."""
    ZaalFrame.veil = lambda self: None  # type: ignore[method-assign]


MUTATIONS = (
    raw_text_back, typed_stays, typed_stays_without_image, names_stay, decision_unfiltered, agreements_unfiltered,
    tip_forgotten, description_forgotten, clipboard_forgotten, origin_of_typing_forgotten, draft_forgotten,
    choices_are_typing, kept_unseen, names_stay_shown, veil_stays_off,
)  # fmt: skip


def survives(mutation: Callable[[], None]) -> bool:
    """Whether the played meeting passes with the window broken here."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    code = 1
    try:
        app, theme = QApplication([]), Theme()
        theme.apply(app, "licht")
        mutation()
        with TemporaryDirectory() as folder, redirect_stdout(StringIO()), redirect_stderr(StringIO()):
            huis = Huis(Path(folder), theme)
            for scene in SCENES:
                scene(huis)
            play(huis, 40, (Phase.generate,))
        code = 0
    finally:
        os._exit(code)


def main(part: str = "") -> int:
    """Try them all, and tell which survive; 1 where any does."""
    left = 0
    for mutation in MUTATIONS:
        if part in mutation.__name__:
            begin = time.monotonic()
            lives = survives(mutation)
            left += lives
            told = "overleeft" if lives else "gevonden"
            print(f"{told}: {mutation.__name__} ({time.monotonic() - begin:.0f} s)", flush=True)
    return 1 if left else 0


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:2]))
