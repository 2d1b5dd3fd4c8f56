"""The tables of a `graph/` folder that people can read: symbols with their numbers, and whose word a word is."""

from collections.abc import Collection, Mapping
from pathlib import Path

from ..languages.phone_table import Language


def write_table(path: Path, numbers: dict[str, int]) -> None:
    rows = sorted([("<eps>", 0), *numbers.items()], key=lambda row: row[1])
    path.write_text("".join(f"{name} {number}\n" for name, number in rows), encoding="utf-8")


def write_word_lists(folder: Path, numbers: dict[str, int], words: Mapping[Language, Collection[str]]) -> None:
    """`words.CODE.txt` for each of several languages: its words, one a line, in the order of their numbers.

    A folder of one language has none, because all its words are of that language.
    """
    for path in folder.glob("words.*.txt"):  # the folder may have held other languages before
        path.unlink()
    if len(words) > 1:
        for language, own in words.items():
            lines = "".join(f"{word}\n" for word in sorted(own, key=numbers.__getitem__))
            (folder / f"words.{language}.txt").write_text(lines, encoding="utf-8")
