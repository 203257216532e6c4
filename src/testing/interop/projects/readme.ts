/** The commands that a project's README tells a person to give, line by line. */
export interface ReadmeCommands {
  /** Makes the environment of Python, then runs the model in one process. */
  readonly local: readonly string[];
  readonly ray: readonly string[];
}

/** Takes the first block of shell commands out of each section. */
export function readmeCommands(text: string): ReadmeCommands {
  const sections = text.split(/^## /m);
  const blockOf = (title: string): readonly string[] => {
    const section = sections.find((part) => part.startsWith(`${title}\n`)) ?? '';
    const block = /^```sh\n([\s\S]*?)\n```$/m.exec(section)?.[1];
    if (block === undefined) throw new Error(`The README has no commands under “${title}”.`);
    return block.split('\n');
  };
  return { local: blockOf('Run it'), ray: blockOf('Run it on Ray') };
}
