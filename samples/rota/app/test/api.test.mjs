import assert from 'node:assert/strict';
import { test } from 'node:test';
import { running } from './support.mjs';

test('all shifts of the week are listed in their order', async (t) => {
  const { status, body } = await (await running(t))('GET', '/api/shifts');

  assert.equal(status, 200);
  assert.deepEqual(body.map((shift) => shift.id), [1, 2, 3, 4, 5, 6, 7, 8]);
});

test('one shift has its day, its time and its task', async (t) => {
  const { body } = await (await running(t))('GET', '/api/shifts/3');

  assert.deepEqual(body, { id: 3, day: 'Friday', from: '18:00', to: '20:00', task: 'Bicycles', who: null });
});

test('what is not there is said in a sentence', async (t) => {
  const call = await running(t);

  assert.deepEqual((await call('GET', '/api/shifts/99')).body, { error: 'There is no shift 99.' });
  assert.equal((await call('GET', '/nowhere')).status, 404);
});
