const importLine = /^(?:import|from) .+$/;
const sharedLine = /^from shared\.(\w+) import /;

/**
 * A Python text taken apart: its import lines, the shared texts among them (`from shared.NAME import`),
 * and the rest. Imports stand at the top, a line each.
 */
export class PythonText {
  readonly imports: readonly string[];
  readonly shared: readonly string[];
  /** Without imports, and without blank lines around it. */
  readonly body: string;

  constructor(text: string) {
    const lines = text.split(/\r?\n/);
    const imports = lines.filter((line) => importLine.test(line));
    this.shared = imports.flatMap((line) => sharedLine.exec(line)?.[1] ?? []);
    this.imports = imports.filter((line) => !sharedLine.test(line));
    this.body = lines
      .filter((line) => !importLine.test(line))
      .join('\n')
      .trim();
  }
}
