import assert from 'node:assert/strict';
import { readdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
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

test('the number of a deleted note is never given again', async (t) => {
  const file = await dataFile(t);
  const store = await NoteStore.open(file);
  const { id } = await store.add({ title: 'Gone', body: '' });
  await store.remove(id);

  const again = await NoteStore.open(file);
  assert.equal((await again.add({ title: 'New', body: '' })).id, id + 1);
});

test('many notes at once are all saved, and nothing else is left behind', async (t) => {
  const file = await dataFile(t);
  const store = await NoteStore.open(file);
  await Promise.all(Array.from({ length: 20 }, (_, n) => store.add({ title: `Note ${n}`, body: '' })));

  assert.equal((await NoteStore.open(file)).list().length, 20);
  assert.deepEqual(await readdir(dirname(file)), ['notes.json']);
});

test('a damaged file is not opened', async (t) => {
  const file = await dataFile(t);
  await writeFile(file, '{"lastId": 3, "not');

  await assert.rejects(NoteStore.open(file), /is damaged/);
});

test('a thousand notes are saved within a second', { skip: 'too slow on the build machine' }, async (t) => {
  const store = await NoteStore.open(await dataFile(t));
  const start = Date.now();
  for (let n = 0; n < 1000; n++) await store.add({ title: `Note ${n}`, body: '' });

  assert.ok(Date.now() - start < 1000);
});
