"""Runs all of it and prints the figures."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from ivbdesk.storage.sqlite.engine import NETWORK_PRAGMAS
from ivbdesk.torture.bits import flip_bits
from ivbdesk.torture.killing import kill_often
from ivbdesk.torture.power import cut_power
from ivbdesk.torture.refusing import refuse_often


def run_torture(runs: int, images: int, flips: int, *, as_json: bool) -> int:
    """Torture, print the figures, and give the exit code: 1 where anything was lost or missed."""
    steps: list[tuple[str, Callable[[], Any]]] = [("afgebroken", lambda: kill_often(runs))]
    if sys.platform != "win32":  # the layer below SQLite is found there by another door
        steps.append(("stroomuitval", lambda: cut_power(images)))
        steps.append(("stroomuitval_netwerk", lambda: cut_power(images, pragmas=NETWORK_PRAGMAS)))
        steps.append(("geweigerd", lambda: refuse_often(min(60, images))))
    steps.append(("bits", lambda: flip_bits(flips)))
    told: dict[str, Any] = {}
    for name, step in steps:
        told[name] = step()
        if not as_json:
            print(told[name], flush=True)
    whole = all(result.is_heel for result in told.values())
    if as_json:
        print(json.dumps({name: asdict(result) for name, result in told.items()} | {"is_heel": whole}))
    return 0 if whole else 1
