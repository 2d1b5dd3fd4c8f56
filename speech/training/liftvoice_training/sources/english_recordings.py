"""English recordings: which people, which texts, and who trains."""

import csv
import gzip
import io
import re
import zlib
from collections.abc import Iterator
from pathlib import Path

from ..languages.english_numbers import ONES, cardinal
from ..sound.clips import Clip
from ..sound.decoding import decode, decode_g722, without_silence
from ..workplace import StepError, Workplace
from .git_files import files_of
from .reserved import FSDD_DEVELOPMENT, FSDD_TRAINED, SPEECH_COMMANDS, WAKE_WORDS

_PRECISE = {
    **{"athena/en/": "athena", "amelia/en/": "amelia", "computer/en/": "computer", "heycomputer/en/": "hey computer"},
    "heychatterbox/en-us/": "hey chatterbox",
}
_PRECISE_OTHER = "not-wake-words/en/"
_ASTERISK = Path("/usr/share/asterisk/sounds/en")
_ASTERISK_TEXTS = Path("/usr/share/doc/asterisk-core-sounds-en/core-sounds-en.txt.gz")
_COMMAND_FILE = re.compile(r".*/(\w+)/(?:(\w+?)_)?([0-9a-f]{8})_nohash_(\d+)\.wav(?:\.wav)?")
_COMMAND_FOLDERS = [
    ("speech-commands", "MLTK_keyworkSpotting/dataset"),
    ("background-noises", "data/sc09"),
    ("isolated-commands", "recipe/audio"),
    ("command-samples", "toy_dataset"),
]


def digits(workplace: Workplace, development: bool) -> Iterator[Clip]:
    people = FSDD_DEVELOPMENT if development else FSDD_TRAINED
    for path, data in files_of(workplace, "fsdd", "recordings"):
        digit, name, _ = Path(path).stem.split("_")
        if name in people:
            yield Clip(without_silence(decode(data)), ONES[int(digit)], f"fsdd-{name}")


def speech_commands(workplace: Workplace, development: bool) -> Iterator[Clip]:
    """A twelfth of the people are for development. A clip that lies in several repositories is read once."""
    read: set[tuple[str, ...]] = set()
    for source, folder in _COMMAND_FOLDERS:
        for path, data in files_of(workplace, source, folder):
            found = _COMMAND_FILE.fullmatch(path)
            if not found or found[1] == "_silence_" or found[3] in SPEECH_COMMANDS:
                continue
            clip = (found[2] or found[1], found[3], found[4])
            if clip not in read and (zlib.crc32(found[3].encode()) % 12 == 0) == development:
                read.add(clip)
                yield Clip(without_silence(decode(data), 40), clip[0], f"sc-{found[3]}")


def filler_words(workplace: Workplace) -> Iterator[Clip]:
    """Three words by 1,697 people of Speech Commands: no commands here, but many voices. None is for development."""
    for path, data in files_of(workplace, "bed-cat-happy", "data"):
        found = _COMMAND_FILE.fullmatch(path)
        if found and found[3] not in SPEECH_COMMANDS and zlib.crc32(found[3].encode()) % 12:
            yield Clip(without_silence(decode(data), 40), found[1], f"sc-{found[3]}")


def digits_by_a_chinese(workplace: Workplace) -> Iterator[Clip]:
    """Files 02-K.wav to 12-K.wav: zero, oh, one to nine; somebody coughs or clicks long before the word in many."""
    words = ["zero", "oh", *ONES[1:10]]
    for folder in ("single", "20170616"):
        for path, data in files_of(workplace, "chinese-digits", f"0.3.8/wav/train/{folder}"):
            number = int(Path(path).stem.split("-")[0])
            yield Clip(without_silence(decode(data), 28), words[number - 2], "rockman")


def audiobooks(workplace: Workplace) -> Iterator[Clip]:
    """LibriSpeech; the texts lie in another repository."""
    texts: dict[str, str] = {}
    for _, data in files_of(workplace, "librispeech-texts", "is21_deep_bias/ref/test-other.biasing_100.tsv", (".tsv",)):
        rows = csv.reader(io.StringIO(data.decode("utf8")), delimiter="\t", quoting=csv.QUOTE_NONE)
        texts = {row[0]: row[1] for row in rows}
    for path, data in files_of(workplace, "librispeech", "audio_data/librispeech_test-other", (".flac",)):
        name = Path(path).stem
        if name in texts:
            yield Clip(without_silence(decode(data), 40), texts[name], f"libri-{name.split('-')[0]}")


def wake_words(workplace: Workplace) -> Iterator[Clip]:
    for path, data in files_of(workplace, "wake-words", "audio", (".wav", ".flac")):
        word = WAKE_WORDS.get(path.split("/")[1])
        if word:
            yield Clip(without_silence(decode(data), 40), word, "wake")


def home_commands(workplace: Workplace) -> Iterator[Clip]:
    for path, data in files_of(workplace, "speech-to-phrase", "tests/wav/en"):
        name = Path(path).stem
        if "generated" not in path and not name.startswith("oov"):
            text = re.sub(r"\d+", lambda digits: cardinal(int(digits[0])), name).lower()
            yield Clip(without_silence(decode(data), 40), " ".join(re.findall(r"[a-z']+", text)), "ohf")


def community_words(workplace: Workplace) -> Iterator[Clip]:
    spoken: dict[str, str] = {}
    for _, data in files_of(workplace, "precise", f"{_PRECISE_OTHER}metadata.csv", (".csv",)):
        rows = csv.reader(io.StringIO(data.decode("utf8", "replace")))
        spoken = {row[0]: row[1].lower().strip() for row in rows if len(row) > 1}
    for path, data in files_of(workplace, "precise", "", (".wav", ".flac")):
        folder, name = path.rsplit("/", 1)[0] + "/", Path(path).name
        text = _PRECISE.get(folder) or (spoken.get(name) if folder == _PRECISE_OTHER else None)
        if text:
            yield Clip(without_silence(decode(data), 40), text, f"precise-{folder.split('/')[0]}")


def telephone_prompts(_workplace: Workplace) -> Iterator[Clip]:
    if not _ASTERISK_TEXTS.exists():
        raise StepError("the prompts are missing: apt-get install asterisk-core-sounds-en asterisk-core-sounds-en-g722")
    with gzip.open(_ASTERISK_TEXTS, "rt", errors="ignore") as lines:
        for line in lines:
            found = re.match(r"([\w/-]+):\s*(.+)", line)
            recording = _ASTERISK / f"{found[1]}.g722" if found else None
            readable = found and not re.search(r"[\[\]()<>0-9*#&/]", found[2]) and "silence" not in found[1]
            if found and recording and readable and recording.exists():
                text = " ".join(re.findall(r"[a-z']+", found[2].lower().replace("-", " ")))
                yield Clip(without_silence(decode_g722(recording.read_bytes())), text, "asterisk")
