import grid from './Grid.module.css';

interface Props {
  readonly title: string;
  /** Why what is typed filters nothing; null where it does. */
  readonly problem: string | null;
  readonly placeholder: string;
  readonly value: string;
  readonly className?: string | undefined;
  readonly onType: (text: string) => void;
}

/** What a column of a table is filtered by. */
export function FilterInput({ title, problem, placeholder, value, className, onType }: Props) {
  return (
    <input
      type="search"
      className={`typed ${grid.input} ${className ?? ''}`}
      aria-label={`Filter ${title}`}
      aria-invalid={problem === null ? undefined : true}
      title={problem ?? 'Such as > 20, 10 .. 20, = on, != 0 or a part of a text'}
      placeholder={placeholder}
      spellCheck={false}
      value={value}
      onChange={(event) => onType(event.currentTarget.value)}
    />
  );
}
