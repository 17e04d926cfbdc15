"""What the tests of the export share: the two accessibility checkers, and a casus full of what must not leak."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import outloud
import pdfua
import pytest

Findings = Callable[[bytes], list[str]]


@pytest.fixture
def pdf_findings(tmp_path: Path) -> Findings:
    """The errors that `pdfua` and `outloud` find in a PDF."""

    def check(data: bytes) -> list[str]:
        file = tmp_path / "onderzocht.pdf"
        file.write_bytes(data)
        errors = [str(finding) for finding in pdfua.validate(str(file)).findings]
        errors += [
            str(finding) for finding in outloud.check(str(file)).findings if finding.severity == "error"
        ]
        return errors

    return check
