"""Finds the people of a casus in a flat text, in every way in which a Dutch name is written.

A text is read word by word. A word that is known opens a name, which takes in what belongs to it on both sides: first
name, initials, tussenvoegsel and the other half of a double surname. How sure it is, depends on what stands together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ivbdesk.cases.taal.masker.naamdrager import Naamdeel, Naamdrager
from ivbdesk.cases.taal.masker.naamlijst import Naamlijst
from ivbdesk.cases.taal.masker.vlak import Vlak, Woord
from ivbdesk.cases.taal.masker.vondst import Vondst, Vondstsoort

_GAP = re.compile(r" |'|-| ?[-/,.] ?| ?\(|' ?| '")
_DOT = re.compile(r"\.? ?|\. ?-?")
_FUZZY_FROM, _FUZZY_SMALL_FROM = 5, 6
"""From which length a name may be misspelt: with a capital, and in small letters."""
_JOINED_FROM = 5
_MOST_JOINED = 4
_MOST_TOGETHER = 12
"""So many words at each side may belong to one name, and more are not looked at: the text may hold nothing but initials."""
_SPACED_FROM = 3
"""From which length letters that stand apart, "S a r a", are a name."""
_POSSESSIVE = re.compile(r"'s?(?!\w)")
_LOOSE = (Naamdeel.ROEPNAAM, Naamdeel.BEGIN)
"""What somebody may be called, which is not the name itself."""
_UNSURE = {
    "fout": "lijkt op een naam met een schrijffout",
    "gewoon": "kan een gewoon woord zijn, of een naam",
    "roepnaam": "kan een roepnaam zijn",
    "gedeeld": "kan ook slaan op iemand die hier genoemd mag worden",
}


@dataclass(frozen=True, slots=True)
class _Treffer:
    """That words, from one place in the list to another, name a person by a part of the name."""

    drager: int
    deel: Naamdeel
    exact: bool
    gewoon: bool


@dataclass(slots=True)
class _Groep:
    """Words that stand together as one name."""

    van: int
    tot: int
    treffers: list[tuple[int, _Treffer]] = field(default_factory=list)
    letters: set[str] = field(default_factory=set)
    titel: bool = False
    tussen: bool = False


class Namen:
    """The names of some people, made ready once; `find` then reads any number of texts."""

    def __init__(self, dragers: Sequence[Naamdrager], lijst: Naamlijst) -> None:
        self._dragers, self._lijst = tuple(dragers), lijst
        self._keys: dict[str, list[tuple[int, Naamdeel]]] = {}
        for index, drager in enumerate(self._dragers):
            for word, part in drager.keys(lijst).items():
                self._keys.setdefault(word, []).append((index, part))
        self._near: dict[str, set[str]] = {}
        for word, owners in self._keys.items():
            if len(word) >= _FUZZY_FROM and any(part not in _LOOSE for _, part in owners):
                for form in _one_less(word):
                    self._near.setdefault(form, set()).add(word)
        self._longest = max(map(len, self._near), default=0)
        self._starts = {word[:size] for word in self._keys for size in range(1, len(word) + 1)}
        self._starts |= {
            f"{start[:-1]}i" for start in self._starts if start.endswith("y")
        }  # "i j", written apart
        self._letters = frozenset().union(*(drager.letters for drager in self._dragers))
        self._tussen = frozenset().union(*(drager.tussen for drager in self._dragers))
        self._known: dict[tuple[str, bool, bool], list[_Treffer]] = {}

    def find(self, vlak: Vlak) -> tuple[list[Vondst], list[tuple[int, int]]]:
        """Every place where somebody is named who may not be read; and where one who may be, in the source."""
        if not self._keys:
            return [], []
        words = vlak.words()
        hits = self._hits(words, vlak)
        found, spared, at = [], [], 0
        while at < len(words):
            if not hits[at]:
                at += 1
                continue
            group = self._group(vlak, words, hits, at)
            at = group.tot + 1
            if (made := self._judge(vlak, words, group)) is not None:
                found.append(made)
            else:
                spared.append(vlak.span(words[group.van].start, words[group.tot].eind))
        return found, spared

    def _hits(self, words: Sequence[Woord], vlak: Vlak) -> list[list[_Treffer]]:
        """Whom each word names, also where a name was written in pieces."""
        hits = [self._lookup(word) for word in words]
        for at in range(len(words)):
            joined = words[at].tekst
            spaced = len(joined) == 1
            if joined not in self._starts:
                continue
            best, made = at, list[_Treffer]()
            for until in range(at + 1, len(words) if spaced else min(at + _MOST_JOINED, len(words))):
                if not _adjacent(vlak, words[until - 1], words[until]):
                    break
                spaced = spaced and words[until].eind - words[until].start == 1
                joined = (joined + words[until].tekst).replace("ij", "y")
                if joined not in self._starts or (not spaced and until - at >= _MOST_JOINED):
                    break
                fewest = _SPACED_FROM if spaced else _JOINED_FROM
                if len(joined) < fewest or any(hits[at : until + 1]):
                    continue
                if owners := self._names_of(joined):
                    best, made = until, [_Treffer(who, part, True, False) for who, part in owners]
            for index in range(at, best + 1) if made else ():
                hits[index] = made
        return hits

    def _names_of(self, joined: str) -> list[tuple[int, Naamdeel]]:
        """Whose name this is, whole: of a beginning there is always more to come."""
        return [(who, part) for who, part in self._keys.get(joined, ()) if part not in _LOOSE]

    def _lookup(self, word: Woord) -> list[_Treffer]:
        key = (word.tekst, word.hoofdletter, word.eerste)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._search(*key)
        return known

    def _search(self, word: str, capital: bool, begins: bool) -> list[_Treffer]:
        plain = word in self._lijst.gewoon or len(word) < 3
        for form in (word, *([word[:-1]] if word.endswith("s") and len(word) > 3 else [])):
            if owners := self._keys.get(form):
                common = plain or form in self._lijst.gewoon
                made = [_Treffer(who, part, True, common) for who, part in owners]
                return [hit for hit in made if capital or hit.deel is not Naamdeel.BEGIN]
        if (
            plain
            or word in self._lijst.functies
            or word in self._lijst.aanspreken
            or not _FUZZY_FROM - 1 <= len(word) <= self._longest + 1
        ):
            return []
        found = []
        for key in sorted({near for form in _one_less(word) for near in self._near.get(form, ())}):
            small = len(key) >= _FUZZY_SMALL_FROM and key[0] == word[0]
            if ((capital and not begins) or small) and _one_apart(word, key):
                owners = self._keys[key]
                found += [_Treffer(who, part, False, False) for who, part in owners if part not in _LOOSE]
        return found

    def _group(self, vlak: Vlak, words: Sequence[Woord], hits: Sequence[list[_Treffer]], at: int) -> _Groep:
        group = _Groep(at, at, [(at, hit) for hit in hits[at]])
        owners = {hit.drager for hit in hits[at]}
        look, listed = at, False
        until = min(at + _MOST_TOGETHER, len(words) - 1)
        while look < until and _adjacent(vlak, words[look], words[look + 1]):
            listed = listed or "," in vlak.tekst[words[look].eind : words[look + 1].start]
            look += 1
            if shared := owners & {hit.drager for hit in hits[look]}:
                group.tot = look
                group.treffers += [(look, hit) for hit in hits[look] if hit.drager in shared]
                owners = shared
            elif self._is_initial(vlak, words[look]):
                group.letters.add(words[look].tekst[0])
            elif words[look].tekst not in self._tussen:
                break
            if listed and group.letters:
                group.tot = look
        self._take_left(vlak, words, group)
        return group

    def _is_initial(self, vlak: Vlak, word: Woord) -> bool:
        """Whether the word is an initial, "S." or "Th.", or some without points, "JP"."""
        size = word.eind - word.start
        if size > 3 or word.tekst in self._lijst.aanspreken or word.tekst in self._lijst.functies:
            return False
        pointed = vlak.tekst[word.eind : word.eind + 1] == "." and size <= 2
        # Without points "OM" and "IS" look like initials too: those of somebody here begin with another letter.
        return pointed or (vlak.upper(word.start, word.eind) and word.tekst[0] in self._letters)

    def _take_left(self, vlak: Vlak, words: Sequence[Woord], group: _Groep) -> None:
        """Take in the tussenvoegsel and the initials before a name, and see whether it is addressed."""
        first = [
            self._dragers[hit.drager]
            for at, hit in group.treffers
            if at == group.van and hit.deel is Naamdeel.ACHTERNAAM
        ]
        look = group.van
        while self._joins(vlak, words, look) and any(
            words[look - 1].tekst in drager.tussen for drager in first
        ):
            look -= 1
        initials, until = look, look - _MOST_TOGETHER
        while (
            initials > until
            and self._joins(vlak, words, initials)
            and self._is_initial(vlak, words[initials - 1])
        ):
            initials -= 1
            group.letters.update(words[initials].tekst)
        group.titel = self._is_addressed(vlak, words, initials)
        if initials == look and not group.titel:
            little = [word.tekst for word in words[look : group.van]]
            while little and not any(drager.has_before(little) for drager in first):
                del little[0]
            initials = group.van - len(little)
            group.titel = self._is_addressed(vlak, words, initials)
        group.tussen = initials < group.van and words[group.van - 1].tekst in self._tussen
        group.van = initials

    def _joins(self, vlak: Vlak, words: Sequence[Woord], at: int) -> bool:
        return at > 0 and _adjacent(vlak, words[at - 1], words[at])

    def _is_addressed(self, vlak: Vlak, words: Sequence[Woord], at: int) -> bool:
        """Whether "mevrouw" or the like stands before this word."""
        if at == 0 or words[at - 1].tekst not in self._lijst.aanspreken:
            return False
        return not vlak.tekst[words[at - 1].eind : words[at].start].strip(" .")

    def _judge(self, vlak: Vlak, words: Sequence[Woord], group: _Groep) -> Vondst | None:
        scores = {
            who: self._score(group, who) for who in dict.fromkeys(hit.drager for _, hit in group.treffers)
        }
        best = max(scores.values())
        who = next((w for w, s in scores.items() if s == best and not self._dragers[w].open), None)
        if who is None:
            return None
        drager = self._dragers[who]
        own = [(at, hit) for at, hit in group.treffers if hit.drager == who]
        shared = any(s == best and self._dragers[w].open for w, s in scores.items())
        why = _UNSURE["gedeeld"] if shared else self._doubt(words, group, own, best)
        eind = words[group.tot].eind
        if match := _POSSESSIVE.match(vlak.tekst, eind):
            eind = match.end()
        start, eind = vlak.span(words[group.van].start, eind)
        told = (
            why
            if drager.masker == Vondstsoort.NAAM.masker
            else f"{drager.masker[1:-1]}: {why}"
            if why
            else ""
        )
        return Vondst(start, eind, Vondstsoort.NAAM, not why, drager.masker, told, shared)

    def _score(self, group: _Groep, who: int) -> int:
        """How much of the name of this person stands there."""
        own = {at: hit for at, hit in group.treffers if hit.drager == who}
        likely = (hit.exact and hit.deel not in _LOOSE for hit in own.values())
        return sum(2 if sure else 1 for sure in likely) + (
            2 if group.letters and group.letters & self._dragers[who].letters else 0
        )

    def _doubt(
        self, words: Sequence[Woord], group: _Groep, own: Sequence[tuple[int, _Treffer]], score: int
    ) -> str:
        """Why it may be something else; empty where it is the name for sure."""
        capital = any(words[at].hoofdletter for at, _ in own)
        exact, plain = any(hit.exact for _, hit in own), all(hit.gewoon for _, hit in own)
        if score > 2 or group.titel or ((group.tussen or group.letters) and (capital or not plain) and exact):
            return ""
        if not exact:
            return _UNSURE["fout"]
        if all(hit.deel in _LOOSE for _, hit in own):
            return _UNSURE["roepnaam"]
        if plain and not any(words[at].hoofdletter and not words[at].eerste for at, _ in own):
            return _UNSURE["gewoon"]
        return ""


def _one_less(word: str) -> Iterator[str]:
    """The word, and the word without each of its letters: two words one letter apart share one of these."""
    yield word
    for index in range(len(word)):
        yield word[:index] + word[index + 1 :]


def _one_apart(left: str, right: str) -> bool:
    """Whether one letter was left out, added, changed, or changed places with the next."""
    if left == right or abs(len(left) - len(right)) > 1:
        return False
    at = next(
        (index for index, (a, b) in enumerate(zip(left, right, strict=False)) if a != b),
        min(len(left), len(right)),
    )
    rest_left, rest_right = left[at:], right[at:]
    if len(left) == len(right):
        swapped = rest_left[:2] == rest_right[:2][::-1] and rest_left[2:] == rest_right[2:]
        return swapped or rest_left[1:] == rest_right[1:]
    longer, shorter = (rest_left, rest_right) if len(left) > len(right) else (rest_right, rest_left)
    return longer[1:] == shorter


def _adjacent(vlak: Vlak, left: Woord, right: Woord) -> bool:
    """Whether nothing stands between two words that parts a name; a point only behind an initial or a shortened word."""
    between = vlak.tekst[left.eind : right.start]
    if "." in between and left.eind - left.start > 3:
        return False
    return _GAP.fullmatch(between) is not None
