"""The search graph of a model folder as text: transition ids in, words out.

    START --eps------> LOOP --phone--> o --phone:word--> o --phone--> o ... --> end of a word
    START --silence--> SIL ---eps--> LOOP          end of a word --eps or silence--> LOOP

Every phone is one arc that enters it and a loop on the arc's target in which it stays. Words share their beginnings as
a tree; the word is written on the arc from which on it is the only one left, and equal remainders share their states.
[unk] is a loop over all phones of a language that costs something a phone, so that it takes up whatever is no word.
Several languages have such a loop each, at their own cost: a single one over the phones of all follows any speech so
closely that it takes up requests too.
"""

import collections
import itertools
import math
from dataclasses import dataclass, field

from ..kaldi.transitions import enter_transition, stay_transition
from ..languages.lexicon import Lexicon
from ..languages.phone_table import SILENCE
from .language_part import LanguagePart, UnknownSpeech, merged_lexicon
from .phone_positions import PlacedPhones, placed

UNKNOWN = "[unk]"
_EPSILON = 0
_START, _LOOP, _SILENCE, _FIRST_FREE = 0, 1, 2, 3
_HALF = -math.log(0.5)
"""Silence and no silence between two words are equally likely."""

Rest = tuple[str, ...]
Entry = tuple[Rest, str, float]
Step = tuple[str | None, str]
"""A phone and the one before it, None at the beginning of a word."""


@dataclass
class SearchGraph:
    phones: PlacedPhones
    words: dict[str, int]
    """Numbers of all words of the languages and of [unk]."""
    word_share: float = 0.0
    """How much words bear of what a phone costs behind another one, over their language's lexicon; 0: none of it.
    Networks that were trained against a phone bigram find words too cheap beside silence and breath."""
    _lines: list[str] = field(default_factory=list)
    _rests: dict[Rest, int] = field(default_factory=dict)
    _states: int = _FIRST_FREE
    _steps: dict[Step, float] = field(default_factory=dict)

    def text(self, languages: list[LanguagePart]) -> str:
        """AT&T text; OpenFst takes the source of the first line as start."""
        for part in languages:
            self._steps |= _costs_of_steps(part.lexicon, len(self.phones.base) - 1, self.word_share)
        hubs = [self._new_state() for _ in languages]
        self._pauses()
        self._tree(_LOOP, _cheapest_entries(merged_lexicon(languages)), None)
        for hub, part in zip(hubs, languages, strict=True):
            self._unknown(hub, part.unknown)
        return "\n".join([*self._lines, f"{_LOOP}\t0"]) + "\n"

    def _pauses(self) -> None:
        silence = self.phones.id[SILENCE]
        self._arc(_START, _LOOP, _EPSILON, cost=_HALF)
        self._arc(_START, _SILENCE, enter_transition(silence), cost=_HALF)
        self._arc(_SILENCE, _SILENCE, stay_transition(silence))
        self._arc(_SILENCE, _LOOP, _EPSILON)

    def _tree(self, source: int, entries: list[Entry], before: str | None) -> None:
        for phone, together in itertools.groupby(entries, lambda entry: entry[0][0]):
            group, cost = list(together), self._step(before, phone)
            if len(group) == 1 or len(group[0][0]) == 1:  # the only one from here on, or words that sound alike
                for rest, word, own in group:
                    self._arc(source, self._inside(rest), self._enter(phone), self.words[word], own + cost)
            else:
                state = self._state(phone)
                self._arc(source, state, self._enter(phone), cost=cost)
                self._tree(state, [(rest[1:], word, own) for rest, word, own in group], phone)

    def _inside(self, rest: Rest) -> int:
        """The state in which the first phone of the rest stays."""
        if rest in self._rests:
            return self._rests[rest]
        state = self._rests[rest] = self._state(rest[0])
        if len(rest) == 1:
            self._leave_word(state)
        else:
            self._arc(state, self._inside(rest[1:]), self._enter(rest[1]), cost=self._step(rest[0], rest[1]))
        return state

    def _unknown(self, hub: int, speech: UnknownSpeech) -> None:
        """hub: the state between two phones of it."""
        word, per_phone = self.words[UNKNOWN], speech.per_phone
        first = speech.entry + per_phone
        for phone in speech.phones:
            for place, source, label, cost in (
                ("B", _LOOP, word, first),
                ("I", hub, _EPSILON, per_phone),
                ("E", hub, _EPSILON, per_phone),
                ("S", _LOOP, word, first),
            ):
                name = f"{phone}_{place}"
                state = self._state(name)
                self._arc(source, state, self._enter(name), label, cost)
                if place in "BI":
                    self._arc(state, hub, _EPSILON)
                else:
                    self._leave_word(state)

    def _leave_word(self, state: int) -> None:
        self._arc(state, _LOOP, _EPSILON, cost=_HALF)
        self._arc(state, _SILENCE, enter_transition(self.phones.id[SILENCE]), cost=_HALF)

    def _new_state(self) -> int:
        self._states += 1
        return self._states - 1

    def _state(self, phone: str) -> int:
        state = self._new_state()
        self._arc(state, state, stay_transition(self.phones.id[phone]))
        return state

    def _enter(self, phone: str) -> int:
        return enter_transition(self.phones.id[phone])

    def _step(self, before: str | None, phone: str) -> float:
        return self._steps.get((before and before[:-2], phone[:-2]), 0.0)

    def _arc(self, source: int, target: int, transition: int, word: int = _EPSILON, cost: float = 0.0) -> None:
        self._lines.append(f"{source}\t{target}\t{transition}\t{word}\t{cost:.4f}")


def _cheapest_entries(lexicon: Lexicon) -> list[Entry]:
    """In the order of their phones, which the tree needs."""
    cheapest: dict[tuple[Rest, str], float] = {}
    for word, pronunciations in lexicon.items():
        for p in pronunciations:
            key = (placed(p.phones), word)
            cheapest[key] = min(p.cost, cheapest.get(key, p.cost))
    return sorted((rest, word, cost) for (rest, word), cost in cheapest.items())


def _costs_of_steps(lexicon: Lexicon, phones: int, share: float) -> dict[Step, float]:
    """phones: how many there are. -> for the lexicon's steps share of -ln p(phone | phone before it), smoothed."""
    if share == 0:
        return {}
    counts: collections.Counter[Step] = collections.Counter()
    totals: collections.Counter[str | None] = collections.Counter()
    for p in itertools.chain.from_iterable(lexicon.values()):
        for step in zip((None, *p.phones), p.phones, strict=False):
            counts[step] += 1
            totals[step[0]] += 1
    return {step: -share * math.log((count + 0.5) / (totals[step[0]] + 0.5 * phones)) for step, count in counts.items()}
