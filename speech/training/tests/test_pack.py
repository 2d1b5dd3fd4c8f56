"""A measuring pack with other voices."""

import argparse
from pathlib import Path

import numpy as np
import pytest
import soundfile

from liftvoice_training.sound.vocoder import analyse
from liftvoice_training.steps import pack
from liftvoice_training.workplace import StepError, Workplace

_HEADER = "file\tset\tspeaker\tlanguage\ttranscript\tseconds\tsource\tlicence\tuse\n"


def _row(file: str, transcript: str, use: str) -> str:
    return f"{file}\tzh\ts1\tzh\t{transcript}\t1.0\tx\tMIT\t{use}\n"


@pytest.fixture
def recorded(tmp_path: Path) -> Path:
    """A pack with a buzz of 140 Hz for development and one that is kept for judging."""
    folder = tmp_path / "recorded"
    folder.mkdir()
    t = np.arange(16000) / 16000
    buzz = 0.05 * sum(np.sin(2 * np.pi * 140 * k * t) / k for k in range(1, 25))
    for name in ("one", "other"):
        soundfile.write(folder / f"{name}.flac", buzz, 16000)
    rows = _row("one.flac", 'go:{"floor": "三楼"}', "dev") + _row("other.flac", "三楼", "test")
    (folder / "index.tsv").write_text(_HEADER + rows, encoding="utf-8")
    return folder


def _run(*words: str, into: Path) -> None:
    parser = argparse.ArgumentParser()
    pack.add_arguments(parser)
    pack.run(Workplace(into), parser.parse_args([*words, "--into", str(into)]))


def _pitch(path: Path) -> float:
    pitch = analyse(soundfile.read(path)[0], 5.0).pitch
    return float(np.median(pitch[pitch > 0]))


def test_the_same_words_by_a_higher_voice(recorded: Path, tmp_path: Path) -> None:
    _run(str(recorded), "--sets", "zh", "--pitch", "2", "--formants", "1.2", into=tmp_path / "high")
    index = (tmp_path / "high" / "index.tsv").read_text(encoding="utf-8")
    assert index == _HEADER + _row("zh/0000.flac", 'go:{"floor": "三楼"}', "dev")
    assert _pitch(tmp_path / "high" / "zh" / "0000.flac") == pytest.approx(280, rel=0.05)


def _brightness(path: Path) -> float:
    """Hz: where the middle of the spectrum lies."""
    power = np.abs(np.fft.rfft(soundfile.read(path)[0])) ** 2
    return float((power * np.arange(len(power))).sum() / power.sum())


def test_higher_formants_are_brighter(recorded: Path, tmp_path: Path) -> None:
    for name, formants in (("same", "1"), ("shorter", "1.3")):
        _run(str(recorded), "--sets", "zh", "--formants", formants, into=tmp_path / name)
    same, shorter = (_brightness(tmp_path / name / "zh" / "0000.flac") for name in ("same", "shorter"))
    assert shorter > 1.1 * same


def test_another_level_and_nothing_else(recorded: Path, tmp_path: Path) -> None:
    _run(str(recorded), "--sets", "zh", "--level", "-35", into=tmp_path / "quiet")
    loud, quiet = (soundfile.read(path)[0] for path in (recorded / "one.flac", tmp_path / "quiet" / "zh" / "0000.flac"))
    frames = quiet[: len(quiet) // 2048 * 2048].reshape(-1, 2048)
    assert 10 * np.log10((frames**2).mean(axis=1).max()) == pytest.approx(-35, abs=0.1)
    np.testing.assert_allclose(quiet, loud * np.abs(quiet).max() / np.abs(loud).max(), atol=1e-4)


def test_no_pack_is_written_over(recorded: Path) -> None:
    before = (recorded / "index.tsv").read_bytes()
    with pytest.raises(StepError, match="is there already"):
        _run(str(recorded), "--sets", "zh", into=recorded)
    assert (recorded / "index.tsv").read_bytes() == before


@pytest.mark.parametrize(
    "index, problem",
    [
        (_HEADER + _row("one.flac", "x", "dev"), "no rows with use=dev of en-digits"),
        (_HEADER + _row("gone.flac", "x", "dev").replace("\tzh\t", "\ten-digits\t", 1), "gone.flac is not there"),
        (_HEADER + _row("one.flac", "a\tb", "dev"), "line 2 has 10 columns, line 1 has 9"),
        ("file\ttranscript\n", "line 1 has no column 'set'"),
        ("", "line 1 has no column 'file'"),
    ],
)
def test_what_is_wrong_is_told(index: str, problem: str, recorded: Path, tmp_path: Path) -> None:
    (recorded / "index.tsv").write_text(index, encoding="utf-8")
    with pytest.raises(StepError, match=problem):
        _run(str(recorded), "--sets", "en-digits", into=tmp_path / "high")


@pytest.mark.parametrize("factor", ["0", "-2", "nan", "high"])
def test_a_factor_is_a_number_above_0(factor: str, recorded: Path, tmp_path: Path) -> None:
    with pytest.raises(SystemExit):
        _run(str(recorded), "--sets", "zh", "--pitch", factor, into=tmp_path / "high")
