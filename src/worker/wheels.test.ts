import { describe, expect, it } from 'vitest';
import { wheelsFor } from './wheels.ts';

const wheel = (project: string, imports: readonly string[], requires: readonly string[] = []) => ({
  ...{ file: `wheels/${project}.whl`, project, imports, requires },
});
const WHEELS = [
  wheel('pydantic', ['pydantic'], ['pydantic-core', 'typing-extensions']),
  wheel('pydantic-core', ['pydantic_core'], ['typing-extensions']),
  wheel('typing-extensions', ['typing_extensions']),
  wheel('msgspec', ['msgspec']),
];

describe('the wheels of a document', () => {
  it.each([
    ['import math\nx = "import msgspec"', []],
    ['import os, msgspec as m', ['msgspec']],
    ['def f():\n    from msgspec.json import encode', ['msgspec']],
    ['import msgspecial', []],
    ['from plugboard.component import Component', []],
    ['from typing_extensions import Self', ['typing-extensions']],
    ['import pydantic', ['typing-extensions', 'pydantic-core', 'pydantic']],
    // Events are checked as plugboard checks them.
    ['from plugboard.events import Event', ['typing-extensions', 'pydantic-core', 'pydantic']],
  ])('are those that it imports, and what they need: %s', (code, projects) => {
    const found = wheelsFor([code], WHEELS).map(({ project }) => project);
    expect([...found].toSorted()).toEqual([...projects].toSorted());
    expect(wheelsFor(['', code], WHEELS).map(({ project }) => project)).toEqual(found);
  });
});
