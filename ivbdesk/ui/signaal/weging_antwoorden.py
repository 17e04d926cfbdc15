"""What is answered in the form of a weighing: the theme, the questions, and the parts of the sum."""

from __future__ import annotations

from ivbdesk.cases.dossier.basis import Getoond
from ivbdesk.cases.kader.soorten import Thema
from ivbdesk.cases.kader.wegingskader import Deel, Wegingskader
from ivbdesk.cases.signaal.signaal import Antwoord, Signaal
from ivbdesk.cases.signaal.weging import Ingevuld, points_of
from ivbdesk.ui.fields.choice_field import ChoiceField, perhaps
from ivbdesk.ui.fields.field import Field
from ivbdesk.ui.forms.form_values import FormValues
from ivbdesk.ui.signaal.vraag_field import Gegeven, VraagField


class Antwoordvelden:
    """The fields, by the code of what they ask; the dialog puts each in its step."""

    def __init__(self, kader: Wegingskader) -> None:
        self.thema = ChoiceField("thema", "Thema", [(theme, theme.label) for theme in Thema])
        self.vragen = {question.code: VraagField(question) for question in kader.vragen}
        self.delen = {part.code: _part_field(part) for part in kader.delen}

    def kept(self, signaal: Signaal) -> Getoond:
        """What an earlier sitting, or a colleague, kept with a signal."""
        answers = {item.code: Gegeven(item.antwoord, item.toelichting) for item in signaal.antwoorden}
        points = points_of(signaal.punten)
        values: dict[str, object] = {self.thema.name: signaal.thema}
        values |= {field.name: answers.get(code, Gegeven()) for code, field in self.vragen.items()}
        values |= {field.name: points.get(code) for code, field in self.delen.items()}
        per_field = {self.vragen[i.code].name: (i.id,) for i in signaal.antwoorden if i.code in self.vragen}
        return Getoond(values, (signaal.id,), per_field)

    def propose(self, signaal: Signaal) -> None:
        """Answer what the signal says itself."""
        if signaal.acuut and not signaal.antwoorden:
            self.vragen["acuut"].set_value(Gegeven(Antwoord.JA))

    def typed(self) -> FormValues:
        """The answers as they stand in the form."""
        fields: list[Field] = [self.thema, *self.vragen.values(), *self.delen.values()]
        return FormValues({field.name: field.value() for field in fields})

    def now(self) -> Ingevuld:
        """What is answered so far."""
        return self.gather(self.typed())

    def gather(self, values: FormValues) -> Ingevuld:
        """What was answered, from the values of the form."""
        answers = {code: values[field] for code, field in self.vragen.items()}
        given = {code: answer.antwoord for code, answer in answers.items()}
        points = {code: values.get(field) for code, field in self.delen.items()}
        return Ingevuld(
            values[self.thema],
            {code: answer for code, answer in given.items() if answer is not None},
            {code: answers[code].toelichting for code, answer in given.items() if answer is not None},
            {code: value for code, value in points.items() if value is not None},
        )


def _part_field(part: Deel) -> ChoiceField[int | None]:
    """A part of the sum: each value with its words, so that what counts is open."""
    choices = [(value, f"{value} · {words}") for value, words in zip(part.waarden, part.woorden, strict=True)]
    return ChoiceField(f"punt_{part.code}", part.naam, perhaps(choices))
