import type { PatchbayDocument } from '../../model/document.ts';
import { freeCodeNames } from './moduleNames.ts';
import type { ModuleText } from './writeModule.ts';

/** A new component in Python with all that components have, in a file whose name is free. */
export function newPythonComponent(document: PatchbayDocument): ModuleText {
  const { type, file } = freeCodeNames(document, 'my component', 'python');
  return { name: file, text: pythonTemplate(type) };
}

function pythonTemplate(type: string): string {
  return `import typing as _t

from plugboard.component import Component, IOController
from plugboard.schemas import ComponentArgsDict


class ${type}(Component):
    """Adds up what comes in, times a factor.

    Args:
        factor: What each value is multiplied by.
    """

    io = IOController(inputs=["x"], outputs=["y"])

    def __init__(self, factor: float = 1.0, **kwargs: _t.Unpack[ComponentArgsDict]) -> None:
        super().__init__(**kwargs)
        self._factor = factor

    async def init(self) -> None:
        """Called once, before the first step."""
        self._total = 0.0

    async def step(self) -> None:
        """Called for each x; what is set here goes out."""
        self._total += self.x * self._factor
        self.y = self._total
`;
}
