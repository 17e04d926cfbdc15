"""What only POSIX has. A test that needs it says so, and is told as left out where it is run elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest


def posix(why: str) -> pytest.MarkDecorator:
    """For a test of something that Windows does not have, or has in another way."""
    return pytest.mark.skipif(sys.platform == "win32", reason=f"POSIX: {why}")


NO_LIMIT = "no limit on the size of files"
NO_RIGHTS = "rights of owner, group and others"
NO_LINKS = "a link asks a right of its own"
NO_KILL = "no signal ends a process"
NO_TOOLS = "no tools of a developer in the build"
NO_PIPES = "no pipes among files"


@contextmanager
def files_of_at_most(size: int) -> Iterator[None]:
    """No file of this process may become larger meanwhile, as on a disk that is full."""
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
