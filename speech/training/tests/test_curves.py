"""Pictures of what was learnt: their tables may be kept or published, and small counts are no certainties."""

import argparse
from pathlib import Path

import pytest

from liftvoice_training.learning.people_curve import read_points, wilson
from liftvoice_training.steps import curve, people
from liftvoice_training.workplace import CURVES, StepError, Workplace

PNG = b"\x89PNG"
HEADER = "minutes\tstep\tname\tloss\n"


def draw(workplace: Workplace, *names: str) -> Path:
    picture = workplace.root / "picture.png"
    curve.run(workplace, argparse.Namespace(names=names, picture=picture))
    return picture


def test_a_curve_is_drawn_from_the_work_folder_or_from_what_is_published(tmp_path: Path) -> None:
    workplace = Workplace(tmp_path)
    mine = workplace.curve("mine")
    mine.parent.mkdir()
    mine.write_text(f"{HEADER}4.0\t10\tdevelopment en\t0.1\n8.0\t20\tdevelopment en\t0.05\n")
    assert draw(workplace, "mine", "neural").read_bytes().startswith(PNG)
    with pytest.raises(StepError, match=r"nobodys\.curve\.tsv is not there: run the step 'train' first"):
        draw(workplace, "nobodys")


def test_the_work_folder_goes_before_what_is_published(tmp_path: Path) -> None:
    workplace = Workplace(tmp_path)
    published = draw(workplace, "neural").read_bytes()
    workplace.curve("neural").parent.mkdir()
    workplace.curve("neural").write_text(f"{HEADER}4.0\t10\tdevelopment zh\t0.1\n")
    assert draw(workplace, "neural").read_bytes() != published


@pytest.mark.parametrize(
    "right, requests, low, high", [(0, 118, 0.0, 3.15), (81, 117, 60.4, 76.9), (485, 500, 95.1, 98.2)]
)
def test_intervals_are_those_of_wilson(right: int, requests: int, low: float, high: float) -> None:
    assert [100 * bound for bound in wilson(right, requests)] == pytest.approx([low, high], abs=0.06)


def test_people_are_drawn_from_the_table(tmp_path: Path) -> None:
    points = read_points(CURVES / "people.tsv")
    assert {point.language for point in points} == {"Mandarin", "English"}
    assert all(0 <= point.right <= point.requests for point in points)
    people.run(Workplace(tmp_path), argparse.Namespace(table=CURVES / "people.tsv", picture=tmp_path / "people.png"))
    assert (tmp_path / "people.png").read_bytes().startswith(PNG)
