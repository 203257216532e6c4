import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { JsonObject } from '../../../base/json.ts';
import { portsOf, specOf } from '../../../model/index.ts';
import { changeParametersOf } from '../../../editing/arguments/changeArguments.ts';
import { changeConstraints } from '../../../editing/arguments/changeResources.ts';
import { useRoom } from '../../page/useRoom.ts';
import { useStores } from '../../page/StoresContext.tsx';
import { useCatalogue } from '../../page/useCatalogue.ts';
import { About } from './About.tsx';
import { ArgumentsForm, fieldsOf } from './ArgumentsForm.tsx';
import { ComponentHead } from './ComponentHead.tsx';
import { Exports } from './Exports.tsx';
import { InitialValues } from './InitialValues.tsx';
import { LastRun } from './LastRun.tsx';
import { MapSection } from './MapSection.tsx';
import { PortList } from './PortList.tsx';
import { Resources } from '../Resources.tsx';
import { useComponent } from '../useSelected.ts';
import { useDocs } from './useDocs.ts';

/** Everything about one component: name, arguments, initial values, ports, parameters, documentation. */
export function ComponentInspector({ name }: { readonly name: string }) {
  const { document, verbs } = useStores();
  const catalogue = useCatalogue();
  const selected = useComponent(name);
  const current = useStore(document, (state) => state.document);
  const ports = useMemo(() => {
    if (selected === null) return null;
    return portsOf(selected.spec, catalogue, specOf(current).plugboard.process.args.connectors);
  }, [selected, catalogue, current]);
  const docs = useDocs(selected?.spec.type ?? '');
  const { narrow } = useRoom();
  if (selected === null || ports === null) return null;
  const { spec, args, problems } = selected;
  const type = catalogue.find(spec.type);
  const exported = (type?.exports ?? []).filter((field) => !ports.outputs.includes(field));
  const own = fieldsOf(type, args).map((field) => field.name);
  const isShown = (path: string) =>
    [...own, 'initial_values'].some((key) => path === key || path.startsWith(`${key}.`));
  const general = problems.filter(({ path }) => !isShown(path)).map(({ problem }) => problem);

  // Who taps a component in a small window wants to read it first.
  const values = (
    <>
      <PortList name={name} title="Inputs" fields={ports.inputs} docs={docs?.inputs} />
      <PortList name={name} title="Outputs" fields={ports.outputs} docs={docs?.outputs} canHold />
    </>
  );
  return (
    <>
      <ComponentHead name={name} typeText={spec.type} type={type} problems={general} />
      {narrow && values}
      <ArgumentsForm {...{ name, type, args, ports, problems }} />
      {!narrow && values}
      <InitialValues
        name={name}
        inputs={ports.inputs}
        values={spec.args.initial_values}
        problems={problems}
      />
      <MapSection
        title="Parameters"
        help="For this component alone; they go before those of the process."
        label="parameters"
        owner={name}
        map={spec.args.parameters as JsonObject}
        stem="p"
        varyAs={(parameter) => ({
          object_type: 'component',
          object_name: name,
          field_type: 'parameter',
          field_name: parameter,
        })}
        onChange={(parameters) => verbs.edit(changeParametersOf, { component: name, parameters })}
      />
      <Resources name={name} value={args['resources']} />
      <MapSection
        title="Constraints"
        help="Kept with the component for plugboard's own use; a run does not look at them."
        label="constraints"
        owner={name}
        map={spec.args.constraints as JsonObject}
        stem="constraint"
        onChange={(map) => verbs.edit(changeConstraints, { component: name, map })}
      />
      <Exports name={name} fields={exported} />
      <LastRun name={name} exports={type?.exports ?? []} />
      {type !== undefined && <About type={type} docs={docs} />}
    </>
  );
}
