"""Mandarin recordings: which people, which texts, and who trains."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from ..languages.mandarin_readings import token_of_pinyin, tokens_of_characters
from ..sound.clips import Clip
from ..sound.decoding import decode, without_silence
from ..workplace import MANDARIN_CLIPS, StepError, Workplace
from .git_files import files_of
from .reserved import DSPSPEECH_LAST_READ, DSPSPEECH_LAST_TRAINED, GCIN_VOICE
from .zhuyin import pinyin_of_zhuyin

DSPSPEECH_WORDS = (
    "数字 语音 语言 识别 中国 总工 北京 背景 上海 商行 复旦 饭店 speech speaker signal process print open close project"
).split()
_FIRST_ENGLISH = 12
_GCIN = Path("/usr/share/gcin-voice/ogg")
_FIRST_AISHELL = 121


def dspspeech(workplace: Workplace, english: bool, development: bool) -> Iterator[Clip | None]:
    """s01 is overdriven and left out."""
    numbers: dict[str, int] = {}
    for path, data in files_of(workplace, "dspspeech", "speech_data"):
        person, label, _ = Path(path).stem.split("-")
        number = numbers.setdefault(person, len(numbers) + 1)
        trains = number <= DSPSPEECH_LAST_TRAINED
        if not 2 <= number <= DSPSPEECH_LAST_READ or trains == development:
            continue
        if (int(label) >= _FIRST_ENGLISH) == english:
            word = DSPSPEECH_WORDS[int(label)]
            yield _clip(without_silence(decode(data)), word, f"dsp-s{number:02d}", written=not english)


def aishell(workplace: Workplace) -> Iterator[Clip | None]:
    texts: dict[str, str] = {}
    waves: dict[str, bytes] = {}
    for path, data in files_of(workplace, "aishell", "AISHELL_Sample_data", (".wav", ".txt")):
        name = Path(path).stem
        if path.endswith(".txt"):
            texts[name] = data.decode("utf8", "replace").strip().replace(" ", "")
        elif int(name[-4:]) >= _FIRST_AISHELL:
            waves[name] = data
    for name, data in sorted(waves.items()):
        if name in texts:
            yield _clip(without_silence(decode(data)), texts[name], f"aishell-{name[6:11]}", written=True)


def listed(workplace: Workplace, source: str) -> Iterator[Clip | None]:
    """The recordings of a source that the list names."""
    with MANDARIN_CLIPS.open(encoding="utf-8", newline="") as stream:
        rows = {row["path"]: row for row in csv.DictReader(stream, delimiter="\t") if row["source"] == source}
    for path, data in files_of(workplace, source, "", tuple(rows)):
        if path in rows:
            yield _clip(without_silence(decode(data), 40), rows[path]["text"], rows[path]["voice"], written=True)


def words_by_one_woman(workplace: Workplace) -> Iterator[Clip | None]:
    for path, data in files_of(workplace, "audio-cmn", "96k/hsk", (".mp3",)):
        yield _clip(without_silence(decode(data), 40, 0.06), Path(path).stem[4:], "tan", written=True)


def syllables_of_audio_cmn(workplace: Workplace) -> Iterator[Clip | None]:
    for path, data in files_of(workplace, "audio-cmn", "64k/syllabs", (".mp3",)):
        yield _syllable(Path(path).stem[4:], data, "wang", 40)


def syllables_of_pinyin_sounds(workplace: Workplace) -> Iterator[Clip | None]:
    for path, data in files_of(workplace, "pinyin-sounds", "mp3", (".mp3",)):
        yield _syllable(Path(path).stem, data, "davinfifield", 30)


def syllables_of_gcin(_workplace: Workplace) -> Iterator[Clip | None]:
    if not _GCIN.exists():
        raise StepError("the syllables of gcin are missing: apt-get install gcin-voice")
    for folder in sorted(_GCIN.iterdir()):
        syllable, recording = pinyin_of_zhuyin(folder.name), folder / f"{GCIN_VOICE}.ogg"
        if syllable and recording.exists():
            yield _syllable(syllable, recording.read_bytes(), "gcin-5", 38)


def _clip(samples: np.ndarray, text: str, voice: str, written: bool) -> Clip | None:
    """None where a character cannot be read."""
    if not written:
        return Clip(samples, text, voice)
    tokens = tokens_of_characters(re.sub(r"\s", "", text))
    return Clip(samples, tokens, voice, text) if tokens else None


def _syllable(name: str, data: bytes, voice: str, below_db: float) -> Clip | None:
    token = token_of_pinyin(name)
    return Clip(without_silence(decode(data), below_db, 0.06), token, voice) if token else None
