"""Conditions as this version writes them and as a server tells of them, brought to one way of writing."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ENDS = ("where", "group", "having", "order", "limit", "union")
"""The words that end what a SELECT reads from."""
Group = list[object]
"""Words, and a group for what stands in brackets."""


def bare(query: str, table: str = "") -> str:
    """A condition, on rows of `table`, without casts, spaces, and brackets and names of tables that mean nothing.

    A server writes those as it likes. Kept are the brackets by which `A AND (B OR C)` is not `(A AND B) OR C`, and the name
    before a column wherever it says of which of several rows the column is.
    """
    without = re.sub(r"::\w+(\[\])?|[\";]", "", query).casefold()
    words = re.findall(r"'[^']*'|[()]|[^\s()']+", without)
    return _told(_named(_grouped(iter(words)), table))


def _grouped(words: Iterator[str]) -> Group:
    """The words up to the bracket that closes, with what stands in brackets as a group of its own."""
    found: Group = []
    for word in words:
        if word == ")":
            break
        found.append(_grouped(words) if word == "(" else word)
    return found


def _named(group: Group, only: str) -> Group:
    """Without the name before a column where nothing but the rows of that name is read from."""
    found: Group = []
    for start, one in enumerate(group):
        if one == "select":
            only = _only(group[start:])
        if isinstance(one, list):
            found.append(_named(one, only))
        elif only and not str(one).startswith("'"):
            found.append(re.sub(rf"(?<![\w.]){re.escape(only)}\.", "", str(one)))
        else:
            found.append(one)
    return found


def _only(select: Group) -> str:
    """The name of what a SELECT reads from; empty where that is more than one thing, or nothing."""
    end = select.index("union") if "union" in select else len(select)
    if "from" not in select[:end]:
        return ""
    start = select.index("from") + 1
    end = next((n for n, one in enumerate(select) if n > start and one in _ENDS), len(select))
    read = select[start:end]
    names = [one for one in read if isinstance(one, str)]
    more = "join" in names or any("," in one for one in names)
    return "" if more or not names else names[-1]


def _told(group: Group) -> str:
    told = []
    for before, one, after in zip([None, *group], group, [*group[1:], None], strict=False):
        if not isinstance(one, list):
            told.append(str(one))
            continue
        while len(one) == 1 and isinstance(one[0], list):
            one = one[0]
        binds = ("or" in one and (before in ("and", "not") or after == "and")) or (
            "and" in one and before == "not"
        )
        told.append(f"({_told(one)})" if binds else _told(one))
    return "".join(told)
