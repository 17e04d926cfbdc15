"""Hears what a screen reader would: run by the Python of the system, which has pyatspi; one line for each thing that is told."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pyatspi  # type: ignore[import-not-found]  # of the system, not of the project
from gi.repository import Atspi  # type: ignore[import-not-found]  # as it is

HEARD = (
    "object:state-changed:focused",
    "object:announcement",
    "object:state-changed:showing",
    "object:state-changed:checked",
    "object:state-changed:selected",
    "object:property-change:accessible-value",
    "object:property-change:accessible-name",  # these two only so that no old name is given for a new one
    "object:property-change:accessible-description",
    "window:activate",
)
MARK = "merk "
_PATIENCE_MS = 20_000
"""A window that is being made answers late; of what is asked too soon nothing would be heard."""
SPOKEN_STATES = ("checked", "expanded", "selected", "pressed", "required", "invalid-entry")


def _called(source: pyatspi.Accessible) -> str:
    """By its label where it has one, as Orca does; of a box of choices its own name is then what is chosen."""
    for relation in source.getRelationSet():
        if relation.get_relation_type() is Atspi.RelationType.LABELLED_BY:
            label = relation.get_target(0).name
            return f"{label}: {source.name}" if source.name not in ("", label) else label
    return str(source.name)


def hear(event: pyatspi.Event) -> None:
    """Print what is told, as Orca would have it to speak: words first, then what it is and how it stands."""
    if event.type.startswith("object:announcement"):
        if str(event.any_data).startswith(MARK):  # by the walker, who waits until all before it is heard
            Path(os.environ["SPRAAK_MERK"]).write_text(str(event.any_data), encoding="utf-8")
            return
        print(f"OMROEP    {event.any_data}", flush=True)
        return
    try:
        source = event.source
        name, role = _called(source), source.getRoleName()
        if event.type.startswith("window:activate"):
            print(f"VENSTER   {name}", flush=True)
        elif event.type.startswith("object:state-changed:checked") and role in ("check box", "radio button"):
            print(f"VINKJE    {name}: {'aan' if event.detail1 else 'uit'}", flush=True)
        elif event.type.startswith("object:property-change:accessible-value") and name:
            print(f"WAARDE    {name}", flush=True)
        elif event.type.startswith("object:state-changed:selected") and event.detail1 and "item" in role:
            print(f"KEUZE     {name.splitlines()[0]} [{role}]", flush=True)
        elif event.type.startswith("object:state-changed:focused") and event.detail1:
            states = [pyatspi.stateToString(one) for one in source.getState().getStates()]
            told = ", ".join(one for one in states if one in SPOKEN_STATES)
            about = f" | {source.description}" if source.description.strip() else ""
            print(
                f"FOCUS     {name or '(zonder naam)'} [{role}]{' ' + told if told else ''}{about}", flush=True
            )
        elif (
            event.type.startswith("object:state-changed:showing")
            and event.detail1
            and role in ("alert", "notification")
        ):
            print(f"MELDING   {name}", flush=True)
    except Exception as gone:  # what it is about has gone again: a reader has nothing to say of it either
        print(f"{event.type}: {type(gone).__name__}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    Atspi.set_timeout(_PATIENCE_MS, _PATIENCE_MS)
    pyatspi.Registry.registerEventListener(hear, *HEARD)
    pyatspi.Registry.start()
