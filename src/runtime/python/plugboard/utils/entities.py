"""Ids."""

import re

from plugboard.schemas import ENTITY_ID_REGEX, Entity
from plugboard.utils.random import gen_rand_str


class EntityIdGen:
    """Makes and reads ids."""

    @classmethod
    def id(cls, entity: Entity) -> str:
        """A new id."""
        return entity.id_prefix + gen_rand_str()

    @classmethod
    def parse(cls, id: str) -> tuple[Entity, str]:
        """What an id is of, and the rest of it; raises ValueError."""
        found = re.match(ENTITY_ID_REGEX, id)
        if found is None:
            raise ValueError(f"Invalid entity id: {id}")
        return Entity[found["entity"]], found["id"]

    @classmethod
    def job_id(cls) -> str:
        """A new id of a job."""
        return cls.id(Entity.Job)

    @classmethod
    def is_job_id(cls, id: str) -> bool:
        """Whether it is an id of a job."""
        return re.match(Entity.Job.id_regex, id) is not None
