"""The colours of the desktop by name, light and dark, and the pairs in which text stands on a ground."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True)
class Colours:
    """Named colours as "#rrggbb".

    `r1` to `r6` are the colours of the ladder's levels, for bars and edges; `r1_ink` and so on are the same
    for words, `r1_soft` and so on for grounds. The other grounds end in `_soft` too.
    """

    ink: str
    ink2: str
    ink3: str
    line: str
    edge: str
    field_edge: str
    bg: str
    card: str
    subtle: str
    hover: str
    accent: str
    accent_hover: str
    accent_soft: str
    on_accent: str
    r1: str
    r2: str
    r3: str
    r4: str
    r5: str
    r6: str
    r1_ink: str
    r2_ink: str
    r3_ink: str
    r4_ink: str
    r5_ink: str
    r6_ink: str
    r1_soft: str
    r2_soft: str
    r3_soft: str
    r4_soft: str
    r5_soft: str
    r6_soft: str
    gap: str
    gap_soft: str
    gap_edge: str
    ok: str
    ok_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    nav: str
    nav_on: str
    nav_hover: str
    nav_bar: str
    nav_ink: str
    nav_ink2: str
    nav_strong: str
    nav_badge: str
    toast: str
    toast_ink: str


LICHT = Colours(
    ink="#1b2733", ink2="#4a5a6a", ink3="#5f6f7f", line="#d9e0e6", edge="#b9c5cf", field_edge="#8394a3",
    bg="#f4f6f8", card="#ffffff", subtle="#eef2f5", hover="#f0f4f7",
    accent="#12507b", accent_hover="#0d4167", accent_soft="#e3eef6", on_accent="#ffffff",
    r1="#1f7a5c", r2="#4d8b31", r3="#b07a00", r4="#c2570c", r5="#a8201a", r6="#6d1220",
    r1_ink="#1b6a50", r2_ink="#3b6e25", r3_ink="#7d5700", r4_ink="#a04606",
    r5_ink="#a8201a", r6_ink="#6d1220",
    r1_soft="#f0f8f4", r2_soft="#f1f7ec", r3_soft="#fdf7e8", r4_soft="#fdf1e7", r5_soft="#fcefee",
    r6_soft="#f7e9eb",
    gap="#8a1c5b", gap_soft="#fbf2f7", gap_edge="#d9a9c4",
    ok="#1f7a5c", ok_soft="#f0f8f4", warn="#8a6000", warn_soft="#fdf7e8", bad="#a8201a", bad_soft="#fcefee",
    nav="#0f2f47", nav_on="#1a4767", nav_hover="#153b57", nav_bar="#7ec3ee", nav_ink="#dbe7f0",
    nav_ink2="#a9c2d5", nav_strong="#ffffff", nav_badge="#2a5d82",
    toast="#1b2733", toast_ink="#ffffff",
)  # fmt: skip

DONKER = Colours(
    ink="#e7edf2", ink2="#b9c5d0", ink3="#97a6b4", line="#2f3b46", edge="#4b5a67", field_edge="#6d7e8d",
    bg="#12181e", card="#1b232b", subtle="#26313b", hover="#232e38",
    accent="#7abbe8", accent_hover="#98ccf0", accent_soft="#1c3a51", on_accent="#0a1a26",
    r1="#3fa27e", r2="#6fb04f", r3="#d19a1e", r4="#e07b35", r5="#e0605a", r6="#d8506a",
    r1_ink="#6cc7a5", r2_ink="#93cc75", r3_ink="#e5b84f", r4_ink="#f3a068",
    r5_ink="#f5938d", r6_ink="#f591a4",
    r1_soft="#17312a", r2_soft="#20301b", r3_soft="#332a14", r4_soft="#382519", r5_soft="#3a2122",
    r6_soft="#3b1d27",
    gap="#ee92c4", gap_soft="#361f2d", gap_edge="#7d4463",
    ok="#6cc7a5", ok_soft="#17312a", warn="#e5b84f", warn_soft="#332a14", bad="#f5938d", bad_soft="#3a2122",
    nav="#0b1c2a", nav_on="#17405e", nav_hover="#122d42", nav_bar="#7ec3ee", nav_ink="#dbe7f0",
    nav_ink2="#a9c2d5", nav_strong="#ffffff", nav_badge="#2a5d82",
    toast="#e7edf2", toast_ink="#12181e",
)  # fmt: skip

_SURFACES = ("bg", "card", "hover")
_LEVELS = tuple(f"r{number}" for number in range(1, 7))

PAREN: tuple[tuple[str, str], ...] = (
    *((ink, ground) for ink in ("ink", "ink2", "ink3") for ground in (*_SURFACES, "subtle")),
    *((ink, ground) for ink in ("accent", "gap", "ok", "warn", "bad") for ground in _SURFACES),
    *((f"{level}_ink", ground) for level in _LEVELS for ground in ("card", "bg", f"{level}_soft")),
    *((ink, f"{ink}_soft") for ink in ("accent", "gap", "ok", "warn", "bad")),
    *((ink, "accent_soft") for ink in ("ink", "ink2")),
    *((ink, f"{tint}_soft") for ink in ("ink", "ink2") for tint in ("gap", "ok", "warn", "bad", *_LEVELS)),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    *(
        (ink, ground)
        for ink in ("nav_ink", "nav_ink2", "nav_strong")
        for ground in ("nav", "nav_hover", "nav_on")
    ),
    ("nav_strong", "nav_badge"),
    ("toast_ink", "toast"),
)
"""Every (text, ground) in use: contrast of at least 4.5 (WCAG 2.2, 1.4.3)."""

TEKENS: tuple[tuple[str, str], ...] = (
    *((level, "card") for level in _LEVELS),
    ("accent", "card"),
    ("accent", "bg"),
    ("field_edge", "card"),
    ("nav_bar", "nav_on"),
)
"""Every (sign, ground) wordless: bars, edges of fields, the focus ring: at least 3 (WCAG 2.2, 1.4.11)."""


def colour_names() -> tuple[str, ...]:
    """The names of all colours."""
    return tuple(field.name for field in fields(Colours))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours "#rrggbb", from 1 to 21 (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
