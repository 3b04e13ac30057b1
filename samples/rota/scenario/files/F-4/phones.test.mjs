import assert from 'node:assert/strict';
import { test } from 'node:test';
import { phones } from '../src/rota.mjs';
import { running, two } from './support.mjs';

test('who leaves a number is on the list of numbers', async (t) => {
  const call = await running(t);
  await call('POST', '/api/shifts/3/take', { who: 'Ada', phone: '555 0101' });

  assert.match((await call('GET', '/phones')).body, /<td>Ada<\/td><td>555 0101<\/td>/);
});

test('who left none is on the list by name', () => {
  assert.deepEqual(phones(two), [{ name: 'Noor', phone: '' }]);
});

test('the page still says the name', async (t) => {
  const call = await running(t);
  await call('POST', '/api/shifts/3/take', { who: 'Ada', phone: '555 0101' });

  assert.match((await call('GET', '/')).body, /<td>Bicycles<\/td><td class="who">Ada<\/td>/);
});
