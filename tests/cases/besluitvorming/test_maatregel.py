"""A measure that runs is looked at; a proposal is taken back with its reason."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from ivbdesk.cases.besluitvorming.maatregel import Maatregel, MaatregelStatus
from ivbdesk.cases.taal.fouten import RegelFout
from tests.cases.zaak import TODAY

AGAIN = date(2027, 1, 4)


def maatregel(status: MaatregelStatus) -> Maatregel:
    return Maatregel(uuid4(), uuid4(), "P03", status, TODAY)


@pytest.mark.parametrize(
    ("status", "bevinding", "volgende", "veld"),
    [
        (MaatregelStatus.LOOPT, " ", AGAIN, "bevinding"),
        (MaatregelStatus.LOOPT, "werkt", TODAY, "volgende"),
        (MaatregelStatus.VOORGESTELD, "werkt", AGAIN, "bevinding"),
    ],
)
def test_what_can_not_be_evaluated_says_so_at_the_field(
    status: MaatregelStatus, bevinding: str, volgende: date, veld: str
) -> None:
    item = maatregel(status)
    with pytest.raises(RegelFout) as caught:
        item.evaluate(bevinding, volgende, TODAY)
    assert caught.value.veld == veld
    assert item.evaluatie_op is None


def test_an_evaluation_names_the_next_one() -> None:
    item = maatregel(MaatregelStatus.LOOPT)
    item.evaluate("het werkt goed", AGAIN, TODAY)
    assert item.evaluatie_op == AGAIN


def test_a_proposal_is_taken_back_with_its_reason() -> None:
    item = maatregel(MaatregelStatus.VOORGESTELD)
    with pytest.raises(RegelFout):
        item.withdraw("", TODAY)
    item.withdraw(" past niet ", TODAY)
    assert (item.status, item.beeindigd_op, item.toelichting) == (
        MaatregelStatus.BEEINDIGD,
        TODAY,
        "past niet",
    )
