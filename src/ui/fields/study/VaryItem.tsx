import { Shuffle } from 'lucide-react';
import { stopVarying, varyField } from '../../../editing/study/changeRanges.ts';
import type { TuneField } from '../../../model/index.ts';
import { fullName } from '../../../model/tune/fullName.ts';
import { MenuItem } from '../../kit/menu/Menu.tsx';
import { useStores } from '../../page/StoresContext.tsx';
import { useStudy } from './useStudy.ts';
import { useStudyEdit } from './useStudyEdit.ts';

/** Lets a study vary a value, or have its one value again. */
export function VaryItem({ field }: { readonly field: TuneField }) {
  const { verbs } = useStores();
  const edit = useStudyEdit();
  const study = useStudy();
  const name = fullName(field);
  const isVaried = study?.parts.parameters.some((one) => fullName(one) === name) ?? false;
  function vary(): void {
    if (edit(varyField, { study: study?.name ?? null, field })) verbs.openRange(name);
  }
  return study !== null && isVaried ? (
    <MenuItem
      icon={<Shuffle aria-hidden />}
      onClick={() => edit(stopVarying, { study: study.name, name })}
    >
      Stop varying
    </MenuItem>
  ) : (
    <MenuItem icon={<Shuffle aria-hidden />} onClick={vary}>
      Vary …
    </MenuItem>
  );
}
