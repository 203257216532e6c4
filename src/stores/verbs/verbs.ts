import type { DocumentVerbs } from './documentVerbs.ts';
import type { ExportVerbs } from './exportVerbs.ts';
import type { ImportVerbs } from './importVerbs.ts';
import type { KeptRunVerbs } from './keptRunVerbs.ts';
import type { LinkVerbs } from './linkVerbs.ts';
import type { RunVerbs } from './runVerbs.ts';
import type { TextVerbs } from './textVerbs.ts';
import type { ViewVerbs } from './viewVerbs.ts';

/** Everything the interface can do; the only way it changes anything. None of these throws. */
export interface Verbs
  extends
    DocumentVerbs,
    ExportVerbs,
    ImportVerbs,
    KeptRunVerbs,
    LinkVerbs,
    RunVerbs,
    TextVerbs,
    ViewVerbs {
  /**
   * Somebody is at something that will be an edit when it ends: a drag, a text being typed. `finish` makes
   * that edit, as if it ended now; it is called now and then to put down what the document would be, which
   * stays as it is. False: that cannot be told now (a word half written), and what was put down stays. Null:
   * it has ended, or was given up.
   */
  underWay(key: symbol, finish: (() => unknown) | null): void;
}
