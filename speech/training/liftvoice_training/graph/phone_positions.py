"""Phones as a Vosk model folder has them: each base phone once for every place in a word, all with the same outputs.

The recogniser tells where words begin and end by these variants: _B begin, _I inside, _E end, _S a word of one phone.
"""

from collections.abc import Iterable, Iterator

from ..languages.phone_table import SILENCE

_KINDS = {"B": "begin", "I": "internal", "E": "end", "S": "singleton"}


class PlacedPhones:
    def __init__(self, phones: Iterable[str]) -> None:
        """phones: of the network in the order of its outputs, silence first."""
        self.base = list(phones)
        self.names = [SILENCE, *(f"{phone}_{place}" for phone in self.base[1:] for place in _KINDS)]
        self.id = {name: number for number, name in enumerate(self.names, 1)}

    def outputs(self) -> list[tuple[int, int]]:
        """(enter, stay) columns of the network for phone ids 1, 2, 3 ..."""
        index = {phone: k for k, phone in enumerate(self.base)}
        columns = [index[name if name == SILENCE else name[:-2]] for name in self.names]
        return [(2 * k, 2 * k + 1) for k in columns]

    def word_boundaries(self) -> Iterator[str]:
        """Lines of `graph/phones/word_boundary.int`; without that file libvosk ends the process."""
        for name, number in self.id.items():
            yield f"{number} {'nonword' if name == SILENCE else _KINDS[name[-1]]}"


def placed(pronunciation: tuple[str, ...]) -> tuple[str, ...]:
    """('l', 'ou2') -> ('l_B', 'ou2_E')"""
    if len(pronunciation) == 1:
        return (f"{pronunciation[0]}_S",)
    first, *inner, last = pronunciation
    return (f"{first}_B", *(f"{phone}_I" for phone in inner), f"{last}_E")
