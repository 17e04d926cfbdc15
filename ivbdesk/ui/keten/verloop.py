"""How a leefgebied fared over time: a sequence in words, and a small line beside the bar."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from ivbdesk.cases.betrokkenen.leefgebied import Leefgebiedscore
from ivbdesk.cases.kader.leefgebied_kader import Leefgebieden
from ivbdesk.cases.taal.nederlands import short_date
from ivbdesk.ui.theme import Theme

_SHOWN = 6
_BEST = 5


def in_order(verloop: Sequence[Leefgebiedscore]) -> list[Leefgebiedscore]:
    """The judgements from the oldest; those of one day as they were recorded."""
    return sorted(verloop, key=lambda item: item.datum)


def known_scores(verloop: Sequence[Leefgebiedscore]) -> list[int]:
    """The scores that can be drawn, from the oldest."""
    return [item.score for item in in_order(verloop) if item.score is not None]


def course_words(verloop: Sequence[Leefgebiedscore]) -> str:
    """The course as "2 → 3 → 4 (beter)"; empty where there was one judgement at most."""
    if len(verloop) < 2:
        return ""
    steps = [str(item.score) if item.score is not None else "onbekend" for item in in_order(verloop)]
    shown = steps if len(steps) <= _SHOWN else ["…", *steps[-_SHOWN:]]
    known = known_scores(verloop)
    turn = f" ({_turn(known[-2], known[-1])})" if len(known) > 1 else ""
    return " → ".join(shown) + turn


def _turn(before: int, now: int) -> str:
    if now == before:
        return "gelijk"
    return "beter" if now > before else "slechter"


def course_lines(verloop: Sequence[Leefgebiedscore], gebieden: Leefgebieden) -> str:
    """Every judgement on a line of its own, the newest first: when, what, and by whom."""
    return "\n".join(
        f"{short_date(item.datum)}: {_told(item, gebieden)}, volgens {item.bron}"
        for item in reversed(in_order(verloop))
    )


def _told(item: Leefgebiedscore, gebieden: Leefgebieden) -> str:
    number = f"{item.score} " if item.score is not None else ""
    return f"{number}{gebieden.score_label(item.score)}"


def draw_course(painter: QPainter, area: QRectF, scores: Sequence[int], theme: Theme) -> None:
    """A line that rises where it goes better, with a dot at the newest judgement."""
    if len(scores) < 2:
        return
    dot = theme.px(2.5)
    inner = area.adjusted(dot, dot, -dot, -dot)
    step = inner.width() / (len(scores) - 1)
    points = [
        QPointF(inner.left() + number * step, inner.bottom() - inner.height() * (score - 1) / (_BEST - 1))
        for number, score in enumerate(scores)
    ]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("ink2"), theme.px(1.5)))
    painter.drawPolyline(QPolygonF(points))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("ink2"))
    painter.drawEllipse(points[-1], dot, dot)
    painter.restore()
