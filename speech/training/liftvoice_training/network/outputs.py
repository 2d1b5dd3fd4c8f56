"""The outputs of a network: to enter and to stay in each phone; those of Mandarin's tonal finals share their parts."""

import torch
from torch import Tensor, nn

from ..languages.mandarin_sounds import is_tonal_final
from ..languages.phone_table import Language, outputs_of


class PhoneOutputs(nn.Module):
    """A tonal final's output is the sum of a final's, a tone's and its own weights: few voices say all 180 of them."""

    def __init__(self, phones: list[str], width: int) -> None:
        super().__init__()
        self.phones = phones
        self.register_buffer("parts", _parts(phones), persistent=False)
        parts = self.parts.shape[1]
        self.weight, self.bias = nn.Parameter(torch.zeros(2, parts, width)), nn.Parameter(torch.zeros(2, parts))

    def matrix(self) -> tuple[Tensor, Tensor]:
        """-> weights [2 * phones, width] and biases, rows in the order enter, stay, enter, stay ..."""
        weight = torch.stack([self.parts @ self.weight[0], self.parts @ self.weight[1]], 1)
        bias = torch.stack([self.parts @ self.bias[0], self.parts @ self.bias[1]], 1)
        return weight.reshape(-1, weight.shape[2]), bias.reshape(-1)

    def forward(self, h: Tensor, language: Language | None) -> Tensor:
        """language: only its outputs, silence first; None: all of them."""
        weight, bias = self.matrix()
        if language:
            rows = torch.tensor(outputs_of(self.phones, language))
            weight, bias = weight[rows], bias[rows]
        return nn.functional.linear(h, weight, bias)


def _parts(phones: list[str]) -> Tensor:
    """0/1 [phones, parts]: which parts each phone is the sum of."""
    parts: dict[tuple[str, str], int] = {}
    rows = []
    for phone in phones:
        row = [("phone", phone)]
        if is_tonal_final(phone):
            row += [("final", phone[:-1]), ("tone", phone[-1])]
        rows.append([parts.setdefault(part, len(parts)) for part in row])
    matrix = torch.zeros(len(phones), len(parts))
    for k, columns in enumerate(rows):
        matrix[k, columns] = 1
    return matrix
