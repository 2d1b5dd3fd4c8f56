"""The binary encodings of Kaldi files that an acoustic model needs, read without Kaldi."""

import struct

import numpy as np


class KaldiFormatError(ValueError):
    """The file is no binary Kaldi model, or of a kind that this reader does not know."""


class KaldiReader:
    def __init__(self, data: bytes, at: int = 0) -> None:
        self._data = data
        self._at = at

    def token(self) -> str:
        end = self._data.find(b" ", self._at)
        if end < 0:
            raise KaldiFormatError(f"a token was expected at byte {self._at}, the file ends there")
        text = self._data[self._at : end].decode("ascii", "replace")
        self._at = end + 1
        return text

    def expect(self, text: str) -> None:
        found = self.token()
        if found != text:
            raise KaldiFormatError(f"{text} was expected before byte {self._at}, found {found!r}")

    def next_bytes(self, count: int) -> bytes:
        """What comes next; it is not used up."""
        return self._data[self._at : self._at + count]

    def int32(self) -> int:
        self._size_mark(4)
        return int(self._unpack("<i")[0])

    def number(self) -> float:
        """A float or a double; integers of four bytes look like floats."""
        wide = self.next_bytes(1) == b"\x08"
        self._size_mark(8 if wide else 4)
        return float(self._unpack("<d" if wide else "<f")[0])

    def bool(self) -> bool:
        mark = self.next_bytes(1)
        if mark not in (b"T", b"F"):
            raise KaldiFormatError(f"T or F was expected at byte {self._at}, found {mark!r}")
        self._at += 1
        return mark == b"T"

    def int_vector(self) -> list[int]:
        self._size_mark(4)
        count = self._unpack("<i")[0]
        return [int(value) for value in self._array("<i4", count)]

    def vector(self) -> np.ndarray:
        kind = {"FV": "<f4", "DV": "<f8"}.get(self.token())
        if kind is None:
            raise KaldiFormatError(f"a vector was expected before byte {self._at}")
        return self._array(kind, self.int32()).astype(np.float32)

    def matrix(self) -> np.ndarray:
        """-> float32 [rows, columns]; compressed matrices are expanded."""
        kind = self.token()
        if kind in ("FM", "DM"):
            rows, columns = self.int32(), self.int32()
            return (
                self._array("<f4" if kind == "FM" else "<f8", rows * columns).reshape(rows, columns).astype(np.float32)
            )
        low, span, rows, columns = self._unpack("<ffii")
        if kind in ("CM2", "CM3"):
            code, top = ("<u2", 65535.0) if kind == "CM2" else ("u1", 255.0)
            values = self._array(code, rows * columns).reshape(rows, columns).astype(np.float32)
            return (low + values * (span / top)).astype(np.float32)
        if kind == "CM":
            return self._by_percentiles(low, span, rows, columns)
        raise KaldiFormatError(f"matrices of kind {kind!r} are not known")

    def _by_percentiles(self, low: float, span: float, rows: int, columns: int) -> np.ndarray:
        """8 bit, column by column, each with its own minimum, quartiles and maximum."""
        marks = low + span * self._array("<u2", 4 * columns).reshape(columns, 4).astype(np.float64) / 65535.0
        codes = self._array("u1", rows * columns).reshape(columns, rows).astype(np.float64)
        p0, p25, p75, p100 = (marks[:, k : k + 1] for k in range(4))
        lower = p0 + (p25 - p0) * codes / 64
        middle = p25 + (p75 - p25) * (codes - 64) / 128
        upper = p75 + (p100 - p75) * (codes - 192) / 63
        return np.where(codes <= 64, lower, np.where(codes <= 192, middle, upper)).T.astype(np.float32)

    def _size_mark(self, size: int) -> None:
        if self.next_bytes(1) != bytes([size]):
            raise KaldiFormatError(f"a value of {size} bytes was expected at byte {self._at}")
        self._at += 1

    def _unpack(self, form: str) -> tuple:
        size = struct.calcsize(form)
        if self._at + size > len(self._data):
            raise KaldiFormatError(f"the file ends at byte {len(self._data)}, in the middle of a value")
        values = struct.unpack_from(form, self._data, self._at)
        self._at += size
        return values

    def _array(self, kind: str, count: int) -> np.ndarray:
        size = np.dtype(kind).itemsize * count
        if count < 0 or self._at + size > len(self._data):
            raise KaldiFormatError(f"the file ends at byte {len(self._data)}, in the middle of an array")
        values = np.frombuffer(self._data, kind, count, self._at)
        self._at += size
        return values
