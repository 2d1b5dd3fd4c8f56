"""Files of a bare git clone's newest commit, read without a work tree."""

import subprocess
import tempfile
from collections.abc import Iterator

from ..workplace import Workplace
from .clones import git_folder
from .table import repository_of


def files_of(
    workplace: Workplace, source: str, folder: str = "", endings: tuple[str, ...] = (".wav",)
) -> Iterator[tuple[str, bytes]]:
    """(path, content) in the order of paths; files that the clone lacks are left out. Raises StepError.

    folder: or the whole path of one file; git takes no beginning of a name.
    """
    git = ["git", "--git-dir", str(git_folder(workplace.repositories / repository_of(source).replace("/", "+")))]
    listing = subprocess.run([*git, "ls-tree", "-r", "-z", "HEAD", folder or "."], capture_output=True, check=True)
    rows = [row.split("\t", 1) for row in listing.stdout.decode("utf8", "surrogateescape").split("\0") if row]
    wanted = [(head.split()[2], path) for head, path in rows if path.endswith(endings)]
    with tempfile.TemporaryFile() as objects:
        names = "".join(f"{name}\n" for name, _ in wanted).encode()
        subprocess.run([*git, "cat-file", "--batch"], input=names, stdout=objects, check=True)
        objects.seek(0)
        for _, path in wanted:
            _, kind, *size = objects.readline().split()
            if kind != b"missing":
                yield path, objects.read(int(size[0]))
                objects.read(1)
