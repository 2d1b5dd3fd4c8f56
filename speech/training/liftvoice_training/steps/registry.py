"""The steps by name, in the order in which they are run; each is a module beside this file."""

from importlib import import_module
from types import ModuleType

NAMES = (
    "sources fetch recordings lexicons voices phrases synthetic neural higher caches "
    "train mean curve people export graph parity pack sounds"
).split()


def load_steps(chosen: str | None) -> dict[str, ModuleType]:
    """Only the chosen one where it is known: adding words needs neither torch nor numpy. Else all, for their help."""
    names = [chosen] if chosen in NAMES else NAMES
    return {name: import_module(f"{__package__}.{name}") for name in names}
