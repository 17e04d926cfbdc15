"""Lies in the Windows Python under Wine only: what Wine 8 lacks is hidden, and what it drops is given back."""

from __future__ import annotations

import os

for _name, _value in list(os.environ.items()):
    if _name.startswith("PASS_"):  # Wine drops QT_*
        os.environ[_name.removeprefix("PASS_")] = _value
try:
    import _winapi

    del _winapi.CopyFile2
except (ImportError, AttributeError):
    pass
