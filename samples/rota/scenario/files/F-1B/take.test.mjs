import assert from 'node:assert/strict';
import { test } from 'node:test';
import { running } from './support.mjs';

test('who takes a free shift over is told where it is, and finds it there', async (t) => {
  const call = await running(t);
  const { status, headers, body } = await call('POST', '/api/shifts/3/take', { who: ' Ada ' });

  assert.equal(status, 201);
  assert.equal(body.id, 3);
  assert.equal((await call('GET', headers.get('location'))).body.id, 3);
});

test('a shift that was taken is free no more', async (t) => {
  const call = await running(t);
  await call('POST', '/api/shifts/3/take', { who: 'Ada' });

  assert.notEqual((await call('GET', '/api/shifts/3')).body.who, null);
  const { status, body } = await call('POST', '/api/shifts/3/take', { who: 'Ben' });
  assert.equal(status, 409);
  assert.deepEqual(body, { error: 'Shift 3 is taken already.' });
});

test('nobody takes a shift without a name', async (t) => {
  const call = await running(t);

  assert.equal((await call('POST', '/api/shifts/3/take', { who: ' ' })).status, 400);
  assert.equal((await call('POST', '/api/shifts/3/take', {})).status, 400);
});
