"""How many requests are understood after training on how many people: a table, and a picture of it.

What one measures is a share of few requests, so each point has its 95 % interval (Wilson's): it tells what is chance.
"""

import csv
from collections.abc import Iterable
from math import sqrt
from pathlib import Path
from typing import NamedTuple

_Z = 1.96
_ASIDE = 1.15
"""Factor by which points of the same number of people stand beside each other"""


class Point(NamedTuple):
    language: str
    people: int
    right: int
    requests: int


def read_points(table: Path) -> list[Point]:
    """table: tab-separated, with the fields of a point as its header."""
    with table.open(newline="", encoding="utf-8") as stream:
        rows = csv.DictReader(stream, delimiter="\t")
        return [Point(row["language"], *(int(row[field]) for field in Point._fields[1:])) for row in rows]


def wilson(right: int, requests: int) -> tuple[float, float]:
    """-> the bounds of the 95 % interval, as shares of 1"""
    share, z2 = right / requests, _Z * _Z
    middle = (share + z2 / (2 * requests)) / (1 + z2 / requests)
    half = _Z / (1 + z2 / requests) * sqrt(share * (1 - share) / requests + z2 / (4 * requests * requests))
    return middle - half, middle + half


def draw_people(points: Iterable[Point], picture: Path) -> None:
    """Shares over people on a logarithmic axis, the languages side by side, the counts beside the points."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    of_language: dict[str, list[Point]] = {}
    for point in points:
        of_language.setdefault(point.language, []).append(point)
    figure, panels = pyplot.subplots(1, len(of_language), figsize=(9, 4), sharey=True, squeeze=False)
    for axes, (language, measured) in zip(panels[0], of_language.items(), strict=True):
        for k, point in enumerate(measured):
            share, (low, high) = point.right / point.requests, wilson(point.right, point.requests)
            x = point.people * _ASIDE ** sum(earlier.people == point.people for earlier in measured[:k])
            errors = [[100 * (share - low)], [100 * (high - share)]]
            axes.errorbar(x, 100 * share, errors, fmt="o", color="C0", capsize=3)
            axes.annotate(
                str(point.right), (x, 100 * high), (0, 3), textcoords="offset points", ha="center", fontsize=8
            )
        axes.axhline(95, color="grey", linestyle="--", linewidth=1)
        numbers = sorted({point.people for point in measured})
        axes.set(title=f"{language}, n = {measured[0].requests}", xlabel="people learnt from", xscale="log")
        axes.set_xticks(numbers, map(str, numbers))
        axes.set_xticks([], minor=True)
        axes.set_xlim(numbers[0] / 1.5, numbers[-1] * 2)
        axes.grid(alpha=0.3)
    panels[0][0].set(ylabel="requests accepted right, %", ylim=(-2, 102))
    figure.savefig(picture, bbox_inches="tight")
    pyplot.close(figure)
