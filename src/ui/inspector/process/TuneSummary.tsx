import { shortType } from '../../../model/endpoint.ts';
import type { TuneSpec } from '../../../model/index.ts';
import styles from '../../fields/Fields.module.css';

type Args = TuneSpec['args'];
type Objective = Args['objective'] extends infer T
  ? T extends readonly unknown[]
    ? T[number]
    : T
  : never;
type Parameter = Args['parameters'][number];

const named = ({ object_name, field_name }: Pick<Objective, 'object_name' | 'field_name'>) =>
  object_name === null ? field_name : `${object_name}.${field_name}`;

/** Where a parameter is looked for: its bounds, or the values to choose from. */
function rangeOf(parameter: Parameter): string {
  if ('categories' in parameter) return parameter.categories.map(String).join(', ');
  const whole = parameter.type === 'ray.tune.randint' ? ', whole' : '';
  return `${parameter.lower} to ${parameter.upper}${whole}`;
}

/** What the model tells a tuner; without an algorithm it takes Optuna's default, as plugboard does. */
export function TuneSummary({ tune: { args } }: { readonly tune: TuneSpec }) {
  const objectives = Array.isArray(args.objective) ? args.objective : [args.objective];
  const modes = Array.isArray(args.mode) ? args.mode : objectives.map(() => args.mode);
  return (
    <>
      <p className={styles.muted}>
        The commands `patchbay tune` and `plugboard process tune` search by it.
      </p>
      <dl className={styles.facts}>
        {objectives.map((objective, i) => (
          <Fact key={`o${i}`} name={modes[i] === 'min' ? 'Smallest' : 'Greatest'}>
            {named(objective)}
          </Fact>
        ))}
        {args.parameters.map((parameter, i) => (
          <Fact key={`p${i}`} name={named(parameter)}>
            {rangeOf(parameter)}
          </Fact>
        ))}
        <Fact name="Samples">{String(args.num_samples)}</Fact>
        {args.max_concurrent !== null && (
          <Fact name="At the same time">{String(args.max_concurrent)}</Fact>
        )}
        <Fact name="Search">{args.algorithm ? shortType(args.algorithm.type) : 'TPE'}</Fact>
      </dl>
    </>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd title={children}>{children}</dd>
    </>
  );
}
