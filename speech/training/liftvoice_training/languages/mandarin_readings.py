"""From Chinese characters to the syllables that are spoken: readings and tone sandhi."""

import re

from pypinyin import Style, lazy_pinyin, load_single_dict

from .mandarin_sounds import phones_of

load_single_dict({ord("嗯"): "èn"})  # ń is no syllable of the model
_CHARACTERS = re.compile("[\u4e00-\u9fff]+")


def syllables_of(text: str) -> list[str] | None:
    """One toned syllable a character, as the dictionary has it; None if a character has no reading."""
    read = lazy_pinyin(text, style=Style.TONE3, neutral_tone_with_five=True, errors="ignore")
    syllables = [syllable.replace("ü", "v") for syllable in read]
    return syllables if len(syllables) == len(text) and all(map(phones_of, syllables)) else None


def careful_speech(text: str, syllables: list[str]) -> list[str]:
    """The tones that a careful speaker says: for speech that is made, not for what people said."""
    said = list(syllables)
    for k in range(len(said) - 1):
        before_falling = said[k + 1][-1] == "4"
        counted = k and text[k - 1] in "十二三四五六七八九第百"
        if text[k] == "一" and not counted and before_falling:
            said[k] = "yi2"
        if text[k] == "不":
            said[k] = "bu2" if before_falling else "bu4"
    for k in range(len(said) - 2, -1, -1):
        if said[k][-1] == "3" and said[k + 1][-1] == "3":
            said[k] = said[k][:-1] + "2"
    return said


def possible_speech(text: str, syllables: list[str]) -> str:
    """What people may have said, 'yi1|yi2|yi4 lou2': which tone of a sandhi pair a recording has is not known."""
    tokens = []
    for k, syllable in enumerate(syllables):
        forms = [syllable]
        if k + 1 < len(syllables):
            if syllable[-1] == "3":
                forms.append(syllable[:-1] + "2")
            if text[k] == "一":
                forms = ["yi1", "yi2", "yi4"]
            if text[k] == "不":
                forms = ["bu4", "bu2"]
        tokens.append("|".join(forms))
    return " ".join(tokens)


def tokens_of_characters(text: str) -> str | None:
    """Characters of a transcript -> tokens for training; None where one of them cannot be read."""
    if not _CHARACTERS.fullmatch(text):
        return None
    syllables = syllables_of(text)
    return possible_speech(text, syllables) if syllables else None


def token_of_pinyin(name: str) -> str | None:
    """A file name of a syllable collection ('lv4', 'luue4', 'a') -> the syllable."""
    syllable = name.lstrip("_").replace("uue", "ve").replace("uun", "un").replace("uu", "v")
    syllable = syllable if syllable[-1:] in "12345" and syllable else syllable + "5"
    return syllable if phones_of(syllable) else None
