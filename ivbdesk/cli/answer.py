"""What a command tells when it is done."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from pathlib import Path


def tell_of(options: argparse.Namespace, made: Path, told: str, noticed: Iterable[object] = ()) -> None:
    """That a file was made, and what was `noticed` of the register: in words, or as JSON where that is asked.

    What is noticed is told once, and nobody sees a window here.
    """
    warnings = [str(item) for item in noticed]
    answer = {"gelukt": True, "bestand": str(made), "meldingen": warnings}
    print(json.dumps(answer) if options.json else "\n".join([told, *warnings]))
