"""Write the kept sounds as a measuring pack, for `liftvoice bench recognition --pack` and `hear`. Never trained on.

Nobody speaks in them, so no floor is asked for: whatever is called for or asked about is so for nothing.
"""

import argparse
from pathlib import Path

import soundfile

from ..sound.clips import ClipSet
from ..sound.features import RATE
from ..sources.catalogue import KEPT_SOUNDS
from ..workplace import StepError, Workplace

_COLUMNS = ("file", "set", "speaker", "floor", "seconds", "use")
_NO_FLOOR, _USE = "-", "test"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--into", type=Path, required=True, help="folder of the new pack; it must not be there yet")


def run(workplace: Workplace, arguments: argparse.Namespace) -> None:
    if arguments.into.exists():
        raise StepError(f"{arguments.into} is there already: name a folder that is not, or remove it")
    clips = ClipSet.read(workplace.require(workplace.clips(KEPT_SOUNDS), "recordings"))
    rows = [_COLUMNS]
    for number, clip in enumerate(clips):
        _, kind, group = clip.voice.split("-", 2)
        file = f"{kind}/{number:04}.flac"
        written = arguments.into / file
        written.parent.mkdir(parents=True, exist_ok=True)
        soundfile.write(written, clip.samples, RATE, "PCM_16")
        rows.append((file, kind, group, _NO_FLOOR, f"{len(clip.samples) / RATE:.2f}", _USE))
    lines = ["\t".join(row) for row in rows]
    arguments.into.mkdir(parents=True, exist_ok=True)
    (arguments.into / "index.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(clips)} sounds in {arguments.into}")
