"""The Qt binding itself: one of its releases took a reference from None at each call and so ended the program."""

import sys

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot


def test_calls_of_qt_leave_none_as_it_was(qtbot: QtBot) -> None:
    target = QObject()
    before = sys.getrefcount(None)
    for _ in range(2000):
        target.setObjectName("zomaar")
    assert abs(sys.getrefcount(None) - before) < 200
