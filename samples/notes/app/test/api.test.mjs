import assert from 'node:assert/strict';
import { test } from 'node:test';
import { running } from './support.mjs';

test('the health page says how many notes there are', async (t) => {
  const call = await running(t);
  await call('POST', '/notes', { title: 'One' });

  assert.deepEqual((await call('GET', '/health')).body, { ok: true, notes: 1 });
});

test('a new note can be read at the address that is answered', async (t) => {
  const call = await running(t);
  const created = await call('POST', '/notes', { title: '  Shopping ', body: 'Bread\n' });

  assert.equal(created.status, 201);
  assert.equal(created.body.title, 'Shopping');
  assert.equal(created.body.body, 'Bread');
  assert.deepEqual((await call('GET', created.headers.get('location'))).body, created.body);
});

test('a deleted note is gone', async (t) => {
  const call = await running(t);
  const { body: note } = await call('POST', '/notes', { title: 'Old' });

  assert.equal((await call('DELETE', `/notes/${note.id}`)).status, 204);
  assert.equal((await call('GET', `/notes/${note.id}`)).status, 404);
  assert.equal((await call('DELETE', `/notes/${note.id}`)).status, 404);
  assert.deepEqual((await call('GET', '/notes')).body, []);
});

test('what is not a note is refused with a reason', async (t) => {
  const call = await running(t);

  assert.deepEqual(await problem(call, { body: 'x' }), [400, 'A note needs a title.']);
  assert.deepEqual(await problem(call, { title: '   ' }), [400, 'A note needs a title.']);
  assert.deepEqual(await problem(call, { title: 7 }), [400, 'The title must be text.']);
  assert.deepEqual(await problem(call, { title: 'x'.repeat(121) }), [400, 'A title has at most 120 letters.']);
  assert.deepEqual(await problem(call, null), [400, 'A note is an object.']);
  assert.deepEqual(await problem(call, '{"title":'), [400, 'That is not JSON.']);
});

test('a note that is far too long is refused', async (t) => {
  const call = await running(t);

  assert.deepEqual(
    await problem(call, { title: 'Long', body: 'x'.repeat(70_000) }), [413, 'That is too much for a note.']);
});

test('unknown addresses and methods are told apart', async (t) => {
  const call = await running(t);

  assert.equal((await call('GET', '/nothing')).status, 404);
  assert.equal((await call('PUT', '/notes', {})).status, 405);
});

async function problem(call, body) {
  const { status, body: { error } } = await call('POST', '/notes', body);
  return [status, error];
}
