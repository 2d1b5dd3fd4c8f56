"""Sources: licences of all of them, people who are never trained on, files of git clones."""

import csv
import subprocess
import tarfile
from pathlib import Path

import numpy as np
import pytest
import soundfile

from liftvoice_training.languages.mandarin_readings import tokens_of_characters
from liftvoice_training.sources import english_recordings
from liftvoice_training.sources.catalogue import READERS
from liftvoice_training.sources.reserved import SPEECH_COMMANDS
from liftvoice_training.sources.table import sources
from liftvoice_training.workplace import MANDARIN_CLIPS, PACKAGE, StepError, Workplace


@pytest.fixture
def workplace(tmp_path: Path) -> Workplace:
    return Workplace(tmp_path / "work")


def put_clone(workplace: Workplace, repository: str, files: list[str]) -> None:
    """A bare clone with short noises at these paths."""
    folder = workplace.root / "tree"
    clone = workplace.repositories / repository.replace("/", "+")
    for path in files:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        soundfile.write(folder / path, 0.1 * np.random.default_rng(1).standard_normal(8000), 16000)
    git = ["git", "-c", "user.name=test", "-c", "user.email=test@example.org", "-C", str(folder)]
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "test"]):
        subprocess.run([*git, *command], check=True)
    subprocess.run(["git", "clone", "-q", "--bare", str(folder), str(clone)], check=True, capture_output=True)


def test_every_source_has_a_licence_that_allows_training() -> None:
    for source in sources():
        assert source.licence and source.attribution and source.used, source.name
        assert not any(word in source.licence.upper().split() for word in ("NC", "ND")), source.name
        assert source.repository or source.package or source.wheel, source.name


def test_the_readme_lists_every_source() -> None:
    readme = (PACKAGE / "README.md").read_text(encoding="utf-8")
    for source in sources():
        assert (source.repository or source.package or source.wheel or "").split("==")[0] in readme, source.name


def test_reserved_people_are_never_read(workplace: Workplace) -> None:
    reserved = sorted(SPEECH_COMMANDS)[0]
    folder = "MLTK_keyworkSpotting/dataset"
    files = [f"{folder}/up/{reserved}_nohash_0.wav", f"{folder}/up/0c40e715_nohash_1.wav.wav"]
    files += [f"{folder}/_unknown_/six_0c40e715_nohash_0.wav.wav", f"{folder}/_silence_/0c40e715_nohash_0.wav"]
    put_clone(workplace, "thegtagamer/PICO-tinyML-benchmark", files)
    put_clone(workplace, "chaeyoung-lee/wids_tutorial", [f"data/sc09/one/{reserved}_nohash_0.wav"])
    put_clone(workplace, "anshulgupta0803/isolated-speech-commands", [f"recipe/audio/one/{reserved}_nohash_0.wav"])
    again = ["toy_dataset/train/up_0c40e715_nohash_1.wav", f"toy_dataset/test/up_{reserved}_nohash_1.wav"]
    put_clone(workplace, "JackBL248/blspeech_commands", again)
    put_clone(workplace, "manashmandal/DeadSimpleSpeechRecognizer", [f"data/bed/{reserved}_nohash_0.wav"])
    both = [*english_recordings.speech_commands(workplace, development=False)]
    both += english_recordings.speech_commands(workplace, development=True)
    assert sorted((clip.text, clip.voice) for clip in both) == [("six", "sc-0c40e715"), ("up", "sc-0c40e715")]
    assert not list(english_recordings.filler_words(workplace))


def test_a_person_trains_or_is_for_development_never_both(workplace: Workplace) -> None:
    people = ["jackson", "nicolas", "theo", "yweweler", "george", "lucas"]
    files = [f"recordings/{digit}_{person}_0.wav" for person in people for digit in (0, 7)]
    put_clone(workplace, "Jakobovski/free-spoken-digit-dataset", files)
    train, development = (
        {clip.voice for clip in english_recordings.digits(workplace, development)} for development in (False, True)
    )
    assert train == {"fsdd-jackson", "fsdd-nicolas", "fsdd-theo"}
    assert development == {"fsdd-yweweler"}


def test_single_recordings_are_read_as_listed(workplace: Workplace) -> None:
    folder = "content/audio"
    put_clone(workplace, "nodepa/seedlingo", [f"{folder}/七.mp3", f"{folder}/nobody listed it.mp3"])
    assert [(clip.text, clip.voice) for clip in READERS["zh-words-seedlingo"](workplace)] == [("qi1", "seedlingo")]


def test_every_listed_recording_has_a_source_and_can_be_said() -> None:
    with MANDARIN_CLIPS.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t"))
    known = {source.name for source in sources()}
    for row in rows:
        assert row["source"] in known and row["path"] and row["voice"], row
        assert tokens_of_characters(row["text"]), row


def test_a_clone_that_is_missing_is_told(workplace: Workplace) -> None:
    with pytest.raises(StepError, match="run the step 'fetch' first"):
        list(READERS["en-digits"](workplace))


def test_noises_are_read_from_every_source_that_has_some(workplace: Workplace) -> None:
    put_clone(workplace, "chaeyoung-lee/wids_tutorial", ["data/_background_noise_/tap.wav"])
    tree = workplace.root / "tree"
    rooms = tree / "not-wake-words/noises/bg_noise-20201215-jarbas.tar.gz"
    rooms.parent.mkdir(parents=True)
    with tarfile.open(rooms, "w:gz") as archive:
        archive.add(tree / "data/_background_noise_/tap.wav", "fan.wav")
    put_clone(workplace, "MycroftAI/Precise-Community-Data", ["not-wake-words/noises/rain.wav"])
    put_clone(workplace, "OHF-Voice/speech-to-phrase", ["tests/wav/background_noise.wav"])
    names = [clip.voice for clip in READERS["noises"](workplace) if clip]
    assert names == ["noise-tap", "noise-fan", "noise-rain", "noise-background_noise"]
