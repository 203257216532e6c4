import { expect, test } from 'vitest';
import { catalogue } from '../../library/index.ts';
import { badgesOf, emptyDocument, type PatchbayDocument } from '../../model/index.ts';
import { addComponent } from '../components/add.ts';
import { disableComponents, enableComponents } from '../components/disable.ts';
import { removeSelection } from '../components/remove.ts';
import { renameComponent } from '../components/rename.ts';
import { setBadges } from './badges.ts';
import { connect, reconnect } from './connect.ts';
import { insertOnConnector } from './insert.ts';

const port = (text: string) => {
  const [component = '', field = ''] = text.split('.');
  return { component, field };
};

/** range, accumulate, delay and collect; range leads to accumulate and to collect, as badges. */
function tucked(): PatchbayDocument {
  let document = emptyDocument('test');
  for (const type of ['Range', 'Accumulate', 'Delay', 'Collect'])
    document = addComponent(document, catalogue, `patchbay.${type}`, { x: 0, y: 0 }).document;
  document = connect(document, port('range.y'), port('accumulate.x'));
  document = connect(document, port('range.y'), port('collect.x'));
  return setBadges(document, ['range.y..accumulate.x', 'range.y..collect.x'], true);
}
const badges = (document: PatchbayDocument) => [...badgesOf(document)];

test('connectors are shown as badges and as wires again, and then nothing of it is left', () => {
  const document = tucked();
  expect(badges(document)).toEqual(['range.y..accumulate.x', 'range.y..collect.x']);
  const one = setBadges(document, ['range.y..collect.x'], false);
  expect(badges(one)).toEqual(['range.y..accumulate.x']);
  const none = setBadges(one, ['range.y..accumulate.x'], false);
  expect(none.config).toEqual(setBadges(document, badges(document), false).config);
  expect(JSON.stringify(none.config)).not.toContain('badges');
});

test('they follow a component that is renamed and an end that is moved', () => {
  const renamed = renameComponent(tucked(), 'range', 'clock');
  if (!renamed.ok) throw new Error(renamed.error);
  expect(badges(renamed.value)).toEqual(['clock.y..accumulate.x', 'clock.y..collect.x']);
  const moved = reconnect(tucked(), 'range.y..collect.x', port('range.y'), port('delay.x'));
  expect(badges(moved)).toEqual(['range.y..accumulate.x', 'range.y..delay.x']);
});

test('they go with their connector: one that is drawn anew is a wire', () => {
  const id = 'range.y..collect.x';
  const without = removeSelection(tucked(), { components: [], connectors: [id] });
  expect(badges(connect(without, port('range.y'), port('collect.x')))).not.toContain(id);
  const inserted = insertOnConnector(tucked(), catalogue, id, 'delay');
  if (!inserted.ok) throw new Error(inserted.error);
  expect(badges(inserted.value)).toEqual(['range.y..accumulate.x']);
  const gone = removeSelection(tucked(), { components: ['range'], connectors: [] });
  expect(badges(gone)).toEqual([]);
});

test('they stay while a component is switched off', () => {
  const off = disableComponents(tucked(), catalogue, ['accumulate']);
  const other = setBadges(off, ['range.y..collect.x'], false);
  expect(badges(enableComponents(other, ['accumulate']))).toEqual(['range.y..accumulate.x']);
});

test('what is no list of connectors is passed over, and no name is made of it', () => {
  const document = tucked();
  const config = JSON.parse(
    JSON.stringify(document.config).replace(/"badges":\[[^\]]*\]/u, '"badges":[1,null,"a..b"]'),
  ) as PatchbayDocument['config'];
  expect(badges({ ...document, config })).toEqual(['a..b']);
  expect(badges({ ...document, config: {} })).toEqual([]);
});
