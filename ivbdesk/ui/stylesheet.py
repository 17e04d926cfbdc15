"""The style sheet of the desktop, written from a palette and the size of the font.

Widgets choose their looks by a property `role` (or `chip`), so that no widget writes colours itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict

from ivbdesk.ui.palette import Colours

Scale = Callable[[float], int]


def stylesheet(palet: Colours, px: Scale, points: float) -> str:
    """The whole sheet; `px` turns a pixel of the design into a pixel here, `points` is the base font size."""
    colours = asdict(palet)
    parts = (_TEXT, _BUTTONS, _INPUTS, _CONTAINERS, _VIEWS, _CALENDAR, _SCROLLBARS)
    sizes = {f"p{size}": f"{px(size)}px" for size in (2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 16, 18, 22, 26, 34)}
    fonts = {
        # A chosen radio button is a thick ring, so its inside shrinks by the ring.
        "round": f"{px(16) // 2 + 1}px",
        "dot": f"{max(2, px(16) + 2 - 2 * px(5))}px",
        "mode": "licht" if palet.on_accent == "#ffffff" else "donker",
        "f_h1": f"{points * 1.5:.2f}pt",
        "f_vraag": f"{points * 1.15:.2f}pt",
        "f_h2": f"{points * 1.07:.2f}pt",
        "f_h3": f"{points * 0.93:.2f}pt",
        "f_small": f"{points * 0.89:.2f}pt",
    }
    sheet = "\n".join(parts)
    for name, value in sorted({**colours, **sizes, **fonts}.items(), key=lambda pair: -len(pair[0])):
        sheet = sheet.replace(f"@{name}", value)
    return sheet + _chips(palet, px, points)


def _chips(palet: Colours, px: Scale, points: float) -> str:
    kinds = {
        "neutral": (palet.ink, palet.subtle, palet.edge),
        "gap": (palet.ink, palet.gap_soft, palet.gap_edge),
        **{kind: _tint(palet, kind, kind) for kind in ("ok", "warn", "bad")},
        **{f"trede{level}": _tint(palet, "ink", f"r{level}") for level in range(1, 7)},
    }
    common = f"border-radius:{px(4)}px; padding:{px(1)}px {px(8)}px; font-size:{points * 0.89:.2f}pt;"
    rules = [
        f'QLabel[chip="{kind}"] {{ color:{ink}; background:{ground}; border:1px solid {edge}; {common} }}'
        for kind, (ink, ground, edge) in kinds.items()
    ]
    return "\n".join(rules)


def _tint(palet: Colours, ink: str, base: str) -> tuple[str, str, str]:
    return getattr(palet, ink), getattr(palet, f"{base}_soft"), getattr(palet, base)


_TEXT = """
QToolTip { color:@toast_ink; background:@toast; border:none; padding:@p4 @p6; }
QLabel { background:transparent; }
QLabel[role="h1"] { font-size:@f_h1; font-weight:700; }
QLabel[role="h2"] { font-size:@f_h2; font-weight:700; }
QLabel[role="h3"], QLabel[role="kolomkop"] { font-size:@f_h3; font-weight:600; color:@ink2; }
QLabel[role="rijkop"] { font-size:@f_small; font-weight:700; }
QLabel[role="strong"] { font-weight:600; }
QLabel[role="muted"] { color:@ink3; }
QLabel[role="small"] { font-size:@f_small; }
QLabel[role="muted-small"] { color:@ink3; font-size:@f_small; }
QLabel[role="fieldlabel"] { font-weight:600; }
QLabel[role="error"] { color:@bad; font-size:@f_small; font-weight:600; }
QLabel[role="good"] { color:@ok; font-size:@f_small; font-weight:600; }
QLabel[role="bad"] { color:@bad; font-size:@f_small; font-weight:600; }
QLabel[role="sleutelwoord"] { font-size:@f_h2; font-weight:600; }
QLabel[role="sleutel"], QFrame[role="sleutel"] { font-size:@f_h2; font-weight:600; background:@subtle;
  border:1px solid @edge; border-radius:@p6; padding:@p10 @p14; }
QLabel[role="vraag"] { font-size:@f_vraag; }
QLabel[role="gat"] { color:@gap; font-weight:700; }
QLabel[role="score1"], QLabel[role="score2"] { color:@r5_ink; font-weight:700; }
QLabel[role="score3"] { color:@r4_ink; font-weight:700; }
QLabel[role="score4"], QLabel[role="score5"] { color:@ok; font-weight:700; }
QLabel[role="late"] { color:@bad; font-weight:700; }
QLabel[role="near"] { color:@warn; font-weight:700; }
QLabel[role="kbd"] { color:@ink2; background:@subtle; border:1px solid @edge; border-bottom:2px solid @edge;
  border-radius:@p4; padding:0 @p6; font-size:@f_small; }
"""

_BUTTONS = """
QPushButton { color:@ink; background:@card; border:1px solid @field_edge; border-radius:@p6;
  padding:@p7 @p14; font-weight:600; }
QPushButton:hover { background:@hover; }
QPushButton:pressed, QPushButton:checked { background:@accent_soft; }
QPushButton:focus { border:2px solid @accent; padding:@p6 @p12; }
QPushButton:disabled { color:@ink3; background:@subtle; border:1px solid @line; }
QPushButton[role="primary"] { color:@on_accent; background:@accent; border:1px solid @accent; }
QPushButton[role="primary"]:hover, QPushButton[role="primary"]:pressed { background:@accent_hover; }
QPushButton[role="primary"]:disabled { color:@ink3; background:@subtle; border:1px solid @line; }
QPushButton[role="danger"] { color:@bad; border:1px solid @bad; }
QPushButton[role="danger"]:focus { border:2px solid @bad; }
QPushButton[role="link"] { color:@accent; background:transparent; border:2px solid transparent;
  border-radius:@p4; padding:@p2 @p4; text-decoration:underline; font-weight:400; }
QPushButton[role="link"]:disabled { color:@ink3; background:transparent; border:2px solid transparent; text-decoration:none; }
QPushButton[role="link"]:hover { background:@accent_soft; }
QPushButton[role="link"]:focus { border:2px solid @accent; }
QToolButton { color:@ink2; background:transparent; border:2px solid transparent; border-radius:@p4;
  padding:@p3; }
QToolButton:hover, QToolButton:pressed { background:@hover; }
QToolButton:checked { background:@accent_soft; color:@ink; }
QToolButton:focus { border:2px solid @accent; }
"""

_INPUTS = """
QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox { color:@ink; background:@card;
  border:1px solid @field_edge; border-radius:@p6; padding:@p6 @p10;
  selection-background-color:@accent; selection-color:@on_accent; placeholder-text-color:@ink3; }
QPlainTextEdit { padding:@p4 @p6; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {
  border:2px solid @accent; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"] { border:2px solid @bad; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QLineEdit:read-only,
QWidget[role="zaal"] QPlainTextEdit:read-only {
  color:@ink2; background:@subtle; border:1px solid @line; }
QComboBox { padding-right:@p26; }
QComboBox QLineEdit { border:none; padding:0; background:transparent; }
QComboBox::drop-down { border:none; width:@p26; }
QComboBox::down-arrow { image:url(ivbdesk:keuze-omlaag.svg); width:@p16; height:@p16; }
QComboBox QAbstractItemView, QComboBox QAbstractItemView:focus {
  border:none; border-radius:0; background:@card; color:@ink; padding:@p4;
  selection-background-color:@accent_soft; selection-color:@ink; outline:none; }
QCheckBox, QRadioButton { border:2px solid transparent; border-radius:@p4; padding:@p2 @p4; spacing:@p8; }
QCheckBox::indicator, QRadioButton::indicator, QTableView::indicator, QListView::indicator,
QTreeView::indicator { width:@p16; height:@p16; background:@card;
  border:1px solid @field_edge; border-radius:@p4; }
QRadioButton::indicator { border-radius:@round; }
QCheckBox::indicator:checked, QTableView::indicator:checked, QListView::indicator:checked,
QTreeView::indicator:checked { background:@accent; border:1px solid @accent;
  image:url(ivbdesk:vink-@mode.svg); }
QRadioButton::indicator:checked { border:@p5 solid @accent; width:@dot; height:@dot; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background:@subtle; border-color:@edge; }
QCheckBox::indicator:checked:disabled { background:@ink3; border-color:@ink3; }
QRadioButton::indicator:checked:disabled { border-color:@ink3; }
QCheckBox:focus, QRadioButton:focus { border:2px solid @accent; }
QLineEdit[role="search"] { padding-left:@p12; }
"""

_CONTAINERS = """
QFrame[role="tour"] { background:@card; border:2px solid @accent; border-radius:@p8; }
QFrame[role="card"] { background:@card; border:1px solid @line; border-radius:@p8; }
QFrame[role="keuze"] { background:@card; border:1px solid @edge; border-radius:@p6; }
QFrame[role="keuze-gekozen"] { background:@accent_soft; border:1px solid @accent; border-radius:@p6; }
QFrame[role="card-gap"] { background:@card; border:1px solid @gap_edge; border-radius:@p8; }
QFrame[role="rule"] { background:@line; border:none; max-height:1px; min-height:1px; }
QFrame[role="topbar"] { background:@card; border:none; border-bottom:1px solid @line; }
QDialog { background:@card; }
QFrame[role="footer"] { background:@bg; border:none; border-top:1px solid @line; }
QFrame[role="banner"] { background:@accent_soft; border:1px solid @accent; border-radius:@p6; }
QFrame[role="toast"] { background:@toast; border:none; border-radius:@p8; }
QFrame[role="toast"] QLabel { color:@toast_ink; }
QWidget[role="zaal"] { background:@card; }
QFrame[role="zaalbalk"] { background:@nav; border:none; }
QFrame[role="zaalbalk"] QLabel { color:@nav_strong; }
QFrame[role="zaalbalk"] QLabel[role="merk"] { background:@nav_badge; border-radius:@p4; padding:@p2 @p8; }
QFrame[role="zijkant"] { background:@bg; border:none; border-left:1px solid @line; border-right:1px solid @line; }
QFrame[role="vraagbalk"] { background:transparent; border:none; border-left:@p6 solid @r4; }
QFrame[role="popup"] { background:@card; border:1px solid @edge; border-radius:@p8; }
QScrollArea { border:2px solid transparent; background:transparent; }
QScrollArea[role="pages"] { border:none; }
QScrollArea:focus { border:2px solid @accent; }
QScrollArea > QWidget > QWidget[role="scrolled"] { background:transparent; }
QTabWidget::pane { border:none; border-top:1px solid @line; }
QTabWidget::tab-bar { left:0; }
QTabBar { background:transparent; qproperty-drawBase:0; }
QTabBar::tab { color:@ink2; background:transparent; border:2px solid transparent;
  border-bottom:3px solid transparent;
  padding:@p7 @p2 @p6 @p2; margin-right:@p16; }
QTabBar::tab:hover { color:@ink; }
QTabBar::tab:selected { color:@accent; font-weight:700; border-bottom:3px solid @accent; }
QTabBar::tab:selected:focus { border:2px solid @accent; border-bottom:3px solid @accent; border-radius:@p4; }
QMenu { background:@card; color:@ink; border:1px solid @edge; padding:@p4; }
QMenu::item { padding:@p6 @p18; border-radius:@p4; }
QMenu::item:selected { background:@accent_soft; color:@ink; }
QMenu::item:disabled { color:@ink3; }
QMenu::separator { height:1px; background:@line; margin:@p4 @p8; }
QSplitter::handle { background:@line; }
QProgressBar { background:@subtle; border:1px solid @field_edge; border-radius:@p4; max-height:@p10; }
QProgressBar::chunk { background:@accent; border-radius:@p3; }
"""

_VIEWS = """
QTableView, QTreeView, QListView { background:@card; color:@ink; border:2px solid transparent;
  border-radius:@p8; gridline-color:@line; alternate-background-color:@card; outline:none;
  selection-background-color:@accent_soft; selection-color:@ink; }
QTableView:focus, QTreeView:focus, QListView:focus { border:2px solid @accent; }
QTableView::item, QTreeView::item, QListView::item { padding:@p6 @p8; border-bottom:1px solid @line; }
QTableView::item:selected, QTreeView::item:selected, QListView::item:selected {
  background:@accent_soft; color:@ink; }
QHeaderView { background:@card; border:none; qproperty-defaultAlignment:'AlignLeft | AlignVCenter'; }
QHeaderView::section { background:@card; color:@ink2; font-size:@f_small; font-weight:600; border:none;
  border-bottom:1px solid @edge; padding:@p7 @p10; }
QHeaderView::section:hover { background:@hover; }
QHeaderView::down-arrow { image:url(ivbdesk:keuze-omlaag.svg); width:@p12; height:@p12; }
QHeaderView::up-arrow { image:url(ivbdesk:keuze-omhoog.svg); width:@p12; height:@p12; }
QTableCornerButton::section { background:@card; border:none; }
"""

_CALENDAR = """
QCalendarWidget QWidget#qt_calendar_navigationbar { background:@card; }
QCalendarWidget QToolButton { color:@ink; font-weight:600; padding:@p4 @p8; }
QCalendarWidget QToolButton::menu-indicator { image:none; }
QCalendarWidget QToolButton#qt_calendar_prevmonth { qproperty-icon:url(ivbdesk:keuze-links.svg); }
QCalendarWidget QToolButton#qt_calendar_nextmonth { qproperty-icon:url(ivbdesk:keuze-rechts.svg); }
QCalendarWidget QAbstractItemView { border:none; border-radius:0; padding:0;
  selection-background-color:@accent; selection-color:@on_accent; }
QCalendarWidget QAbstractItemView:focus { border:2px solid @accent; border-radius:@p4; }
QCalendarWidget QAbstractItemView::item { padding:0; border:none; }
QCalendarWidget QAbstractItemView::item:selected { background:@accent; color:@on_accent; border-radius:@p4; }
"""

_SCROLLBARS = """
QScrollBar { background:transparent; border:none; }
QScrollBar:vertical { width:@p12; }
QScrollBar:horizontal { height:@p12; }
QScrollBar::handle { background:@edge; border-radius:@p4; margin:@p2; }
QScrollBar::handle:hover { background:@field_edge; }
QScrollBar::handle:vertical { min-height:@p26; }
QScrollBar::handle:horizontal { min-width:@p26; }
QScrollBar::add-line, QScrollBar::sub-line { width:0; height:0; }
QScrollBar::add-page, QScrollBar::sub-page { background:transparent; }
"""
