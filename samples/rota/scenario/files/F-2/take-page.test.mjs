import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rotaPage } from '../src/pages.mjs';
import { running, two } from './support.mjs';

test('a free shift has a button that takes it over, and a taken one has none', () => {
  const page = rotaPage(two);

  assert.deepEqual([...page.matchAll(/data-take="(\d+)"/g)].map(([, id]) => id), ['2']);
  assert.match(page, /aria-label="Take Sewing, Friday 18:00"/);
});

test('the page asks for a name before it takes a shift over', () => {
  assert.match(rotaPage(two), /<dialog[^>]*>[^]*<input name="who" required/);
});

test('the page names who has taken a shift over', async (t) => {
  const call = await running(t);
  await call('POST', '/api/shifts/3/take', { who: 'Ada' });

  assert.match((await call('GET', '/')).body, /<td>Bicycles<\/td><td class="who">Ada<\/td>/);
});
