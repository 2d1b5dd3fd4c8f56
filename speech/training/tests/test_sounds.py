"""Sounds that are no speech: their list, how they are read and cut, and the step that writes them. No recordings."""

import argparse
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
import soundfile

from liftvoice_training.sound.clips import Clip, ClipSet
from liftvoice_training.sound.features import RATE
from liftvoice_training.sources import recorded_sounds, sound_list
from liftvoice_training.sources.catalogue import KEPT_SOUNDS, READERS
from liftvoice_training.sources.recorded_sounds import pieces
from liftvoice_training.sources.sound_list import KEPT, TRAINS, Sound, listed_sounds
from liftvoice_training.sources.table import sources
from liftvoice_training.steps import sounds as step
from liftvoice_training.workplace import StepError, Workplace

_HEADER = "source\tpath\tkind\tgroup\tuse\tauthor\tlicence\n"
_GOOD = "coughs\ta/cough1.ogg\tpeople\tcougher\ttrain\tsomebody\tMIT\n"
_ALLOWED = ("MIT", "CC0", "public domain", "CC BY", "CC BY-SA")
_VERSIONS = ("2.0", "3.0", "4.0")


@pytest.fixture
def workplace(tmp_path: Path) -> Workplace:
    return Workplace(tmp_path / "work")


def listing(monkeypatch: pytest.MonkeyPatch, *sounds: Sound) -> None:
    monkeypatch.setattr(recorded_sounds, "listed_sounds", lambda: list(sounds))


def cough(path: str, use: str, group: str = "cougher", source: str = "coughs") -> Sound:
    return Sound(source, path, "people", group, use, "somebody", "MIT")


def put_clone(workplace: Workplace, folder: Path, seconds: dict[str, float]) -> None:
    """A bare clone of the coughs with noise at these paths."""
    for path, length in seconds.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        noise = 0.1 * np.random.default_rng(1).standard_normal(int(length * RATE))
        soundfile.write(folder / path, noise, RATE)
    git = ["git", "-c", "user.name=test", "-c", "user.email=test@example.org", "-C", str(folder)]
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "test"]):
        subprocess.run([*git, *command], check=True)
    clone = workplace.repositories / "assaultboy+ChemicalWarfare"
    subprocess.run(["git", "clone", "-q", "--bare", str(folder), str(clone)], check=True, capture_output=True)


def test_what_was_recorded_trains_or_is_kept_never_both() -> None:
    listed = listed_sounds()
    groups = {use: {sound.group for sound in listed if sound.use == use} for use in (TRAINS, KEPT)}
    assert groups[TRAINS] and groups[KEPT]
    assert not groups[TRAINS] & groups[KEPT]
    assert len({(sound.source, sound.path) for sound in listed}) == len(listed)


def test_takes_that_differ_only_by_a_number_have_the_same_use() -> None:
    uses: dict[tuple[str, str], set[str]] = {}
    for sound in listed_sounds():
        if sound.source != "environmental-sounds":  # its files are numbered by where they come from
            name = Path(sound.path).with_suffix("").as_posix().rstrip("0123456789.-_")
            uses.setdefault((sound.source, name), set()).add(sound.use)
    assert not [name for name, found in uses.items() if len(found) > 1]


def test_the_folds_of_environmental_sounds_are_kept_apart() -> None:
    for sound in listed_sounds():
        if sound.source == "environmental-sounds":
            fold, freesound, _ = Path(sound.path).stem.split("-")
            assert sound.use == (KEPT if fold in "45" else TRAINS), sound
            assert sound.group == f"freesound-{freesound}", sound


def test_every_listed_sound_has_a_source_and_a_licence_that_allows_training() -> None:
    known = {source.name: source for source in sources()}
    for sound in listed_sounds():
        source = known[sound.source]
        name, _, version = sound.licence.rpartition(" ")
        assert (name if version in _VERSIONS else sound.licence) in _ALLOWED, sound
        assert sound.licence.split(" ")[0] in source.licence, sound
        assert Path(sound.path).is_absolute() == bool(source.package), sound


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (_GOOD.replace("people", "ghosts"), "line 3 has the unknown kind 'ghosts'"),
        (_GOOD.replace("train", "test"), "line 3 has the unknown use 'test'"),
        (_GOOD.replace("train", "kept"), "line 3 has the use 'kept', but the group 'cougher' has 'train' above"),
        (_GOOD.replace("\tMIT", ""), "line 3 must have 7 columns"),
        (_GOOD.replace("somebody", ""), "line 3 must have 7 columns"),
    ],
)
def test_a_bad_line_is_told(tmp_path: Path, line: str, told: str) -> None:
    (tmp_path / "sounds.tsv").write_text(_HEADER + _GOOD + line, encoding="utf-8")
    with pytest.raises(StepError, match=told):
        sound_list.listed_sounds(tmp_path / "sounds.tsv")


def test_columns_that_are_missing_are_told(tmp_path: Path) -> None:
    (tmp_path / "sounds.tsv").write_text("source\tpath\n", encoding="utf-8")
    with pytest.raises(StepError, match="line 1 must name the columns source, path, kind, group, use"):
        sound_list.listed_sounds(tmp_path / "sounds.tsv")


def test_long_sounds_are_cut_into_pieces() -> None:
    def seconds(length: float) -> list[float]:
        return [len(piece) / RATE for piece in pieces(np.zeros(int(length * RATE)))]

    assert seconds(0.3) == [0.3]
    assert seconds(5) == [5]
    assert seconds(12) == [5, 5, 2]
    assert seconds(10.5) == [5, 5]
    assert seconds(600) == [5] * 12


def test_pieces_of_a_very_long_sound_are_spread_over_the_whole() -> None:
    samples = np.arange(600 * RATE) / RATE
    assert [int(piece[0]) for piece in pieces(samples)] == [*range(0, 600, 50)]


def test_each_set_has_its_own_sounds(workplace: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_clone(workplace, tmp_path / "tree", {"a/cough1.wav": 1, "a/b/cough1.wav": 1, "other/long.wav": 7})
    listing(monkeypatch, cough("a/cough1.wav", TRAINS), cough("other/long.wav", KEPT, "long"))
    trained = [clip for clip in READERS["sounds"](workplace) if clip]
    kept = [clip for clip in READERS[KEPT_SOUNDS](workplace) if clip]
    assert [(clip.text, clip.voice) for clip in trained] == [("", "sound-people-cougher")]
    assert [(clip.text, clip.voice) for clip in kept] == [("", "sound-people-long")] * 2


def test_a_recording_that_its_clone_lacks_is_told(
    workplace: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_clone(workplace, tmp_path / "tree", {"a/cough1.wav": 1})
    listing(monkeypatch, cough("a/cough1.wav", TRAINS), cough("a/cough2.wav", TRAINS))
    with pytest.raises(StepError, match=r"assaultboy/ChemicalWarfare lacks a/cough2\.wav.* run the step 'fetch'"):
        list(READERS["sounds"](workplace))


def test_a_package_that_is_missing_is_told(workplace: Workplace, monkeypatch: pytest.MonkeyPatch) -> None:
    listing(monkeypatch, cough("/nowhere/Laugh.wav", TRAINS, source="scratch"))
    with pytest.raises(StepError, match=r"/nowhere/Laugh\.wav is missing: apt-get install scratch"):
        list(READERS["sounds"](workplace))


def _write(workplace: Workplace, into: Path) -> None:
    parser = argparse.ArgumentParser()
    step.add_arguments(parser)
    step.run(workplace, parser.parse_args(["--into", str(into)]))


def test_the_step_writes_kept_sounds_and_never_over_others(workplace: Workplace, tmp_path: Path) -> None:
    buzz = 0.5 * np.sin(np.arange(RATE // 2))
    clips = [Clip(buzz, "", "sound-things-door-3"), Clip(buzz, "", "sound-people-laugh")]
    ClipSet(clips).write(workplace.clips(KEPT_SOUNDS))
    into = tmp_path / "kept"
    _write(workplace, into)
    assert (into / "index.tsv").read_text(encoding="utf-8") == (
        "file\tset\tspeaker\tfloor\tseconds\tuse\n"
        "things/0000.flac\tthings\tdoor-3\t-\t0.50\ttest\n"
        "people/0001.flac\tpeople\tlaugh\t-\t0.50\ttest\n"
    )
    samples, rate = soundfile.read(into / "people/0001.flac")
    assert (len(samples), rate) == (RATE // 2, RATE)
    with pytest.raises(StepError, match="is there already"):
        _write(workplace, into)
    shutil.rmtree(into)
    workplace.clips(KEPT_SOUNDS).unlink()
    with pytest.raises(StepError, match="run the step 'recordings' first"):
        _write(workplace, into)
    assert not into.exists()
