"""OpenFst's command-line tools (Debian: libfst-tools), with the look-ahead type that libvosk composes grammars with."""

import os
import subprocess
import tempfile
from pathlib import Path

_PLUG_IN = "*/libfstlookahead.so*"
"""Debian ships the type as a plain library (libfst22), which has to be preloaded."""


class OpenFstError(RuntimeError):
    """The message is the tool's own, or says what to install."""


def compile_search_graph(text: str, target: Path) -> dict[int, int]:
    """Writes the look-ahead graph. -> the new number of each word: the type renumbers them, grammars need those."""
    with tempfile.TemporaryDirectory() as folder:
        pairs = Path(folder) / "pairs"
        sorted_graph = _run(["fstarcsort", "--sort_type=olabel"], _run(["fstcompile"], text.encode()))
        kind = ["--fst_type=olabel_lookahead", f"--save_relabel_opairs={pairs}"]
        target.write_bytes(_run(["fstconvert", *kind], sorted_graph))
        lines = pairs.read_text().splitlines()
    return {int(old): int(new) for old, new in (line.split() for line in lines if line)}


def compile_grammar(text: str, target: Path) -> None:
    connected = _run(["fstconnect"], _run(["fstcompile"], text.encode()))
    target.write_bytes(_run(["fstconvert", "--fst_type=const"], _run(["fstarcsort", "--sort_type=ilabel"], connected)))


def _run(command: list[str], data: bytes) -> bytes:
    environment = dict(os.environ)
    found = sorted(Path("/usr/lib").glob(_PLUG_IN))
    if found:
        environment["LD_PRELOAD"] = str(found[0])
    try:
        done = subprocess.run(command, input=data, capture_output=True, env=environment)
    except FileNotFoundError:
        raise OpenFstError(
            f"{command[0]} is not installed: apt-get install libfst-tools libfst22-plugins-base"
        ) from None
    if done.returncode != 0:
        raise OpenFstError(f"{' '.join(command)}: {done.stderr.decode(errors='replace').strip()}")
    return done.stdout
