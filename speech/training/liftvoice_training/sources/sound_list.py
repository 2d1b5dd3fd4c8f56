"""Which recordings without speech are read (`sounds.tsv`): what is heard, whose they are, and who learns from them."""

from dataclasses import dataclass
from pathlib import Path

from ..workplace import SOUNDS, StepError

KINDS = ("people", "music", "things", "animals")
TRAINS, KEPT = "train", "kept"
_COLUMNS = ["source", "path", "kind", "group", "use", "author", "licence"]


@dataclass(frozen=True)
class Sound:
    source: str
    """Its name in sources.toml"""
    path: str
    """In the repository; of a package: where Debian puts it"""
    kind: str
    group: str
    """What was recorded: all takes of it have the same use."""
    use: str
    author: str
    licence: str


def listed_sounds(path: Path = SOUNDS) -> list[Sound]:
    """Raises StepError, naming the line. Cells are what is between tabs: no quotes."""
    header, *lines = path.read_text(encoding="utf-8").splitlines()
    if header.split("\t") != _COLUMNS:
        raise StepError(f"{path}: line 1 must name the columns {', '.join(_COLUMNS)}")
    uses: dict[str, str] = {}
    sounds = []
    for number, line in enumerate(lines, 2):
        cells = line.split("\t")
        wrong = _what_is_wrong(cells, uses)
        if wrong:
            raise StepError(f"{path}: line {number} {wrong}")
        sounds.append(Sound(*cells))
    return sounds


def _what_is_wrong(cells: list[str], uses: dict[str, str]) -> str | None:
    """uses: of the groups so far; the one of this line is added."""
    if len(cells) != len(_COLUMNS) or not all(cells):
        return f"must have {len(_COLUMNS)} columns with something in each"
    _, _, kind, group, use, _, _ = cells
    if kind not in KINDS:
        return f"has the unknown kind '{kind}'; use {', '.join(KINDS)}"
    if use not in (TRAINS, KEPT):
        return f"has the unknown use '{use}'; use {TRAINS} or {KEPT}"
    if uses.setdefault(group, use) != use:
        return f"has the use '{use}', but the group '{group}' has '{uses[group]}' above"
    return None
