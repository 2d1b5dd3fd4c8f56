"""A measuring pack with other voices."""

import argparse
import csv
from pathlib import Path

import numpy as np
import pytest
import soundfile

from liftvoice_training.sound.vocoder import analyse
from liftvoice_training.steps import pack
from liftvoice_training.workplace import StepError, Workplace

_HEADER = "file\tset\tspeaker\tlanguage\ttranscript\tseconds\tsource\tlicence\tuse\n"


@pytest.fixture
def recorded(tmp_path: Path) -> Path:
    """A pack with a buzz of 140 Hz for development and one that is kept for judging."""
    (tmp_path / "recorded" / "zh").mkdir(parents=True)
    t = np.arange(16000) / 16000
    buzz = 0.05 * sum(np.sin(2 * np.pi * 140 * k * t) / k for k in range(1, 25))
    for name in ("one", "other"):
        soundfile.write(tmp_path / "recorded" / "zh" / f"{name}.flac", buzz, 16000)
    rows = [
        f"zh/{name}.flac\tzh\ts1\tzh\t三楼\t1.0\tx\tMIT\t{use}\n" for name, use in (("one", "dev"), ("other", "test"))
    ]
    (tmp_path / "recorded" / "index.tsv").write_text(_HEADER + "".join(rows), encoding="utf-8")
    return tmp_path / "recorded"


def _run(*words: str, into: Path) -> None:
    parser = argparse.ArgumentParser()
    pack.add_arguments(parser)
    pack.run(Workplace(into), parser.parse_args([*words, "--into", str(into)]))


def _pitch(path: Path) -> float:
    pitch = analyse(soundfile.read(path)[0], 5.0).pitch
    return float(np.median(pitch[pitch > 0]))


def test_the_same_words_by_a_higher_voice(recorded: Path, tmp_path: Path) -> None:
    _run(str(recorded), "--sets", "zh", "--pitch", "2", "--formants", "1.2", into=tmp_path / "high")
    with (tmp_path / "high" / "index.tsv").open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t"))
    assert [(row["file"], row["transcript"]) for row in rows] == [("zh/one.flac", "三楼")]
    assert _pitch(tmp_path / "high" / "zh" / "one.flac") == pytest.approx(280, rel=0.05)
    loudest = [np.abs(soundfile.read(folder / "zh" / "one.flac")[0]).max() for folder in (recorded, tmp_path / "high")]
    assert loudest[0] == pytest.approx(loudest[1], rel=0.02), "as loud as it was"


def test_what_is_not_there_is_told(recorded: Path, tmp_path: Path) -> None:
    with pytest.raises(StepError, match=r"index\.tsv is not there"):
        _run(str(tmp_path), "--sets", "zh", into=tmp_path / "high")
    with pytest.raises(StepError, match="no rows with use=dev of en-digits"):
        _run(str(recorded), "--sets", "en-digits", into=tmp_path / "high")
