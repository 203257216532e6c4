/** Gives a row of a group the focus once it is drawn, with what is in its line selected. */
export function focusRow(group: HTMLElement | null, at: number): void {
  requestAnimationFrame(() => {
    const row = group?.querySelectorAll<HTMLElement>(':scope > [data-row]')[at];
    const line = (row ?? group)?.querySelector<HTMLElement>(
      row ? 'input, textarea, button' : ':scope > button',
    );
    line?.focus();
    if (line instanceof HTMLInputElement) line.select();
  });
}
