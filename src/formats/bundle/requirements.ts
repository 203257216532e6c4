import { type PatchbayDocument, specOf } from '../../model/index.ts';

/** Extras of plugboard that a part of a model needs, by what its type text holds. */
const EXTRAS: readonly (readonly [RegExp, string])[] = [
  [/^plugboard\.library\.(?:\w+\.)?LLM/, 'llm'],
  [/^plugboard\.library\.(?:\w+\.)?Websocket/, 'websockets'],
  [/\.RedisConnector$/, 'redis'],
];

/**
 * `requirements.txt`: plugboard as it was tried with, and what its parts need. With pydantic 2.14 no
 * RayProcess of plugboard 0.9 can be built (`cannot pickle '_thread.RLock' object`).
 */
export function requirementsText(document: PatchbayDocument): string {
  const { process } = specOf(document).plugboard;
  const types = [
    process.connector_builder.type,
    ...process.args.components.map(({ type }) => type),
  ];
  const needed = EXTRAS.filter(([pattern]) => types.some((type) => pattern.test(type)));
  const extras = ['ray', ...needed.map(([, extra]) => extra)].toSorted();
  return [
    '# Python 3.12 or newer.',
    `plugboard[${extras.join(',')}]~=0.9.0`,
    '# With pydantic 2.14, plugboard 0.9 cannot start a process on Ray.',
    'pydantic<2.14',
    '',
  ].join('\n');
}
