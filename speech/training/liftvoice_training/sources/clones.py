"""Brings the repositories with recordings at the commits that the models were trained on, as bare clones.

A repository that has changed since would train other models, so a clone at another commit is told, and never hidden.
"""

import subprocess
import sys
from pathlib import Path

from ..workplace import StepError
from .table import Source

_HOST = "https://github.com"


def bring(folder: Path, source: Source, clones: Path | None) -> None:
    """clones: holds bare clones OWNER+NAME that are linked to instead of fetching. What is there is left alone."""
    name = (source.repository or "").replace("/", "+")
    target = folder / name
    if not target.exists() and clones is None:
        _fetch(folder / f"{name}.draft", source)
        (folder / f"{name}.draft").rename(target)
    elif not target.exists():
        if not (clones / name).exists():
            raise StepError(f"{clones} has no clone {name}")
        target.symlink_to((clones / name).resolve())
    _warn_of_another_commit(target, source)


def git_folder(clone: Path) -> Path:
    """Of a bare clone or of one with files. Raises StepError."""
    for folder in (clone / "repo" / ".git", clone / "repo", clone / ".git", clone):
        if (folder / "HEAD").exists():
            return folder
    raise StepError(f"{clone} is no git clone: run the step 'fetch' first")


def _fetch(draft: Path, source: Source) -> None:
    """One commit without its past, and without files: they are read out of git's objects."""
    print(f"fetching {source.repository}", flush=True)
    git = ["git", "--git-dir", str(draft)]
    commands = (
        ["git", "init", "--quiet", "--bare", str(draft)],
        [*git, "fetch", "--quiet", "--depth", "1", f"{_HOST}/{source.repository}.git", str(source.commit)],
        [*git, "update-ref", "--no-deref", "HEAD", str(source.commit)],
    )
    for command in commands:
        if subprocess.run(command, check=False).returncode != 0:
            raise StepError(
                f"{source.repository} could not be fetched at {source.commit}; run the step again, or give --clones "
                "with a clone of it"
            )


def _warn_of_another_commit(clone: Path, source: Source) -> None:
    git = git_folder(clone)
    head = subprocess.run(["git", "--git-dir", str(git), "rev-parse", "HEAD"], capture_output=True, check=False)
    found = head.stdout.decode().strip()
    if found != source.commit:
        print(
            f"warning: {source.repository} is at {found or 'no commit'}, the models were trained on {source.commit}: "
            f"what is trained from it may differ. To fetch that commit, remove {clone} and run the step without "
            "--clones.",
            file=sys.stderr,
            flush=True,
        )
