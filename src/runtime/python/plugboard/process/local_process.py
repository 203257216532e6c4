"""A process on one processor."""

from plugboard.process.process import Process


class LocalProcess(Process):
    """Its components run in one interpreter."""
