"""The learning curve of a network: a table beside its checkpoint, and a picture of it."""

import csv
from pathlib import Path

_FIELDS = ("minutes", "step", "name", "loss")


class Curve:
    def __init__(self, path: Path) -> None:
        self._path = path

    def add(self, minutes: float, step: int, losses: dict[str, float]) -> None:
        """losses: by what they were measured on, 'development zh'."""
        is_new = not self._path.exists()
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._path.open("a", newline="") as stream:
            table = csv.writer(stream, delimiter="\t", lineterminator="\n")
            if is_new:
                table.writerow(_FIELDS)
            for name, loss in sorted(losses.items()):
                table.writerow([f"{minutes:.1f}", step, name, f"{loss:.4f}"])

    def read(self) -> dict[str, list[tuple[float, float]]]:
        """-> (minutes, loss) of each name, in the order of time."""
        lines: dict[str, list[tuple[float, float]]] = {}
        with self._path.open(newline="") as stream:
            for row in csv.DictReader(stream, delimiter="\t"):
                lines.setdefault(row["name"], []).append((float(row["minutes"]), float(row["loss"])))
        return lines


def draw(curves: dict[str, Curve], picture: Path) -> None:
    """curves: by the network's name; loss a frame over minutes of one core. A language of a network is a colour."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(8, 5))
    colours: dict[tuple[str, str], str] = {}
    for network, curve in curves.items():
        for name, points in curve.read().items():
            kind, language = name.split()
            colour = colours.setdefault((network, language), f"C{len(colours)}")
            style = "o-" if kind == "development" else "o:"
            axes.plot(*zip(*points, strict=True), style, color=colour, markersize=3, label=f"{network}: {name}")
    axes.set_xlabel("minutes of one core")
    axes.set_ylabel("loss a frame")
    axes.grid(alpha=0.3)
    axes.legend(loc="upper left", bbox_to_anchor=(1.02, 1))
    figure.savefig(picture, bbox_inches="tight")
    pyplot.close(figure)
