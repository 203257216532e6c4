"""Components that read and write a websocket: known here, but nothing is connected."""

from abc import ABC
import typing as _t

from plugboard.component import Component, IOController
from plugboard.library.away import refuse
from plugboard.schemas import ComponentArgsDict


class WebsocketArgsDict(ComponentArgsDict):
    """Arguments of every component with a websocket."""

    uri: str
    connect_args: _t.NotRequired[dict[str, _t.Any] | None]


class WebsocketBase(Component, ABC):
    """A component with a websocket."""

    io = IOController()

    def __init__(
        self,
        uri: str,
        connect_args: dict[str, _t.Any] | None = None,
        **kwargs: _t.Unpack[ComponentArgsDict],
    ) -> None:
        refuse(type(self).__name__, "there are no websockets. Run the model in plugboard.")
        super().__init__(**kwargs)


class WebsocketReader(WebsocketBase):
    """Gives a message in each step."""

    io = IOController(outputs=["message"])

    def __init__(
        self,
        initial_message: _t.Any = None,
        skip_messages: int = 0,
        parse_json: bool = False,
        **kwargs: _t.Unpack[WebsocketArgsDict],
    ) -> None:
        super().__init__(**kwargs)


class WebsocketWriter(WebsocketBase):
    """Sends a message in each step."""

    io = IOController(inputs=["message"])

    def __init__(self, parse_json: bool = False, **kwargs: _t.Unpack[WebsocketArgsDict]) -> None:
        super().__init__(**kwargs)
