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
    """curves: by the network's name. Loss a frame over minutes of one core, the languages side by side."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    lines = {network: curve.read() for network, curve in curves.items()}
    languages = sorted({name.split()[1] for read in lines.values() for name in read}, reverse=True)
    figure, panels = pyplot.subplots(1, len(languages), figsize=(4.5 * len(languages), 4.5), sharey=True, squeeze=False)
    for axes, language in zip(panels[0], languages, strict=True):
        for k, (network, read) in enumerate(lines.items()):
            for kind, style in (("development", "o-"), ("training", "o:")):
                points = read.get(f"{kind} {language}", [])
                x, y = [minutes for minutes, _ in points], [loss for _, loss in points]
                axes.plot(x, y, style, color=f"C{k}", markersize=3, label=f"{network}: {kind}")
        axes.set(title=language, xlabel="minutes of one core")
        axes.grid(alpha=0.3)
    panels[0][0].set_ylabel("loss a frame")
    panels[0][-1].legend(loc="upper left", bbox_to_anchor=(1.02, 1))
    figure.savefig(picture, bbox_inches="tight")
    pyplot.close(figure)
