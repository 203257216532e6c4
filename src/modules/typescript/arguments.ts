import type { SyntaxNode } from '@lezer/common';
import type { Json } from '../../base/json.ts';
import type { FormField } from '../../model/index.ts';
import { fieldOfKind } from '../kinds.ts';
import { childrenOf, textOf } from '../nodes.ts';
import { lineageOf } from './classes.ts';
import { commentAbove } from './comment.ts';
import { type TypeScriptModule, unquoted } from './declarations.ts';
import type { Evaluation } from './evaluate.ts';
import { resolved } from './resolve.ts';
import { kindOfType, membersOf, typeArguments } from './types.ts';
import type { ClassValue } from './values.ts';

type Fields = Map<string, FormField>;

/** A default as `@default` says it: what JSON can read, else nothing. */
function defaultOf(text: string | undefined): Json | undefined {
  try {
    return text === undefined ? undefined : (JSON.parse(text.replace(/^`(.*)`$/, '$1')) as Json);
  } catch {
    return undefined;
  }
}

/** The fields of an object type. */
function fieldsOfObject(run: Evaluation, object: SyntaxNode, module: TypeScriptModule): Fields {
  const found: Fields = new Map();
  for (const property of childrenOf(object)) {
    const key = property.getChild('PropertyDefinition') ?? property.getChild('String');
    if (property.name !== 'PropertyType' || !key) continue;
    const name = key.name === 'String' ? unquoted(textOf(module, key)) : textOf(module, key);
    const type = property.getChild('TypeAnnotation')?.lastChild;
    const kind = type ? kindOfType(run, type, module) : { kind: 'any' as const, nullable: true };
    const mayMiss = type
      ? membersOf(type).some((one) => textOf(module, one) === 'undefined')
      : false;
    const { description, tags } = commentAbove(module, property);
    const value = defaultOf(tags.get('default') ?? tags.get('defaultValue'));
    const required = property.getChild('Optional') === null && !mayMiss;
    found.set(name, fieldOfKind(name, kind, { help: description, required, default: value }));
  }
  return found;
}

/** All fields that some types have together; null where one of them cannot be told. */
function together(all: readonly (Fields | null)[]): Fields | null {
  if (all.includes(null)) return null;
  return new Map(all.flatMap((fields) => [...(fields ?? [])]));
}

/** The fields of the type that arguments have; null where they cannot be told. */
function fieldsOf(run: Evaluation, node: SyntaxNode, module: TypeScriptModule): Fields | null {
  if (!run.spend()) return null;
  const inner = (part: SyntaxNode | null | undefined) =>
    part ? fieldsOf(run, part, module) : null;
  switch (node.name) {
    case 'ObjectType':
      return fieldsOfObject(run, node, module);
    case 'ParenthesizedType':
      return inner(node.firstChild?.nextSibling);
    case 'IntersectionType':
      return together(membersOf(node).map(inner));
    case 'ParameterizedType': {
      const name = node.firstChild ? textOf(module, node.firstChild) : '';
      const fields = /^(?:Readonly|Partial|Required)$/.test(name)
        ? inner(typeArguments(node)[0])
        : null;
      if (fields === null || name === 'Readonly') return fields;
      const required = name === 'Required';
      return new Map([...fields].map(([key, field]) => [key, { ...field, required }]));
    }
    case 'TypeName':
      return ofName(run, textOf(module, node), module);
    default:
      return null;
  }
}

function ofName(run: Evaluation, name: string, from: TypeScriptModule): Fields | null {
  const found = resolved(run.modules, from, name);
  if (found === null || !('declaration' in found) || found.declaration.kind !== 'type') return null;
  const { module, declaration } = found;
  const { node } = declaration;
  if (node.name === 'TypeAliasDeclaration') {
    const type = node.getChild('Equals')?.nextSibling;
    return type ? fieldsOf(run, type, module) : null;
  }
  const parts = childrenOf(node);
  const start = parts.findIndex((part) => part.name === 'extends');
  const above =
    start < 0 ? [] : parts.slice(start + 1).filter((part) => /Type$|^TypeName$/.test(part.name));
  const own = node.getChild('ObjectType');
  const types = [...above.filter((part) => part.name !== 'ObjectType'), ...(own ? [own] : [])];
  return together(types.map((type) => fieldsOf(run, type, module)));
}

/** The arguments of a class, by the type that it gives to the class above; null where they cannot be told. */
export function argumentsOf(run: Evaluation, start: ClassValue): readonly FormField[] | null {
  for (const one of lineageOf(run, start).classes) {
    const [type] = typeArguments(one.node);
    const fields = type ? fieldsOf(run, type, one.module) : null;
    if (fields !== null) return [...fields.values()];
    if (type !== undefined) return null;
  }
  return null;
}
