"""What one language brings to the graph of a model folder; a folder holds one or several."""

from dataclasses import dataclass, field

from ..languages.lexicon import Lexicon


@dataclass(frozen=True)
class UnknownSpeech:
    """[unk] in one language: any of its phones, in any order. Costs in units of the natural logarithm."""

    phones: list[str]
    entry: float
    """Lower: more is rejected."""
    per_phone: float


@dataclass(frozen=True)
class LanguagePart:
    lexicon: Lexicon
    unknown: UnknownSpeech
    sentences: list[list[str]] = field(default_factory=list)
    """Of the built-in grammar"""


def merged_lexicon(parts: list[LanguagePart]) -> Lexicon:
    """A word of several languages is said in all their ways."""
    lexicon: Lexicon = {}
    for part in parts:
        for word, pronunciations in part.lexicon.items():
            lexicon.setdefault(word, []).extend(pronunciations)
    return lexicon
