// What can be read off the page, in any browser.

export const status = (tab) =>
  tab.run(
    () => document.querySelector('[role=status][aria-label="Run status"]')?.textContent ?? '',
  );

/** Names of the components on the canvas, in order. */
export const components = (tab) =>
  tab.run(() =>
    [...document.querySelectorAll('[data-component]')]
      .map((one) => one.dataset.component)
      .toSorted(),
  );

/** Whether a text stands alone somewhere on the page, in sight. */
export const says = (tab, text) =>
  tab.run(
    (wanted) =>
      [...document.querySelectorAll('body *')].some(
        (one) =>
          one.children.length === 0 &&
          one.textContent === wanted &&
          one.getClientRects().length > 0,
      ),
    text,
  );

/** Whether the page has a text that fits anywhere. */
export const mentions = async (tab, pattern) =>
  pattern.test(await tab.run(() => document.body.textContent));

/** What stands in a field, by the beginning of its name; null while there is none. */
export const field = (tab, label) =>
  tab.run((wanted) => {
    const named = (one) => one.ariaLabel ?? one.labels?.[0]?.textContent ?? '';
    const fields = [...document.querySelectorAll('input, textarea')];
    return fields.find((one) => named(one).startsWith(wanted))?.value ?? null;
  }, label);

/** How many documents lie in the database of the page. */
export const storedDocuments = (tab) =>
  tab.run(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('patchbay');
        opening.addEventListener('error', () => reject(opening.error));
        opening.addEventListener('success', () => {
          const database = opening.result;
          const count = database.transaction('documents').objectStore('documents').count();
          count.addEventListener('success', () => {
            database.close();
            resolve(count.result);
          });
        });
      }),
  );
