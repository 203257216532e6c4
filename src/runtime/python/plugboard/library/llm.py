"""Components that ask a language model: known here, but none is reached."""

import typing as _t

from plugboard.component import Component, IOController
from plugboard.library.away import refuse
from plugboard.schemas import ComponentArgsDict

_INSTEAD = "no language model can be reached. Run the model in plugboard."


class LLMChat(Component):
    """Answers a prompt."""

    io = IOController(inputs=["prompt"], outputs=["response"])

    def __init__(
        self,
        llm: str = "llama_index.llms.openai.OpenAI",
        system_prompt: str | None = None,
        context_window: int = 0,
        response_model: _t.Any = None,
        expand_response: bool = False,
        llm_kwargs: dict[str, _t.Any] | None = None,
        **kwargs: _t.Unpack[ComponentArgsDict],
    ) -> None:
        refuse("LLMChat", _INSTEAD)
        super().__init__(**kwargs)


class LLMImageProcessor(Component):
    """Answers a prompt on an image."""

    io = IOController(inputs=["image"], outputs=["response"])

    def __init__(
        self,
        llm: str = "llama_index.llms.openai.OpenAI",
        prompt: str | None = None,
        response_model: _t.Any = None,
        expand_response: bool = False,
        llm_kwargs: dict[str, _t.Any] | None = None,
        **kwargs: _t.Unpack[ComponentArgsDict],
    ) -> None:
        refuse("LLMImageProcessor", _INSTEAD)
        super().__init__(**kwargs)
