import {
  type Alias,
  Composer,
  type CST,
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  Parser,
  type Scalar,
  type YAMLMap,
} from 'yaml';
import { shownCharacter } from '../../base/characters/characters.ts';
import '../../base/characters/named.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import type { Problem, ProblemCode } from '../../model/index.ts';
import { scalarWithInnerMark, withoutInnerMarks } from './byteOrderMarks.ts';
import { badDirective } from './directives.ts';
import { flowLexer } from './lexer.ts';
import type { YamlLimits } from './limits.ts';
import { problemAt } from '../../model/problemAt.ts';
import { refusedUnread } from './refused.ts';

export type { Node, Pair, YAMLMap };
export { isAlias, isMap, isScalar, isSeq };
export type { Alias, Scalar };

/** A text as a tree of nodes with their places. */
export interface Syntax {
  readonly text: string;
  readonly root: Node | null;
  readonly anchors: ReadonlyMap<string, Node>;
  /** One-based line and column of an offset. */
  readonly at: (offset: number) => { readonly line: number; readonly column: number };
}

/** Characters that PyYAML does not read. */
// eslint-disable-next-line no-control-regex
const UNREADABLE = /[^\t\n\r\x20-\x7e\x85\u{a0}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u;

const NAMES: Partial<Record<string, ProblemCode>> = { MULTIPLE_DOCS: 'YAML_MULTIPLE_DOCUMENTS' };

function* tokensOf(text: string, lineCounter: LineCounter): Generator<CST.Token> {
  const parser = new Parser(lineCounter.addNewLine);
  lineCounter.addNewLine(0);
  for (const lexeme of flowLexer().lex(text)) yield* parser.next(lexeme);
  yield* parser.end();
}

/** A line may end in CR alone, which the parser does not know: LF stands in for it. Places stay as they are. */
function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replace(/\r(?!\n)/gu, '\n') : text;
}

/** The documents of a text; nobody needs the third. */
function firstTwoDocuments(text: string, lineCounter: LineCounter): Document.Parsed[] {
  const composer = new Composer({
    version: '1.1',
    schema: 'failsafe',
    merge: false,
    uniqueKeys: false,
    keepSourceTokens: true,
    logLevel: 'silent',
    lineCounter,
    prettyErrors: false,
  });
  const list: Document.Parsed[] = [];
  for (const document of composer.compose(tokensOf(text, lineCounter), true, text.length)) {
    list.push(document as Document.Parsed);
    if (list.length === 2) break;
  }
  return list;
}

/** The first sentence of the parser's message, which goes on with an excerpt of the text. */
function plainMessage(message: string): string {
  const sentence = (message.split('\n')[0] ?? message)
    .replace(/ at line \d+, column \d+:?$/, '')
    .slice(0, 300);
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}

/** Blanks that are none for YAML, and what nobody sees: likely causes of a fault in their line. */
const ODD = /[\p{Zs}\p{Cf}\u2028\u2029“”„‘’：−]/u;

/** Which character of a line, or of the one before it, is not what it looks like. */
function oddNear(text: string, offset: number): string {
  const before = text.lastIndexOf('\n', text.lastIndexOf('\n', offset - 1) - 1) + 1;
  const end = text.indexOf('\n', offset);
  const near = text.slice(before, end < 0 ? text.length : end).slice(0, 2_000);
  const odd = ODD.exec(near.replaceAll(' ', '_'));
  if (odd === null) return '';
  const line = text.slice(0, before + odd.index).split('\n').length;
  const column = before + odd.index - text.lastIndexOf('\n', before + odd.index - 1);
  return ` Line ${line} has ${shownCharacter(odd[0])} at column ${column}.`;
}

function collectAnchors(root: Node | null): Map<string, Node> {
  const anchors = new Map<string, Node>();
  const stack: unknown[] = [root];
  const found: Node[] = [];
  while (stack.length > 0) {
    const node = stack.pop();
    if (isPair(node)) stack.push(node.value, node.key);
    else if (isMap(node) || isSeq(node)) {
      found.push(node);
      for (const item of (node.items as unknown[]).toReversed()) stack.push(item);
    } else if (isScalar(node)) found.push(node);
  }
  for (const node of found) if (node.anchor !== undefined) anchors.set(node.anchor, node);
  return anchors;
}

/** Reads a text into a tree, within limits; says why it cannot. Never throws. */
export function parseSyntax(text: string, limits: YamlLimits): Result<Syntax, readonly Problem[]> {
  const refused = refusedUnread(text, limits);
  if (refused !== null) return fail([refused]);
  const counter = new LineCounter();
  const at = (offset: number) => {
    const { line, col } = counter.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const strange = UNREADABLE.exec(text);
  try {
    const list = firstTwoDocuments(withLineFeeds(withoutInnerMarks(text)), counter);
    const split = scalarWithInnerMark(list[0]?.contents, text);
    if (split !== null) {
      const message = 'A byte order mark begins a line in the midst of a value; remove it.';
      return fail([problemAt('YAML_SYNTAX', message, at(split.range?.[0] ?? 0))]);
    }
    const directive = badDirective(text);
    if (directive !== null)
      return fail([problemAt('YAML_SYNTAX', directive.message, at(directive.offset))]);
    const errors = list.flatMap((document) => document.errors);
    if (strange !== null) {
      const message = `YAML does not allow ${shownCharacter(text.slice(strange.index))}.`;
      return fail([problemAt('YAML_SYNTAX', message, at(strange.index))]);
    }
    if (errors.length > 0) {
      return fail(
        errors
          .slice(0, 100)
          .map(({ code, message, pos }) =>
            problemAt(
              NAMES[code] ?? 'YAML_SYNTAX',
              plainMessage(message) + oddNear(text, pos[0]),
              at(pos[0]),
            ),
          ),
      );
    }
    const [document, second] = list;
    if (second !== undefined) {
      const message = 'The text holds more than one YAML document; a model is one.';
      return fail([problemAt('YAML_MULTIPLE_DOCUMENTS', message, at(second.range[0]))]);
    }
    const root = (document?.contents ?? null) as Node | null;
    return ok({ text, root, anchors: collectAnchors(root), at });
  } catch (error) {
    const message = error instanceof Error ? plainMessage(error.message) : 'The text is not YAML.';
    return fail([problemAt('YAML_SYNTAX', message)]);
  }
}
