// What a person does, in any browser: looks for a thing by its role and name, and acts on it.
import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE_MS = 120_000;

/** Until a question is answered with something; throws when it never is. */
export async function until(what, ask) {
  for (const begun = Date.now(); Date.now() - begun < PATIENCE_MS; await sleep(50)) {
    const answer = await ask();
    if (answer) return answer;
  }
  throw new Error(`never seen: ${what}`);
}

/** Runs in the page: the middle of the first thing that fits and that a pointer reaches there. */
function place(selector, name) {
  const words = ({ ariaLabel, labels, textContent }) =>
    (ariaLabel ?? labels?.[0]?.textContent ?? textContent).replaceAll(/\s+/gu, ' ').trim();
  const fits = (said) => (name.endsWith('…') ? said.startsWith(name.slice(0, -1)) : said === name);
  for (const element of document.querySelectorAll(selector)) {
    if (element.disabled || element.ariaDisabled === 'true') continue;
    if (element.dataset.component !== name && !fits(words(element))) continue;
    element.scrollIntoView({ block: 'nearest' });
    const { left, top, width, height } = element.getBoundingClientRect();
    const at = { x: left + width / 2, y: top + height / 2 };
    const hit = document.elementFromPoint(at.x, at.y);
    if (hit && (element.contains(hit) || hit.contains(element))) return at;
  }
  return null;
}

const SELECTORS = {
  button: 'button, [role=button]',
  component: '[data-component]',
  field: 'input, textarea',
};

/** The middle of a thing that has come to rest. A name that ends in `…` begins so. */
export async function find(tab, role, name) {
  let before = null;
  return until(`${role} “${name}”`, async () => {
    const at = await tab.run(place, SELECTORS[role] ?? `[role=${role}]`, name);
    const rests = at && before && at.x === before.x && at.y === before.y;
    before = at;
    return rests && at;
  });
}

export async function click(tab, role, name) {
  await tab.click(await find(tab, role, name));
}

/** Puts another text into a field, as a person does who selects what was there. */
export async function fill(tab, name, text) {
  await click(tab, 'field', name);
  await tab.press('Control+a');
  await tab.type(text);
  await tab.press('Enter');
}

/** Waits until a download begins, or for so long that none will. */
async function begins(tab) {
  for (let waited = 0; waited < 8_000 && readdirSync(tab.downloads).length === 0; waited += 50)
    await sleep(50);
}

/** Text of the file that the browser then downloads; its folder is empty again afterwards. */
export async function downloaded(tab, act) {
  // On a busy machine the page may move under the hand: a person presses once more.
  for (let tries = 0; tries < 4 && readdirSync(tab.downloads).length === 0; tries++) {
    await act();
    await begins(tab);
  }
  let [file, text] = ['', ''];
  await until('a whole downloaded file', () => {
    const [name, ...others] = readdirSync(tab.downloads);
    // While it is under way, a file with another name lies there, alone or beside an empty one.
    if (others.length > 0 || !name?.endsWith('.csv')) return false;
    file = join(tab.downloads, name);
    const before = text;
    text = readFileSync(file, 'utf8');
    return text !== '' && text === before;
  });
  rmSync(file);
  return text;
}
