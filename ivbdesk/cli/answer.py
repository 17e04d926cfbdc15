"""What a command tells when it is done."""

from __future__ import annotations

import argparse
import json
from pathlib import Path


def tell_of(options: argparse.Namespace, made: Path, told: str) -> None:
    """That a file was made: in words, or as JSON where that is asked."""
    print(json.dumps({"gelukt": True, "bestand": str(made)}) if options.json else told)
