"""The grounds of sharing: one of them, named by the file, stands with what leaves the register."""

from __future__ import annotations

import pytest

from ivbdesk import resources
from ivbdesk.cases.kader.grondslag import ground_to_leave, read_grondslagen
from ivbdesk.cases.taal.fouten import KaderFout

TEXT = resources.read("grondslagen.toml")


def test_the_ground_of_what_leaves_is_the_one_that_the_file_names() -> None:
    assert ground_to_leave(read_grondslagen(TEXT, "grondslagen.toml")).code == "G04"
    other = TEXT.replace("uitgaand = true\n", "").replace('code = "G02"', 'code = "G02"\nuitgaand = true')
    assert ground_to_leave(read_grondslagen(other, "grondslagen.toml")).code == "G02"


@pytest.mark.parametrize(
    "text",
    [
        TEXT.replace("uitgaand = true\n", ""),
        TEXT.replace('code = "G02"', 'code = "G02"\nuitgaand = true'),
        TEXT.replace("uitgaand = true\n", "uitgaand = true\nactief = false\n"),
    ],
    ids=["none", "two", "one that can not be used"],
)
def test_it_is_always_one(text: str) -> None:
    with pytest.raises(KaderFout, match="uitgaand = true"):
        read_grondslagen(text, "grondslagen.toml")
