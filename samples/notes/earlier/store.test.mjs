import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NoteStore } from '../src/store.mjs';
import { dataFile } from './support.mjs';

test('the store lists the newest note first', async (t) => {
  const store = await NoteStore.open(await dataFile(t));
  await store.add({ title: 'First', body: '' });
  await store.add({ title: 'Second', body: '' });

  assert.deepEqual(store.list().map((note) => note.title), ['Second', 'First']);
});

test('notes are still there when the file is opened again', async (t) => {
  const file = await dataFile(t);
  const written = await (await NoteStore.open(file)).add({ title: 'Keep me', body: 'please' });

  assert.deepEqual((await NoteStore.open(file)).list(), [written]);
});
