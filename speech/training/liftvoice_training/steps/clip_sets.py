"""Sets of clips that earlier steps have made."""

from ..sound.clips import ClipSet
from ..workplace import Workplace

_MADE_BY = "recordings, phrases, voices or synthetic"


def read_set(workplace: Workplace, name: str) -> ClipSet:
    """Raises StepError where it is not there yet."""
    return ClipSet.read(workplace.require(workplace.clips(name), _MADE_BY))
