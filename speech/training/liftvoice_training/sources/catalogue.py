"""The sets of clips by name, and who reads each; `recipe.toml` mixes them."""

from collections.abc import Callable, Iterable
from itertools import chain

from ..sound.clips import Clip
from ..workplace import Workplace
from . import english_recordings as english
from . import mandarin_recordings as mandarin
from .recorded_noises import noises
from .recorded_sounds import sounds

Reader = Callable[[Workplace], Iterable[Clip | None]]

NOISES = "noises"
KEPT_SOUNDS = "sounds-kept"
SYLLABLES = ("zh-syllables-wang", "zh-syllables-davinfifield", "zh-syllables-gcin")

READERS: dict[str, Reader] = {
    "zh-dspspeech": lambda w: mandarin.dspspeech(w, english=False, development=False),
    "zh-dspspeech-dev": lambda w: mandarin.dspspeech(w, english=False, development=True),
    "zh-aishell": mandarin.aishell,
    "zh-aishell-3": lambda w: chain(
        mandarin.listed(w, "zhrtvc"), mandarin.listed(w, "speaker-embedding-demo"), mandarin.listed(w, "corpus-samples")
    ),
    "zh-open-close": lambda w: mandarin.listed(w, "open-close-boot"),
    "zh-words-gao": lambda w: mandarin.listed(w, "chinese-tones"),
    "zh-words-seedlingo": lambda w: mandarin.listed(w, "seedlingo"),
    "zh-words": mandarin.words_by_one_woman,
    "zh-syllables-wang": mandarin.syllables_of_audio_cmn,
    "zh-syllables-davinfifield": mandarin.syllables_of_pinyin_sounds,
    "zh-syllables-gcin": mandarin.syllables_of_gcin,
    "en-dspspeech": lambda w: mandarin.dspspeech(w, english=True, development=False),
    "en-dspspeech-dev": lambda w: mandarin.dspspeech(w, english=True, development=True),
    "en-digits": lambda w: english.digits(w, development=False),
    "en-digits-dev": lambda w: english.digits(w, development=True),
    "en-commands": lambda w: english.speech_commands(w, development=False),
    "en-commands-dev": lambda w: english.speech_commands(w, development=True),
    "en-filler": english.filler_words,
    "en-digits-chinese": english.digits_by_a_chinese,
    "en-audiobooks": english.audiobooks,
    "en-wake-words": english.wake_words,
    "en-home": english.home_commands,
    "en-community": english.community_words,
    "en-prompts": english.telephone_prompts,
    NOISES: noises,
    "sounds": lambda w: sounds(w, kept=False),
    KEPT_SOUNDS: lambda w: sounds(w, kept=True),
}
