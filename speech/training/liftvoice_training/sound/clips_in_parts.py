"""Clips that take hours to make are kept part by part, so that an interruption costs minutes and not all of them."""

import shutil
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TypeVar

from .clips import Clip, ClipSet, usable

T = TypeVar("T")
PART = 250
"""Clips; five minutes of speech by a neural voice on one core"""


def made_in_parts(
    folder: Path, orders: Iterable[T], fingerprint: str, make: Callable[[T], Clip], longest_s: float
) -> ClipSet:
    """orders: what is to be made, the same ones in each run, quickly drawn; only those of missing parts are made.

    fingerprint: of all orders; parts that were made of others are thrown away.

    Parts lie in the folder as 0000.npz and so on, until whoever has stored the whole set removes it.
    """
    _begin(folder, fingerprint)
    clips = ClipSet()
    for number, part in enumerate(_parts(orders)):
        path = folder / f"{number:04}.npz"
        if not path.exists():
            usable((make(order) for order in part), longest_s).write(path)
            print(f"  {number * PART + len(part)} of them", flush=True)
        clips += ClipSet.read(path)
    return clips


def _begin(folder: Path, fingerprint: str) -> None:
    whose = folder / "orders.txt"
    if folder.exists() and not (whose.exists() and whose.read_text() == fingerprint):
        shutil.rmtree(folder)
    folder.mkdir(parents=True, exist_ok=True)
    whose.write_text(fingerprint)


def _parts(orders: Iterable[T]) -> Iterator[list[T]]:
    waiting = iter(orders)
    while part := list(islice(waiting, PART)):
        yield part
