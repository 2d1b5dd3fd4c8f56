"""What a network learns from, computed once: augmented speech as features, or as what the trunk's lower layers give.

NAME.npz has the texts, voices and lengths, NAME.frames all frames in a row as float16.
"""

from pathlib import Path

import numpy as np

NOBODY = "nobody"
"""The voice of pieces without speech"""


class Cache:
    def __init__(self, path: Path, width: int) -> None:
        """path: without ending; width: values a frame."""
        with np.load(path.with_suffix(".npz")) as index:
            self.lengths, self.texts = index["lengths"], [str(text) for text in index["text"]]
            self.voices = [str(voice) for voice in index["voice"]]
        self._frames = np.memmap(path.with_suffix(".frames"), np.float16, "r").reshape(-1, width)
        self._starts = np.cumsum(self.lengths) - self.lengths

    def __len__(self) -> int:
        return len(self.texts)

    def __getitem__(self, k: int) -> np.ndarray:
        """[frames, width]; on disk until it is used."""
        return self._frames[self._starts[k] : self._starts[k] + self.lengths[k]]


class CacheWriter:
    """A cache appears under its name when it is whole; what an interrupted run left is overwritten."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._path, self._draft = path, path.with_suffix(".frames.draft")
        self._stream = self._draft.open("wb")
        self._rows: list[tuple[int, str, str]] = []

    def __len__(self) -> int:
        return len(self._rows)

    def add(self, frames: np.ndarray, text: str, voice: str) -> None:
        frames.astype(np.float16).tofile(self._stream)
        self._rows.append((len(frames), text, voice))

    def close(self) -> None:
        self._stream.close()
        lengths, texts, voices = zip(*self._rows, strict=True)
        self._draft.replace(self._path.with_suffix(".frames"))
        np.savez(
            self._path.with_suffix(".npz"), lengths=np.array(lengths), text=np.array(texts), voice=np.array(voices)
        )
