import type { VerbContext } from './context.ts';
import { documentVerbs } from './documentVerbs.ts';
import { editVerbs } from './editVerbs.ts';
import { importVerbs } from './importVerbs.ts';
import { lateVerbs } from './lateVerbs.ts';
import { linkVerbs } from './linkVerbs.ts';
import { previewable } from './previewable.ts';
import { runVerbs } from './runVerbs.ts';
import { textVerbs } from './textVerbs.ts';
import { underWayVerb } from './underWayVerb.ts';
import type { Verbs } from './verbs.ts';
import { viewVerbs } from './viewVerbs.ts';

export function createVerbs(context: VerbContext): Verbs {
  const late = lateVerbs(context);
  const verbs = {
    ...underWayVerb(context),
    ...documentVerbs(context),
    ...editVerbs(context),
    ...late,
    ...context.studies.verbs,
    ...importVerbs(context),
    ...linkVerbs(context),
    ...runVerbs({ ...context, stopOnRay: late.stopOnRay }),
    ...textVerbs(context),
    ...viewVerbs(context),
  };
  return previewable(verbs, context.session);
}
