import type { PatchbayDocument } from '../../model/document.ts';
import type { ModuleLanguage } from '../../model/modules.ts';
import { freeCodeNames } from './moduleNames.ts';
import type { ModuleText } from './writeModule.ts';

/** A new component with all that components have, in a file whose name is free. */
export function newComponentText(document: PatchbayDocument, language: ModuleLanguage): ModuleText {
  const { type, file } = freeCodeNames(document, 'my component', language);
  const template = language === 'python' ? pythonTemplate : typeScriptTemplate;
  return { name: file, text: template(type) };
}

function typeScriptTemplate(type: string): string {
  return `import { Component } from 'patchbay';

/** Adds up what comes in, times a factor. */
export class ${type} extends Component<{ factor?: number }> {
  static io = { inputs: ['x'], outputs: ['y'] };
  declare x: number;
  declare y: number;
  total = 0;

  /** Called once, before the first step. */
  init(): void {
    this.total = 0;
  }

  /** Called for each x; what is set here goes out. */
  step(): void {
    this.total += this.x * (this.args.factor ?? 1);
    this.y = this.total;
  }
}
`;
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
