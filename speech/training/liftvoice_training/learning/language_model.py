"""What the criterion needs of a language: ways to say each word, the phone bigram, the graph of each transcript."""

import itertools
import random
from dataclasses import dataclass
from pathlib import Path

from ..languages.lexicon import Lexicon, read_lexicon
from ..languages.mandarin_phrases import lift_phrase
from ..languages.mandarin_readings import careful_speech, syllables_of
from ..languages.mandarin_sounds import phones_of
from ..languages.phone_table import OF_LANGUAGE, Language
from ..network.phone_bigram import PhoneBigram, Phones, TranscriptGraph, transcript_graph

_LIFT_TEXTS, _LIFT_SHARE = 4000, 0.3
"""Lift phrases get that share of Mandarin's phone bigram, whatever the recordings say."""
_TOGETHER = 1e4
"""Weight of a language's texts in the bigram of several"""


@dataclass(frozen=True)
class SaidTexts:
    """What a phone bigram is counted from."""

    texts: list[tuple[list[Phones], float]]
    """The words of each as phones, and its weight"""
    gap: float
    """How likely silence is between two words"""
    smooth: float


class SpokenLanguage:
    def __init__(
        self, language: Language, texts: list[str], lexicons: list[Path], phones: list[str] | None = None
    ) -> None:
        """texts: of all that is trained on; lexicons: English words; phones: of a network of several."""
        self._index = {phone: k for k, phone in enumerate(phones or OF_LANGUAGE[language])}
        self._language = language
        self._lexicon: Lexicon = read_lexicon(lexicons, OF_LANGUAGE["en"]) if language == "en" else {}
        self._ways: dict[str, list[Phones] | None] = {}
        self._graphs: dict[str, TranscriptGraph] = {}
        r = random.Random(4)
        self.said = self._mandarin(texts, r) if language == "zh" else self._english(texts, r)
        self.bigram = PhoneBigram(len(self._index), self.said.texts, self.said.gap, self.said.smooth)

    def fits(self, text: str, frames: int) -> bool:
        """Is every word known, and are there frames enough to say them?"""
        ways = [self.ways(word) for word in text.split()]
        return all(ways) and frames > 2 + sum(min(map(len, way)) for way in ways if way)

    def graph(self, text: str) -> TranscriptGraph:
        if text not in self._graphs:
            self._graphs[text] = transcript_graph([self.ways(word) or [] for word in text.split()], self.bigram)
        return self._graphs[text]

    def ways(self, word: str) -> list[Phones] | None:
        """Mandarin words are syllables, 'a|b' for either of two."""
        if word not in self._ways:
            spoken = self._syllables(word) if self._language == "zh" else self._words(word)
            self._ways[word] = [[self._index[phone] for phone in way] for way in spoken] if spoken else None
        return self._ways[word]

    def _syllables(self, word: str) -> list[list[str]] | None:
        ways = [phones_of(syllable) for syllable in word.split("|")]
        return [way for way in ways if way] if all(ways) else None

    def _words(self, word: str) -> list[list[str]] | None:
        return [list(p.phones) for p in self._lexicon.get(word, [])]

    def _mandarin(self, texts: list[str], r: random.Random) -> SaidTexts:
        weights: dict[str, float] = {}
        for text in texts:
            weights[text] = weights.get(text, 0) + 1.0
        for _ in range(_LIFT_TEXTS):
            phrase = lift_phrase(r)
            text = " ".join(careful_speech(phrase, syllables_of(phrase) or []))
            weights[text] = weights.get(text, 0) + _LIFT_SHARE * len(texts) / _LIFT_TEXTS
        said = [(self._said(text), 1e4 * weight / len(texts)) for text, weight in weights.items()]
        return SaidTexts(said, gap=0.12, smooth=8.0)

    def _english(self, texts: list[str], r: random.Random) -> SaidTexts:
        """Pairs over the whole lexicon, and every eighth text."""
        words = r.sample(sorted(self._lexicon), len(self._lexicon))
        said = [f"{a} {b}" for a, b in itertools.pairwise(words)]
        known = [text for text in texts if text and all(word in self._lexicon for word in text.split())]
        said += r.sample(known, len(known) // 8)
        return SaidTexts([(self._said(text), 1.0) for text in said], gap=0.25, smooth=0.3)

    def _said(self, text: str) -> list[Phones]:
        ways = [self.ways(word) for word in text.split()]
        return [way[0] for way in ways if way]


def weigh_together(languages: list[SpokenLanguage]) -> None:
    """One bigram for all of them, each with the same weight: what is said in one is told from the others as well."""
    said = [language.said for language in languages]
    totals = [sum(weight for _, weight in one.texts) for one in said]
    texts = [
        (w, _TOGETHER * weight / total) for one, total in zip(said, totals, strict=True) for w, weight in one.texts
    ]
    gap = sum(one.gap for one in said) / len(said)
    bigram = PhoneBigram(len(languages[0].bigram.start), texts, gap, smooth=1.0)
    for language in languages:
        language.bigram = bigram
