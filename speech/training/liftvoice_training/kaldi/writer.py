"""The binary encodings of Kaldi files that an acoustic model needs, written without Kaldi."""

import struct
from typing import BinaryIO

import numpy as np
from numpy.typing import ArrayLike


class KaldiWriter:
    """Writes one binary Kaldi file; weights may be narrowed, libvosk expands them when it loads the model."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._stream.write(b"\0B")

    def token(self, text: str) -> None:
        self._stream.write(text.encode("ascii") + b" ")

    def raw(self, text: str) -> None:
        self._stream.write(text.encode("ascii"))

    def int32(self, value: int) -> None:
        self._stream.write(b"\x04" + struct.pack("<i", value))

    def float32(self, value: float) -> None:
        self._stream.write(b"\x04" + struct.pack("<f", value))

    def float64(self, value: float) -> None:
        self._stream.write(b"\x08" + struct.pack("<d", value))

    def bool(self, value: bool) -> None:
        self._stream.write(b"T" if value else b"F")

    def int_vector(self, values: list[int]) -> None:
        self._stream.write(b"\x04" + struct.pack("<i", len(values)))
        self._stream.write(np.asarray(values, dtype="<i4").tobytes())

    def vector(self, values: ArrayLike) -> None:
        flat = np.asarray(values, dtype="<f4").ravel()
        self.token("FV")
        self.int32(len(flat))
        self._stream.write(flat.tobytes())

    def matrix(self, values: ArrayLike, bits: int = 32) -> None:
        """bits: 32 (as it is), or 16 and 8: linear over the whole matrix, at most range / 2^bits off."""
        m = np.ascontiguousarray(np.asarray(values, dtype="<f4"))
        if bits == 32:
            self.token("FM")
            self.int32(m.shape[0])
            self.int32(m.shape[1])
            self._stream.write(m.tobytes())
            return
        kind, code, top = {16: ("CM2", "<u2", 65535), 8: ("CM3", "u1", 255)}[bits]
        low = float(m.min())
        span = max(float(m.max()) - low, 1e-5)
        self.token(kind)
        self._stream.write(struct.pack("<ffii", low, span, *m.shape))
        self._stream.write(np.clip(np.rint((m - low) / span * top), 0, top).astype(code).tobytes())
