"""Sounds that are no speech, such as laughter, doors, bells and rain: they are learnt as what nobody says."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from ..sound.clips import Clip
from ..sound.decoding import decode, decode_g722, without_silence
from ..sound.features import RATE
from ..workplace import StepError, Workplace
from .git_files import files_of
from .sound_list import KEPT, TRAINS, Sound, listed_sounds
from .table import Source, sources

_PIECE_S, _SHORTEST_REST_S = 5, 1
_MOST_PIECES = 12
"""Of a file, so that long music or rain does not outweigh everything."""


def sounds(workplace: Workplace, kept: bool) -> Iterator[Clip]:
    """kept: those that are only measured with. Raises StepError where a recording is missing."""
    by_source: dict[str, list[Sound]] = {}
    for sound in listed_sounds():
        if sound.use == (KEPT if kept else TRAINS):
            by_source.setdefault(sound.source, []).append(sound)
    table = {source.name: source for source in sources()}
    for name, wanted in by_source.items():
        for sound, samples in _recordings(workplace, table[name], wanted):
            for piece in pieces(without_silence(samples)):
                yield Clip(piece, "", f"sound-{sound.kind}-{sound.group}")


def pieces(samples: np.ndarray) -> list[np.ndarray]:
    """5 s each; of more than 12 those that are spread over the whole. A short rest of a long sound is left out."""
    length = _PIECE_S * RATE
    starts = range(0, max(len(samples), 1), length)
    cut = [samples[start : start + length] for start in starts]
    if len(cut) > 1 and len(cut[-1]) < _SHORTEST_REST_S * RATE:
        cut.pop()
    if len(cut) > _MOST_PIECES:
        cut = [cut[k * len(cut) // _MOST_PIECES] for k in range(_MOST_PIECES)]
    return cut


def _recordings(workplace: Workplace, source: Source, wanted: list[Sound]) -> Iterator[tuple[Sound, np.ndarray]]:
    if source.package:
        for sound in wanted:
            path = Path(sound.path)
            if not path.exists():
                raise StepError(f"{path} is missing: apt-get install {source.package}")
            data = path.read_bytes()
            yield sound, decode_g722(data) if path.suffix == ".g722" else decode(data)
        return
    missing = {sound.path: sound for sound in wanted}
    for path, data in files_of(workplace, source.name, "", tuple(missing)):
        if path in missing:
            yield missing.pop(path), decode(data)
    if missing:
        raise StepError(
            f"{source.repository} lacks {min(missing)}: remove its clone from {workplace.repositories} and run the "
            "step 'fetch'"
        )
