"""Settings, from the environment."""

import os
from types import SimpleNamespace


def _flag(name: str) -> bool:
    return os.environ.get(name, "").lower() in ("1", "true", "yes", "on", "y", "t")


class Settings:
    """What `PLUGBOARD_...` variables say."""

    def __init__(self) -> None:
        self.log_level = os.environ.get("PLUGBOARD_LOG_LEVEL", "WARNING")
        self.log_structured = _flag("PLUGBOARD_LOG_STRUCTURED")
        self.io_read_timeout = float(os.environ.get("PLUGBOARD_IO_READ_TIMEOUT", "20.0"))
        self.flags = SimpleNamespace(
            zmq_pubsub_proxy=_flag("PLUGBOARD_FLAGS_ZMQ_PUBSUB_PROXY"),
            multiprocessing_fork=_flag("PLUGBOARD_FLAGS_MULTIPROCESSING_FORK"),
        )
        self.rabbitmq = SimpleNamespace(url=os.environ.get("RABBITMQ_URL"))
        self.redis = SimpleNamespace(url=os.environ.get("REDIS_URL"))
