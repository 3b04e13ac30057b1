import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rotaPage } from '../src/pages.mjs';
import { running, two } from './support.mjs';

test('the page lists every shift and says how many are free', () => {
  const page = rotaPage(two);

  assert.match(page, /1 of 2 shifts are free/);
  assert.match(page, /<td>16:00-18:00<\/td><td>Bicycles<\/td><td class="who">Noor<\/td>/);
  assert.match(page, /<em>free<\/em>/);
});

test('a name never becomes markup', () => {
  assert.match(rotaPage([{ ...two[0], who: '<b>Noor</b>' }]), /&lt;b&gt;Noor&lt;\/b&gt;/);
});

test('the page has its style and its script', async (t) => {
  const call = await running(t);

  for (const path of ['/', '/style.css', '/rota.js']) assert.equal((await call('GET', path)).status, 200);
});
