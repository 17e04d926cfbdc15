"""The signals of the demonstration register, open so that they can be weighed, and the convenants to share them under."""

from __future__ import annotations

import tomllib
from datetime import date, datetime, time, timedelta
from typing import Any

from ivbdesk.actions.context import AMSTERDAM, Context
from ivbdesk.actions.publiek.delen import ConvenantGegevens, save_convenant
from ivbdesk.actions.signaal.signaal import record_signaal
from ivbdesk.cases.kader.soorten import Thema
from ivbdesk.cases.signaal.plek import read_plek
from ivbdesk.cases.signaal.signaal import SignaalBron, SignaalGegevens


def read_signals(text: str) -> list[dict[str, Any]]:
    """The signals of resources/demonstratie.toml, the oldest first."""
    signals: list[dict[str, Any]] = tomllib.loads(text)["signaal"]
    return sorted(signals, key=lambda signal: -signal["dagen_geleden"])


def read_agreements(text: str) -> list[dict[str, Any]]:
    """The convenants of resources/demonstratie.toml."""
    agreements: list[dict[str, Any]] = tomllib.loads(text)["convenant"]
    return agreements


def agree(ctx: Context, specs: list[dict[str, Any]]) -> None:
    """Keep the convenants, from the first day of their year and without an end."""
    for spec in specs:
        begin = date(ctx.today().year - spec["jaren_geleden"], 1, 1)
        save_convenant(
            ctx, None, ConvenantGegevens(spec["naam"], begin, None, tuple(spec["partijen"]), "", "")
        )


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
