/** What a recipe says of one file. */
export type Recipe =
  | { readonly kind: 'file'; readonly file: string; readonly text: string }
  /** `added` comes behind the line `after`, which the file has once. */
  | {
      readonly kind: 'change';
      readonly file: string;
      readonly after: string;
      readonly added: string;
    };

const FILE = /^`([\w./-]+)`$/;
const FENCE = /^```(\w*)$/;

/** The recipes of a Markdown text: blocks of code below a line that has a file's name and nothing else. */
export function readRecipes(markdown: string): readonly Recipe[] {
  const recipes: Recipe[] = [];
  let file: string | null = null;
  let block: { readonly language: string; readonly lines: string[] } | null = null;
  for (const line of markdown.split('\n')) {
    const fence = FENCE.exec(line);
    if (block === null) {
      file = FILE.exec(line)?.[1] ?? (line.startsWith('#') ? null : file);
      if (fence) block = { language: fence[1] ?? '', lines: [] };
    } else if (fence) {
      if (file !== null) recipes.push(recipeOf(file, block.language, block.lines));
      block = null;
    } else block.lines.push(line);
  }
  return recipes;
}

function recipeOf(file: string, language: string, lines: readonly string[]): Recipe {
  if (language !== 'diff') return { kind: 'file', file, text: `${lines.join('\n')}\n` };
  const [before = '', ...added] = lines;
  if (!before.startsWith(' ') || added.some((line) => !line.startsWith('+'))) {
    throw new Error(`A change of ${file} is one line that is there and lines with +.`);
  }
  const text = added.map((line) => line.slice(1)).join('\n');
  return { kind: 'change', file, after: before.slice(1), added: text };
}

/** The text of a file after a recipe was followed. */
export function recipeInto(before: string, recipe: Recipe): string {
  if (recipe.kind === 'file') return recipe.text;
  const parts = before.split(`${recipe.after}\n`);
  if (parts.length !== 2) {
    throw new Error(`${recipe.file} has this line ${parts.length - 1} times: ${recipe.after}`);
  }
  return parts.join(`${recipe.after}\n${recipe.added}\n`);
}
