"""Give the recordings of a measuring pack other voices, to see how high ones are understood. Never trained on."""

import argparse
import csv
from pathlib import Path

import numpy as np
import soundfile

from ..sound.decoding import decode
from ..sound.features import RATE
from ..sound.vocoder import Change, analyse, render
from ..workplace import StepError, Workplace

_FRAME_MS = 5.0
_HISS = 1e-4
"""Of full scale: the vocoder's pauses are digital silence, which no microphone gives."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("pack", type=Path, help="folder with an index.tsv, as of `liftvoice bench recognition --pack`")
    parser.add_argument("--into", type=Path, required=True, help="folder of the new pack")
    parser.add_argument("--sets", nargs="+", required=True, help="of the pack's")
    parser.add_argument("--use", default="dev", help="only rows with this use (default: dev)")
    parser.add_argument("--pitch", type=float, default=1.0, help="factor (default: 1, the vocoder alone)")
    parser.add_argument("--formants", type=float, default=1.0, help="factor; a woman's are 1.12 times a man's")


def run(_workplace: Workplace, arguments: argparse.Namespace) -> None:
    index = arguments.pack / "index.tsv"
    if not index.exists():
        raise StepError(f"{index} is not there: name a folder with recordings and their index.tsv")
    with index.open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream, delimiter="\t") if row["use"] == arguments.use]
    wanted = [row for row in rows if row["set"] in arguments.sets]
    if not wanted:
        raise StepError(f"{index} has no rows with use={arguments.use} of {', '.join(arguments.sets)}")
    change = Change(arguments.pitch, arguments.formants, 1.0)
    for row in wanted:
        path = arguments.into / row["file"]
        path.parent.mkdir(parents=True, exist_ok=True)
        soundfile.write(path, _by_another((arguments.pack / row["file"]).read_bytes(), change), RATE, "PCM_16")
    with (arguments.into / "index.tsv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(wanted[0]), delimiter="\t", lineterminator="\n")
        writer.writeheader()
        writer.writerows(wanted)
    print(f"{len(wanted)} recordings with pitch times {change.pitch:g}, formants times {change.formants:g}")


def _by_another(data: bytes, change: Change) -> np.ndarray:
    """As loud as it was."""
    recorded = decode(data)
    samples = render(analyse(recorded, _FRAME_MS), change, _FRAME_MS)
    samples = samples * np.abs(recorded).max() / (np.abs(samples).max() + 1e-9)
    return samples + np.random.default_rng(1).standard_normal(len(samples)) * _HISS
