"""Lexicon files: `word [cost] PHONE PHONE ...`, one pronunciation a line, several lines of a word are variants.

The cost is a natural logarithm with a decimal point ('0' is a phone): what this way to say the word costs more than the
usual one.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Pronunciation:
    phones: tuple[str, ...]
    cost: float = 0.0


Lexicon = dict[str, list[Pronunciation]]


class LexiconError(ValueError):
    """The message names the file, the line and what was expected there."""


def read_lexicon(paths: Iterable[Path], phones: Iterable[str]) -> Lexicon:
    """Later files add words, and ways to say words that are there."""
    known, lexicon = set(phones), {}
    for path in paths:
        for at, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip():
                word, pronunciation = _parse(line, f"{path}:{at}", known)
                lexicon.setdefault(word, []).append(pronunciation)
    return lexicon


def _parse(line: str, where: str, known: set[str]) -> tuple[str, Pronunciation]:
    word, *rest = line.split()
    cost = 0.0
    if rest and re.fullmatch(r"\d+\.\d+", rest[0]):
        cost = float(rest.pop(0))
    if not rest:
        raise LexiconError(f"{where}: '{word}' has no phones; a line is 'word PHONE PHONE ...'")
    unknown = sorted(set(rest) - known)
    if unknown:
        raise LexiconError(f"{where}: '{word}' has unknown phones {' '.join(unknown)}; use {' '.join(sorted(known))}")
    return word, Pronunciation(tuple(rest), cost)


def write_lexicon(path: Path, lexicon: Lexicon) -> None:
    with path.open("w", encoding="utf-8") as stream:
        for word, pronunciations in sorted(lexicon.items()):
            for p in pronunciations:
                cost = f"{p.cost:.3f} " if p.cost else ""
                stream.write(f"{word} {cost}{' '.join(p.phones)}\n")
