"""The kinds of networks by name."""

from ..recipe import NetworkPlanning
from ..workplace import Workplace
from .scratch import ScratchNetwork
from .transfer import TransferNetwork, WholeNetwork
from .trunk import read_trunk


def make_network(workplace: Workplace, plan: NetworkPlanning) -> TransferNetwork | ScratchNetwork:
    """With weights of the trunk, or of nothing."""
    if plan.kind == "scratch":
        return ScratchNetwork(plan.languages, **plan.size)
    kind = WholeNetwork if plan.kind == "whole" else TransferNetwork
    return kind(read_trunk(workplace.require(workplace.trunk, "fetch")))
