/** Where the head of a text says something that plugboard's reader refuses, and what. */
export interface BadDirective {
  readonly offset: number;
  readonly message: string;
}

/** A line of the head: a directive, or one that says nothing. */
const LINE = /(?:%(?<name>[^\s#]*)[ \t]*(?<rest>[^\r\n]*)|[ \t]*(?:#[^\r\n]*)?)(?:\r\n|\r|\n)/uy;

/**
 * The first directive before a document that libyaml does not take: a version of YAML other than 1.1 and
 * 1.2, or the same said twice. Null: there is none.
 */
export function badDirective(text: string): BadDirective | null {
  const seen = new Set<string>();
  LINE.lastIndex = text.startsWith('\uFEFF') ? 1 : 0;
  for (;;) {
    const offset = LINE.lastIndex;
    const groups = LINE.exec(text)?.groups;
    if (groups === undefined) return null;
    const [first = ''] = (groups['rest'] ?? '').split(/[ \t]/u);
    const { name } = groups;
    if (name !== 'YAML' && name !== 'TAG') continue;
    if (name === 'YAML' && first !== '1.1' && first !== '1.2') {
      const message = `The text says that it is YAML ${first}; plugboard reads YAML 1.1 and 1.2.`;
      return { offset, message };
    }
    const key = name === 'YAML' ? name : `TAG ${first}`;
    if (seen.has(key)) return { offset, message: `%${key} is said twice; once is enough.` };
    seen.add(key);
  }
}
