import { useMemo, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Json, JsonObject } from '../../../base/json.ts';
import { shortWords } from '../../../base/text/cutInMiddle.ts';
import {
  type ComponentType,
  type FormField,
  ownArgs,
  type Ports,
  type Problem,
  specOf,
  type TuneField,
} from '../../../model/index.ts';
import {
  attachToArgument,
  changeArgument,
  changeFieldName,
} from '../../../editing/arguments/changeArguments.ts';
import { LARGEST_FILE } from '../../../stores/index.ts';
import { useShown } from '../../kit/useShown.tsx';
import { pinKind } from '../../fields/values/readPinned.ts';
import { useStores } from '../../page/StoresContext.tsx';
import { AddArgument } from './AddArgument.tsx';
import { ArgumentField } from '../../fields/ArgumentField.tsx';
import type { Renaming } from '../../fields/Change.ts';
import type { Picked } from '../../fields/FileControl.tsx';
import { RowRoomContext, useRowRoom } from '../../fields/rows/rowRoom.ts';
import { FormScopeContext, type LocalProblem } from '../../fields/FormScope.ts';
import { FieldMenu } from '../../fields/FieldMenu.tsx';
import { canVary } from '../../fields/study/canVary.ts';
import { VaryMark } from '../../fields/study/VaryMark.tsx';
import styles from '../../fields/Fields.module.css';
import { Section } from '../Section.tsx';
import { useDocumentKey } from '../useSelected.ts';

interface Props {
  readonly name: string;
  /** Absent: nobody knows the type. */
  readonly type: ComponentType | undefined;
  readonly args: JsonObject;
  readonly ports: Ports;
  readonly problems: readonly LocalProblem[];
}

/** What a study varies of a component. */
function argumentOf(component: string, argument: string): TuneField {
  return {
    object_type: 'component',
    object_name: component,
    field_type: 'arg',
    field_name: argument,
  };
}

/** A field for an argument that no form tells of. */
function bareField(name: string): FormField {
  return { name, label: shortWords(name), help: '', kind: 'any', required: true, nullable: true };
}

/** The fields of a component: those of its type, and one for each argument that the type does not know. */
export function fieldsOf(type: ComponentType | undefined, args: JsonObject): FormField[] {
  const form = type?.form ?? [];
  const known = new Set(form.map(({ name }) => name));
  const others = Object.keys(ownArgs(args)).filter((key) => !known.has(key));
  return [...form, ...others.map(bareField)];
}

/** The arguments of one component. */
export function ArgumentsForm({ name, type, args, ports, problems }: Props) {
  const { verbs } = useStores();
  const key = `${useDocumentKey()} ${name}`;
  const names = useFormulaNames(name, ports);
  const scope = useMemo(() => ({ key, problems, names }), [key, problems, names]);
  const fields = fieldsOf(type, args);
  const { shown, more } = useShown(fields);
  const room = useRowRoom(shown.map((field) => args[field.name]));
  const form = type?.form ?? [];
  const hasFormulas = form.some(({ item }) => item === 'formula');

  function set(argument: string, value: Json | undefined, gesture?: string | symbol): void {
    verbs.edit(changeArgument, { component: name, argument, value }, gesture);
  }
  function rename(field: FormField, from: string, to: string): void {
    const taken = [...ports.inputs, ...ports.outputs].includes(to);
    const value = args[field.name];
    // Of two names that become one, neither can take the other's connectors.
    if (taken && Array.isArray(value)) {
      const list = value as readonly Json[];
      return set(field.name, list.with(list.indexOf(from), to));
    }
    verbs.edit(changeFieldName, { component: name, argument: field.name, from, to });
  }
  function renamingOf(field: FormField): Renaming {
    const value = args[field.name] ?? field.default;
    return {
      rename: (from, to) => rename(field, from, to),
      refusal: (from, to) => nameRefusal({ type, args, argument: field.name, value }, from, to),
    };
  }
  function attach(argument: string, file: Picked): void {
    if (file.bytes.length > LARGEST_FILE) {
      const text = `${file.name} is larger than ${LARGEST_FILE / 1_000_000} MB, more than a document can carry here.`;
      return verbs.notify({ tone: 'bad', text, action: null });
    }
    verbs.edit(attachToArgument, { component: name, argument, file });
  }

  function menuOf(field: FormField): ReactNode {
    const value = Object.hasOwn(args, field.name) ? args[field.name] : field.default;
    const target = { component: name, argument: field.name };
    const pin = pinKind(field, value) === null ? null : target;
    const vary = canVary(field, value) ? argumentOf(name, field.name) : null;
    if (pin === null && vary === null) return null;
    return <FieldMenu {...{ field, value, pin, vary }} />;
  }

  if (fields.length === 0 && type !== undefined) return null;
  return (
    <FormScopeContext value={scope}>
      <Section title="Arguments">
        <RowRoomContext value={room}>
          {shown.map((field) => (
            <ArgumentField
              key={`${name}.${field.name}`}
              field={field}
              path={field.name}
              value={Object.hasOwn(args, field.name) ? args[field.name] : undefined}
              removable={!form.includes(field)}
              onChange={(value, gesture) => set(field.name, value, gesture)}
              renaming={field.names === undefined ? undefined : renamingOf(field)}
              menu={menuOf(field)}
              below={<VaryMark field={argumentOf(name, field.name)} />}
              onAttach={field.kind === 'file' ? (file) => attach(field.name, file) : undefined}
            />
          ))}
        </RowRoomContext>
        {more}
        {hasFormulas && names.length > 0 && (
          <p className={styles.muted}>
            <span>{`Formulas may use `}</span>
            {names.map((word, i) => (
              <span key={word}>
                <span>{i > 0 && ', '}</span>
                <code>{word}</code>
              </span>
            ))}
            <span>.</span>
          </p>
        )}
        {type === undefined && (
          <AddArgument
            taken={(argument) => Object.hasOwn(args, argument)}
            onAdd={(argument) => set(argument, 0)}
          />
        )}
      </Section>
    </FormScopeContext>
  );
}

interface Named {
  readonly type: ComponentType | undefined;
  readonly args: JsonObject;
  /** The argument that has the names, and its value of now. */
  readonly argument: string;
  readonly value: Json | undefined;
}

/** Why a name in an argument may not become another one, in the words of the type; null: it may. */
function nameRefusal({ type, args, argument, value }: Named, from: string, to: string) {
  if (type === undefined || !Array.isArray(value)) return null;
  const names = value as readonly Json[];
  const at = names.findIndex((name) => String(name) === from);
  if (at < 0) return null;
  const faultsOf = (list: readonly Json[]) =>
    type
      .checkArgs({ ...ownArgs(args), [argument]: list })
      .filter(({ path, severity }) => severity !== 'warning' && path.startsWith(`${argument}.`));
  const before = faultsOf(names);
  const isNew = ({ message }: Problem) => before.every((fault) => fault.message !== message);
  return faultsOf(names.with(at, to)).find(isNew)?.message ?? null;
}

/** Names more than these are looked up elsewhere. */
const MOST_NAMES = 30;

/** What a formula of the component can speak of: its inputs and the parameters. */
function useFormulaNames(name: string, ports: Ports): readonly string[] {
  const { document } = useStores();
  const current = useStore(document, (state) => state.document);
  return useMemo(() => {
    const { components, parameters } = specOf(current).plugboard.process.args;
    const own = components.find(({ args }) => args.name === name)?.args.parameters ?? {};
    const all = [...ports.inputs, ...Object.keys(own), ...Object.keys(parameters)];
    return [...new Set(all)].slice(0, MOST_NAMES);
  }, [current, name, ports]);
}
