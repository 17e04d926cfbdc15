"""Hears what a screen reader would: run by the Python of the system, which has pyatspi; one line for each thing that is told."""

from __future__ import annotations

import pyatspi  # type: ignore[import-not-found]  # of the system, not of the project
from gi.repository import Atspi  # type: ignore[import-not-found]  # as it is

HEARD = (
    "object:state-changed:focused",
    "object:announcement",
    "object:state-changed:showing",
    "object:property-change:accessible-name",
    "object:property-change:accessible-description",
    "object:text-changed:insert",
    "window:activate",
)
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
        print(f"OMROEP    {event.any_data}", flush=True)
        return
    try:
        source = event.source
        name, role = _called(source), source.getRoleName()
        if event.type.startswith("window:activate"):
            print(f"VENSTER   {name}", flush=True)
        elif event.type.startswith("object:state-changed:focused") and event.detail1:
            states = [pyatspi.stateToString(one) for one in source.getState().getStates()]
            told = ", ".join(one for one in states if one in SPOKEN_STATES)
            about = f" | {source.description}" if source.description else ""
            print(
                f"FOCUS     {name or '(zonder naam)'} [{role}]{' ' + told if told else ''}{about}", flush=True
            )
        elif (
            event.type.startswith("object:state-changed:showing")
            and event.detail1
            and role in ("alert", "notification")
        ):
            print(f"MELDING   {name}", flush=True)
    except Exception:  # what it is about has gone again: a reader has nothing to say of it either
        return


if __name__ == "__main__":
    print("HOORT", flush=True)
    pyatspi.Registry.registerEventListener(hear, *HEARD)
    pyatspi.Registry.start()
