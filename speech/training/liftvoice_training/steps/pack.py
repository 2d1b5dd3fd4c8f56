"""Give the recordings of a measuring pack other voices or levels, to see how these are understood. Never trained on."""

import argparse
import math
from pathlib import Path

import numpy as np
import soundfile

from ..sound.decoding import decode
from ..sound.features import RATE
from ..sound.vocoder import Change, analyse, render
from ..workplace import StepError, Workplace

_COLUMNS = ("file", "set", "use")
_FRAME_MS = 5.0
_LEVEL_FRAME = 2048
_HISS = 1e-4
"""Of full scale: the vocoder's pauses are digital silence, which no microphone gives."""

Row = dict[str, str]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("pack", type=Path, help="folder with an index.tsv, as of `liftvoice bench recognition --pack`")
    parser.add_argument("--into", type=Path, required=True, help="folder of the new pack; it must not be there yet")
    parser.add_argument("--sets", nargs="+", required=True, help="of the pack's; noise is none that can be spoken")
    parser.add_argument("--use", choices=["dev", "test"], default="dev", help="only rows with this use (default: dev)")
    parser.add_argument("--pitch", type=_factor, help="factor, up to 700 Hz; 1 and nothing else: the vocoder alone")
    parser.add_argument("--formants", type=_factor, help="factor; a woman's are 1.12 times a man's")
    parser.add_argument("--level", type=float, help="dBFS of the loudest 128 ms (default: the peak is kept)")


def run(_workplace: Workplace, arguments: argparse.Namespace) -> None:
    if arguments.into.exists():
        raise StepError(f"{arguments.into} is there already: name a folder that is not, or remove it")
    rows = [row for row in _read_index(arguments.pack / "index.tsv") if row["use"] == arguments.use]
    for name in arguments.sets:
        if all(row["set"] != name for row in rows):
            raise StepError(f"{arguments.pack / 'index.tsv'} has no rows with use={arguments.use} of {name}")
    wanted = [row for row in rows if row["set"] in arguments.sets]
    alters = arguments.pitch or arguments.formants
    change = Change(arguments.pitch or 1.0, arguments.formants or 1.0, 1.0) if alters else None
    for number, row in enumerate(wanted):
        recorded = arguments.pack / row["file"]
        if not recorded.exists():
            raise StepError(f"{recorded} is not there, but the index names it")
        row["file"] = f"{row['set']}/{number:04}.flac"
        spoken = arguments.into / row["file"]
        spoken.parent.mkdir(parents=True, exist_ok=True)
        samples = decode(recorded.read_bytes())
        samples = samples if change is None else _by_another(samples, change)
        samples = samples if arguments.level is None else _at_level(samples, arguments.level)
        soundfile.write(spoken, samples, RATE, "PCM_16")
    lines = ["\t".join(cells) for cells in ([*wanted[0]], *(row.values() for row in wanted))]
    (arguments.into / "index.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(wanted)} recordings in {arguments.into}")


def _factor(text: str) -> float:
    factor = float(text)
    if not (math.isfinite(factor) and factor > 0):
        raise argparse.ArgumentTypeError("a number above 0 is expected")
    return factor


def _read_index(path: Path) -> list[Row]:
    """Cells are what is between tabs, as the program reads them: no quotes."""
    if not path.exists():
        raise StepError(f"{path} is not there: name a folder with recordings and their index.tsv")
    header, *lines = [line.split("\t") for line in path.read_text(encoding="utf-8-sig").splitlines() if line] or [[]]
    for column in _COLUMNS:
        if column not in header:
            raise StepError(f"{path}: line 1 has no column '{column}'; there must be {', '.join(_COLUMNS)}")
    for number, cells in enumerate(lines, 2):
        if len(cells) != len(header):
            raise StepError(f"{path}: line {number} has {len(cells)} columns, line 1 has {len(header)}")
    return [dict(zip(header, cells, strict=True)) for cells in lines]


def _by_another(recorded: np.ndarray, change: Change) -> np.ndarray:
    """With the same peak."""
    samples = render(analyse(recorded, _FRAME_MS), change, _FRAME_MS)
    samples = samples * np.abs(recorded).max() / (np.abs(samples).max() + 1e-9)
    return samples + np.random.default_rng(1).standard_normal(len(samples)) * _HISS


def _at_level(samples: np.ndarray, level: float) -> np.ndarray:
    """level: of the loudest frame as the program measures it (`noise-mix.ts`), dBFS."""
    frames = samples[: len(samples) // _LEVEL_FRAME * _LEVEL_FRAME].reshape(-1, _LEVEL_FRAME)
    loudest = 10 * np.log10((frames.astype(np.float64) ** 2).mean(axis=1).max(initial=1e-10))
    return samples * 10 ** ((level - loudest) / 20)
