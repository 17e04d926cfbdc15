"""How many examples a property is tried with: few in every run, many in the deep one that IVBDESK_DEEP=1 asks for."""

from __future__ import annotations

import os

from hypothesis import settings

DEEP = os.environ.get("IVBDESK_DEEP") == "1"
IN_EVERY_RUN = 25
_AS_MANY_MORE = 20


def examples(number: int = IN_EVERY_RUN) -> settings:
    """So many examples in every run, twenty times as many in the deep one."""
    return settings(max_examples=number * _AS_MANY_MORE if DEEP else number)
