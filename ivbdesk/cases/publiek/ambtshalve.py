"""Words of a document that name who acts by office: an officer, a professional, an organisation."""

from __future__ import annotations


class Ambtshalve(str):
    """A text of such a kind by the field it comes from: no free text, so no resident's surname masks or questions it.

    The chair of a meeting is not the melder who has the same surname.
    """

    __slots__ = ()
