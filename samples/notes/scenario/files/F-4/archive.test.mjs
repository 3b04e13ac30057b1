import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NoteStore } from '../src/store.mjs';
import { dataFile, running } from './support.mjs';

test('an archived note leaves the list, the search and its tags', async (t) => {
  const { call, tea } = await withNotes(t);
  const { status, body: note } = await call('POST', `/notes/${tea.id}/archive`);

  assert.equal(status, 200);
  assert.ok(note.archived);
  for (const query of ['', '?q=lemon', '?tag=home', '?archived=no']) {
    assert.ok(!(await titles(call, query)).includes('Tea'), query);
  }
});

test('the archive is listed, searched and filtered when it is asked for', async (t) => {
  const { call, tea } = await withNotes(t);
  await call('POST', `/notes/${tea.id}/archive`);

  assert.deepEqual(await titles(call, '?archived=yes'), ['Tea']);
  assert.deepEqual(await titles(call, '?archived=yes&q=LEMON&tag=home'), ['Tea']);
  assert.deepEqual(await titles(call, '?archived=yes&q=water'), []);
});

test('a restored note is what it was before', async (t) => {
  const { call, tea } = await withNotes(t);
  await call('POST', `/notes/${tea.id}/archive`);
  const { status, body: note } = await call('DELETE', `/notes/${tea.id}/archive`);

  assert.equal(status, 200);
  assert.deepEqual(note, tea);
  assert.deepEqual(await titles(call, ''), ['Plants', 'Tea']);
});

test('archiving twice changes nothing', async (t) => {
  const { call, tea } = await withNotes(t);
  const { body: once } = await call('POST', `/notes/${tea.id}/archive`);

  assert.deepEqual((await call('POST', `/notes/${tea.id}/archive`)).body, once);
});

test('what cannot be archived is refused with a reason', async (t) => {
  const { call } = await withNotes(t);

  assert.equal((await call('POST', '/notes/99/archive')).status, 404);
  assert.equal((await call('DELETE', '/notes/99/archive')).status, 404);
  assert.equal((await call('GET', '/notes?archived=perhaps')).status, 400);
});

test('the store keeps a changed note', async (t) => {
  const file = await dataFile(t);
  const store = await NoteStore.open(file);
  const { id } = await store.add({ title: 'Tea', body: '' });
  await store.change(id, { archived: '2026-03-02T09:00:00.000Z' });

  assert.equal((await NoteStore.open(file)).get(id).archived, '2026-03-02T09:00:00.000Z');
  assert.equal(await store.change(99, {}), undefined);
});

async function withNotes(t) {
  const call = await running(t);
  const { body: tea } = await call('POST', '/notes', { title: 'Tea', body: 'Lemon', tags: ['home'] });
  await call('POST', '/notes', { title: 'Plants', body: 'Water them', tags: ['garden'] });
  return { call, tea };
}

async function titles(call, query) {
  const { body } = await call('GET', `/notes${query}`);
  return body.map((note) => note.title);
}
