"""The signals of the demonstration register: reported on their own day, and open so that they can be weighed."""

from __future__ import annotations

import tomllib
from datetime import datetime, time, timedelta
from typing import Any

from ivbdesk.actions.context import AMSTERDAM, Context
from ivbdesk.actions.signaal import SignaalGegevens, record_signaal
from ivbdesk.cases.signaal import SignaalBron, Thema, read_plek


def read_signals(text: str) -> list[dict[str, Any]]:
    """The signals of resources/demonstratie.toml, the oldest first."""
    signals: list[dict[str, Any]] = tomllib.loads(text)["signaal"]
    return sorted(signals, key=lambda signal: -signal["dagen_geleden"])


def report_signals(ctx: Context, specs: list[dict[str, Any]]) -> None:
    """Record them, each as of the moment at which it came."""
    for spec in specs:
        day = ctx.today() - timedelta(days=spec["dagen_geleden"])
        came = min(datetime.combine(day, time(spec["uur"], 12), AMSTERDAM), ctx.now())
        first, between, last = spec.get("over", ("", "", ""))
        reporter, reach = spec.get("melder", ("", ""))
        gegevens = SignaalGegevens(
            bron=SignaalBron(spec["bron"]),
            thema=Thema(spec["thema"]),
            tekst=spec["tekst"],
            gebeurd_op=came.astimezone(AMSTERDAM).date(),
            ontvangen_op=came,
            van=spec.get("van", ""),
            melder_naam=reporter,
            melder_contact=reach,
            wil_terugkoppeling=spec.get("terugkoppeling", False),
            adres=read_plek(*spec["adres"]),
            voornaam=first,
            tussenvoegsel=between,
            achternaam=last,
        )
        record_signaal(ctx, gegevens)
