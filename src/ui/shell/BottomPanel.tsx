import { ChevronDown, ChevronUp, PanelBottom, PanelRight } from 'lucide-react';
import { useMemo, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { PANELS, type PanelId } from '../../stores/index.ts';
import { IconButton } from '../kit/IconButton.tsx';
import { TabPanel, Tabs, type TabItem } from '../kit/Tabs.tsx';
import { useKeys } from '../commands/useKeys.ts';
import { useStores } from '../page/StoresContext.tsx';
import { Contained } from './Contained.tsx';
import { later } from '../page/later.ts';
import styles from './BottomPanel.module.css';
import { useRoom } from '../page/useRoom.ts';

const PlotsPanel = later(async () => (await import('../plots/PlotsPanel.tsx')).PlotsPanel, Loading);
const TablePanel = later(async () => (await import('../table/TablePanel.tsx')).TablePanel, Loading);
const StudiesPanel = later(
  async () => (await import('../studies/StudiesPanel.tsx')).StudiesPanel,
  Loading,
);
const LogPanel = later(async () => (await import('../panels/LogPanel.tsx')).LogPanel, Loading);
const ProblemsPanel = later(
  async () => (await import('../panels/ProblemsPanel.tsx')).ProblemsPanel,
  Loading,
);
const ProfilePanel = later(
  async () => (await import('../panels/ProfilePanel.tsx')).ProfilePanel,
  Loading,
);
const RunsPanel = later(async () => (await import('../panels/RunsPanel.tsx')).RunsPanel, Loading);
const HistoryPanel = later(
  async () => (await import('../panels/HistoryPanel.tsx')).HistoryPanel,
  Loading,
);
const YamlPanel = later(async () => (await import('../panels/YamlPanel.tsx')).YamlPanel, Loading);
const CodePanel = later(async () => (await import('../code/CodePanel.tsx')).CodePanel, Loading);

function Loading() {
  return <p className={styles.loading}>Loading…</p>;
}

/** The same elements each time, so that a panel is not drawn anew when only its tab or its height is. */
const CONTENTS: Readonly<Record<PanelId, ReactNode>> = {
  plots: <PlotsPanel />,
  table: <TablePanel />,
  studies: <StudiesPanel />,
  log: <LogPanel />,
  problems: <ProblemsPanel />,
  profile: <ProfilePanel />,
  runs: <RunsPanel />,
  history: <HistoryPanel />,
  yaml: <YamlPanel />,
  code: <CodePanel />,
};

/** Plots, table, log, problems, runs and text under or beside the canvas; each is loaded when first opened. */
export function BottomPanel() {
  const { view, verbs } = useStores();
  const panel = useStore(view, (state) => state.panel);
  const { panelSide, panel: plan, narrow } = useRoom();
  const { open } = plan;
  const isBeside = panelSide === 'beside' && open;
  const items = useTabItems();
  const sideKeys = useKeys('panel-side', 'Mod+Shift+J');

  return (
    <div
      className={`${styles.panel} ${isBeside ? styles.beside : ''}`}
      style={open && !isBeside ? { height: plan.size } : undefined}
    >
      <Tabs
        label="Panels"
        className={styles.tabs ?? ''}
        rowClassName={styles.row ?? ''}
        value={panel}
        items={items}
        onChange={(next) => verbs.openPanel(next)}
        onPressOpen={() => verbs.setPanel({ open: true })}
        end={
          <div className={styles.ends}>
            {open && !narrow && (
              <IconButton
                label={isBeside ? 'Put the panels below' : 'Put the panels beside the canvas'}
                keys={sideKeys}
                side="top"
                onClick={() => verbs.setPanel({ side: isBeside ? 'below' : 'beside' })}
              >
                {isBeside ? <PanelBottom aria-hidden /> : <PanelRight aria-hidden />}
              </IconButton>
            )}
            <IconButton
              label={open ? 'Hide the panel' : 'Show the panel'}
              keys={useKeys('toggle-panel', 'Mod+J')}
              side="top"
              aria-expanded={open}
              data-toggles="panel"
              onClick={() => verbs.setPanel({ open: !open })}
            >
              {open ? <ChevronDown aria-hidden /> : <ChevronUp aria-hidden />}
            </IconButton>
          </div>
        }
      >
        {open &&
          PANELS.map(({ id, label }) => (
            <TabPanel key={id} value={id} className={styles.content ?? ''}>
              <Contained name={label}>{CONTENTS[id]}</Contained>
            </TabPanel>
          ))}
      </Tabs>
    </div>
  );
}

function useTabItems(): readonly TabItem<PanelId>[] {
  const stores = useStores();
  const errors = useStore(stores.document, ({ problems }) => countOf(problems, 'error'));
  const warnings = useStore(stores.document, ({ problems }) => countOf(problems, 'warning'));
  const complaints = useStore(stores.run, ({ log }) => countOf(log.map(asProblem), 'error'));
  const runs = useStore(stores.lists, (state) => state.runs.length);
  return useMemo(() => {
    const badges: Partial<Record<PanelId, TabItem<PanelId>['badge']>> = {
      problems:
        errors > 0
          ? { text: short(errors), tone: 'bad' }
          : warnings > 0
            ? { text: short(warnings), tone: 'warning' }
            : null,
      log: complaints > 0 ? { text: short(complaints), tone: 'bad' } : null,
      runs: runs > 0 ? { text: short(runs), tone: 'plain' } : null,
    };
    return PANELS.map(({ id, label }) => ({ value: id, label, badge: badges[id] ?? null }));
  }, [errors, warnings, complaints, runs]);
}

function asProblem({ level }: { readonly level: string }): { readonly severity: string } {
  return { severity: level };
}

function countOf(list: readonly { readonly severity: string }[], severity: string): number {
  return list.reduce((count, entry) => (entry.severity === severity ? count + 1 : count), 0);
}

function short(count: number): string {
  return count > 99 ? '99+' : String(count);
}
