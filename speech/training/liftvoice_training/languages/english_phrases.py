"""What people say to a lift in English, number strings, and random words: texts for synthetic speech."""

import random
from collections.abc import Iterable

from .english_numbers import ONES, cardinal, ordinal

_FLOORS = (
    "{c}|{c}|floor {c}|floor {c}|floor {c}|level {c}|{o} floor|{o} floor|{o} floor|{o}|go to floor {c}|"
    "take me to the {o} floor|take me to floor {c}|{c} please|floor {c} please|go to the {o} floor please|"
    "i want to go to floor {c}|basement {c}|basement {b}|basement {b}|minus {b}|parking level {b}|number {c}|"
    "to the {o} floor|cancel floor {c}|up to {c}|down to {c}|i need the {o} floor|the {o} floor|{o} floor please|"
    "{c} and {d}|floor {c} and floor {d}|room {c}"
).split("|")
FIXED = (
    "open the door|open door|open doors|open the doors|close the door|close door|close the doors|hold the door|"
    "hold the doors|keep the door open|door open|doors open|door close|lobby|lobby please|the lobby|ground floor|"
    "ground floor please|go up|go down|up|down|stop|stop|stop here|emergency stop|emergency|help|help|help me|"
    "call for help|cancel|cancel|cancel that|yes|no|hey elevator|hello elevator|elevator|lift|hey lift|top floor|"
    "rooftop|roof|roof terrace|terrace|restaurant|gym|parking|garage|reception|exit|take me to the lobby|"
    "go to the lobby please|going up|going down|basement|penthouse|mezzanine|pool|bottom floor|main floor|"
    "yes please|no thanks|thank you|confirm|repeat|wait|alarm|ring the alarm|fan on|fan off|light on|light off|"
    "close|open|hold|cancel all|next floor|dentist|clinic|office|okay|go|on|off|left|right|lower ground floor|"
    "conference center|meeting room|service floor|parking garage"
).split("|")
_PLACES = (
    "lobby parking office clinic dentist reception restaurant gym terrace pharmacy garage rooftop basement"
).split()
_TO_PLACES = ["take me to the {}", "go to the {} please", "{} please", "the {}"]


def lift_phrase(r: random.Random) -> str:
    if r.random() < 0.35:
        return r.choice(FIXED)
    if r.random() < 0.12:
        return r.choice(_TO_PLACES).format(r.choice(_PLACES))
    n = _floor(r)
    return r.choice(_FLOORS).format(
        c=cardinal(n), o=ordinal(max(n, 1)), d=cardinal(_floor(r)), b=cardinal(r.randint(1, 6))
    )


def _floor(r: random.Random) -> int:
    return r.randint(*r.choice([(0, 12), (1, 24), (1, 24), (10, 60), (1, 99), (13, 19)]))


def spoken_texts(count: int, seed: int, words: Iterable[str]) -> list[str]:
    """count texts: 36 % for lifts, 10 % digits, the others random words of the lexicon, each of which has its turn."""
    r = random.Random(seed)
    lexicon, deck, texts = sorted(words), [], []
    for _ in range(count):
        kind = r.random()
        if kind < 0.36:
            texts.append(lift_phrase(r))
        elif kind < 0.46:
            texts.append(" ".join(r.choice(ONES[:10]) for _ in range(r.choice([1, 1, 2, 3, 4]))))
        else:
            length = r.choice([1, 1, 2, 3, 4, 5])
            if len(deck) < length:
                deck = r.sample(lexicon, len(lexicon))
            texts.append(" ".join(deck.pop() for _ in range(length)))
    return texts


def grammar_sentences() -> list[list[str]]:
    """Sentences of the grammar that recognisers use which bring none of their own."""
    sentences = FIXED + [f"basement {digit}" for digit in ONES[1:6]]
    for n in range(1, 61):
        sentences += [cardinal(n), f"floor {cardinal(n)}", f"{ordinal(n)} floor"]
    return [text.split() for text in dict.fromkeys(sentences)]
