"""A chapter of the manual as a page for a text browser, in the colours of the theme."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby

from ivbdesk.cases.beheer.handleiding import Blok, Bloksoort, Hoofdstuk, Zinsdeel
from ivbdesk.ui.theme import Theme

LINK = "ga"
"""The scheme of a link; what follows is its place among those of the chapter."""
PICTURE = "beeld"
_LISTS = {Bloksoort.STAP: "ol", Bloksoort.PUNT: "ul"}


def chapter_css(theme: Theme) -> str:
    """How a chapter looks, light or dark."""
    code = theme.code
    return (
        f"body {{ color:{code('ink')}; }} h1 {{ font-size:x-large; }} h2 {{ font-size:large; margin-top:14px; }}"
        f"li, p {{ margin-bottom:6px; }} a {{ color:{code('accent')}; }}"
        f".toets {{ background:{code('subtle')}; font-weight:600; }}"
        f".let {{ background:{code('warn_soft')}; color:{code('ink')}; }} .bij {{ color:{code('ink3')}; font-size:small; }}"
    )


def chapter_html(chapter: Hoofdstuk, width: int) -> str:
    """The chapter; its pictures are `width` pixels wide."""
    places = {id(link): number for number, link in enumerate(chapter.verwijzingen)}
    parts = [f"<h1>{escape(chapter.titel)}</h1>"]
    for soort, blocks in groupby(chapter.blokken, lambda block: block.soort):
        tag = _LISTS.get(soort)
        lines = list(_lines(soort, list(blocks), places, width))
        parts += [f"<{tag}>", *lines, f"</{tag}>"] if tag else lines
    return "\n".join(parts)


def _lines(soort: Bloksoort, blocks: list[Blok], places: dict[int, int], width: int) -> Iterator[str]:
    for block in blocks:
        words = "".join(_run(run, places) for run in block.delen)
        if soort is Bloksoort.BEELD:
            yield f'<p><img src="{PICTURE}:{block.beeld}" width="{width}"></p><p class="bij">{words}</p>'
        elif soort is Bloksoort.LET_OP:
            yield f'<table width="100%" cellpadding="8"><tr><td class="let"><b>Let op.</b> {words}</td></tr></table>'
        else:
            tag = {Bloksoort.KOP: "h2", Bloksoort.ALINEA: "p"}.get(soort, "li")
            yield f"<{tag}>{words}</{tag}>"


def _run(run: Zinsdeel, places: dict[int, int]) -> str:
    words = escape(run.tekst)
    if run.soort is not None:
        return f'<a href="{LINK}:{places[id(run)]}">{words}</a>'
    if run.toets:
        return f'<span class="toets">&nbsp;{words}&nbsp;</span>'
    return f"<b>{words}</b>" if run.scherm else words
