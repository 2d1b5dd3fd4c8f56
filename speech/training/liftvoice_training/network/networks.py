"""The kinds of networks by name."""

from ..languages.phone_table import Language
from ..recipe import Kind
from ..workplace import Workplace
from .scratch import ScratchNetwork
from .transfer import TransferNetwork
from .trunk import read_trunk


def make_network(workplace: Workplace, kind: Kind, languages: list[Language]) -> TransferNetwork | ScratchNetwork:
    """With weights of the trunk, or of nothing."""
    if kind == "scratch":
        return ScratchNetwork(languages)
    return TransferNetwork(read_trunk(workplace.require(workplace.trunk, "fetch")))
