"""Names and ids of what a state knows."""

from enum import StrEnum

_ID = r"_(?P<id>[a-zA-Z0-9]{8,})$"


class Entity(StrEnum):
    """What has an id."""

    Job = "Job"

    @property
    def id_prefix(self) -> str:
        """What its ids begin with."""
        return f"{self}_"

    @property
    def id_regex(self) -> str:
        """What its ids look like."""
        return rf"^(?P<entity>{self}){_ID}"


ENTITY_ID_REGEX = rf"^(?P<entity>{'|'.join(entity.name for entity in Entity)}){_ID}"
