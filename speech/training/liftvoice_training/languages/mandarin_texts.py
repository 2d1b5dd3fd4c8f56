"""Texts for made Mandarin speech: lift phrases, common words, and pieces of news."""

import random

from .mandarin_phrases import lift_phrase


class MandarinTexts:
    """Every phone in many neighbourhoods, and those of lifts most."""

    def __init__(self, words: list[str], news: list[str]) -> None:
        self._words = [word for word in words if 2 <= len(word) <= 4]
        self._news = news

    def draw(self, r: random.Random) -> str:
        kind = r.random()
        if kind < 0.62:
            return lift_phrase(r)
        if kind < 0.82:
            return r.choice(self._words)
        text = r.choice(self._news)
        at = r.randint(0, max(0, len(text) - 3))
        return text[at : at + r.randint(2, 6)]
