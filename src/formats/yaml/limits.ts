/** What is refused before or while a text is read. */
export interface YamlLimits {
  /** Characters of the text. */
  readonly length: number;
  /** Line breaks and marks such as `:` and `,`: what a parser's time grows with. */
  readonly marks: number;
  /** Levels of lists and maps in each other. */
  readonly depth: number;
  /** Nodes of the tree with every alias written out. */
  readonly nodes: number;
  /** Characters of all texts and keys with every alias written out. */
  readonly characters: number;
}

/**
 * One table for every door (paste, file, drop, YAML panel, link, command line): what one takes, all take.
 * A model of a thousand components has about 36,000 marks and takes the parser about 50 ms; as many as
 * there may be take a second or two, for which the page has a worker. Fewer would shut out models that
 * earlier versions opened.
 */
export const LIMITS: YamlLimits = {
  length: 4_000_000,
  marks: 400_000,
  depth: 64,
  nodes: 400_000,
  characters: 16_000_000,
};

/** What is read in a moment: about a fifth of a second on a slow machine. Larger texts are read elsewhere. */
export const QUICK: YamlLimits = {
  length: 400_000,
  marks: 20_000,
  depth: LIMITS.depth,
  nodes: 30_000,
  characters: 800_000,
};

/**
 * What a link of the third form may say: its 16,000 bytes have room for about 30,000 marks when they are made
 * of a model, and for any number when somebody means harm.
 */
export const SQUEEZED: YamlLimits = {
  length: 1_000_000,
  marks: 40_000,
  depth: LIMITS.depth,
  nodes: 40_000,
  characters: 1_000_000,
};

/** The smaller of each. */
export const tighter = (a: YamlLimits, b: YamlLimits = a): YamlLimits => ({
  length: Math.min(a.length, b.length),
  marks: Math.min(a.marks, b.marks),
  depth: Math.min(a.depth, b.depth),
  nodes: Math.min(a.nodes, b.nodes),
  characters: Math.min(a.characters, b.characters),
});

const MARKS = /[\n\r:,[\]{}&*!"'?%]|-[ \n\r]/g;

/** Whether a text has more marks than that; stops counting there. */
export function hasMoreMarks(text: string, limit: number): boolean {
  if (text.length <= limit) return false;
  MARKS.lastIndex = 0;
  for (let count = 0; MARKS.test(text);) if (++count > limit) return true;
  return false;
}

/** Starts of block collections on one line: `- - a: b` opens three. */
const OPENERS = /^(?:[-?:][ \t]+)+/;

function flowDepth(line: string, before: number): { most: number; after: number } {
  let [depth, most] = [before, before];
  let quote = '';
  for (let i = 0; i < line.length; i++) {
    const c = line[i] ?? '';
    if (quote !== '') {
      if (c === '\\' && quote === '"') i++;
      else if (c === quote) quote = '';
    } else if (c === '[' || c === '{') most = Math.max(most, ++depth);
    else if (c === ']' || c === '}') depth = Math.max(0, depth - 1);
    else if (c === '#' && (i === 0 || /[ \t]/.test(line[i - 1] ?? ''))) break;
    else if ((c === '"' || c === "'") && /^$|[\s[{,:-]/.test(line[i - 1] ?? '')) quote = c;
  }
  return { most, after: depth };
}

/**
 * Whether a text may nest deeper than `limit`: a quick look that never counts too little by much, so that
 * the parser, which calls itself for each level, is never given what would exhaust the stack.
 */
export function mayBeTooDeep(text: string, limit: number): boolean {
  const indents: number[] = [];
  let flow = 0;
  for (const line of text.split(/\r\n|\n|\r/)) {
    const content = line.trimStart();
    if (content === '' || content.startsWith('#')) continue;
    const indent = line.length - content.length;
    while (indents.length > 0 && (indents.at(-1) ?? 0) >= indent) indents.pop();
    indents.push(indent);
    const openers = OPENERS.exec(content)?.[0].match(/[-?:]/g)?.length ?? 0;
    const { most, after } = flowDepth(content, flow);
    flow = after;
    // An indentation can stand for a list in a map, which is two levels.
    if (2 * indents.length + openers + most > 2 * limit || most > limit) return true;
    if (openers > limit) return true;
  }
  return false;
}
