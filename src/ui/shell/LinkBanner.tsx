import { Link2 } from 'lucide-react';
import { useStore } from 'zustand';
import { counted } from '../../base/counted.ts';
import { controlsOf, modulesOf, plotsOf, seedOf } from '../../model/index.ts';
import { whatCode } from '../../stores/index.ts';
import { Button } from '../kit/Button.tsx';
import { useStores } from '../page/StoresContext.tsx';
import { Banner } from './Banner.tsx';
import { useFacts } from './useFacts.ts';

/** What a shared link brought: it is a copy, and nothing of it runs by itself. */
export function LinkBanner() {
  const stores = useStores();
  const document = useStore(stores.document, (state) => state.document);
  const { components } = useFacts();
  const code = whatCode(document.files);
  const modules = modulesOf(document);
  const data = document.files.filter((file) => !modules.includes(file));
  const speed = useStore(stores.run, (state) => state.speed);
  const plots = plotsOf(document).length;
  const controls = controlsOf(document).length;
  const seed = seedOf(document);
  const settings = [
    ...(speed === null ? [] : [`${speed} steps a second`]),
    ...(seed === 1 ? [] : [`seed ${seed}`]),
  ];
  const parts = [
    counted(components, 'component'),
    ...(code === null ? [] : [code + namesOf(modules)]),
    ...(data.length > 0 ? [counted(data.length, 'file') + namesOf(data)] : []),
    ...(plots === 0 ? [] : [counted(plots, 'plot')]),
    ...(controls === 0 ? [] : [counted(controls, 'control')]),
    ...settings,
  ];
  return (
    <Banner
      icon={<Link2 aria-hidden />}
      actions={
        <>
          {code !== null && (
            <Button onClick={() => stores.verbs.openPanel('code')}>Show code</Button>
          )}
          <Button onClick={() => stores.verbs.openPanel('yaml')}>Show its YAML</Button>
        </>
      }
    >
      <strong>This is a copy from a shared link:</strong>
      <span>{` ${parts.join(', ')}. Nothing runs until you say so, and nothing is saved until you change something.`}</span>
    </Banner>
  );
}

const namesOf = (files: readonly { readonly name: string }[]): string =>
  files.length === 0 ? '' : ` (${files.map(({ name }) => name).join(', ')})`;
