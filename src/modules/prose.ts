/** Lines of one paragraph on one line. */
export function unwrapped(text: string): string {
  return text
    .split(/\n\s*\n/)
    .map((part) =>
      part
        .split('\n')
        .map((line) => line.trim())
        .join(' '),
    )
    .join('\n\n');
}

/** The first sentence of a text, or its first paragraph where no sentence ends. */
export function firstSentence(text: string): string {
  const [paragraph = ''] = unwrapped(text).split('\n\n');
  return /^.*?[.!?](?=\s|$)/.exec(paragraph)?.[0] ?? paragraph;
}
