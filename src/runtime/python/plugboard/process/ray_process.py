"""A process on many processors."""

from plugboard.process.process import Process


class RayProcess(Process):
    """Its components run spread over workers."""
