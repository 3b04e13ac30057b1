import assert from 'node:assert/strict';
import { test } from 'node:test';
import { running } from './support.mjs';

test('a search finds the word in titles and in texts', async (t) => {
  const call = await withNotes(t);

  assert.deepEqual(await titles(call, 'milk'), ['Milk the goat jokes', 'Shopping']);
});

test('all words of a search must occur, in any order', async (t) => {
  const call = await withNotes(t);

  assert.deepEqual(await titles(call, 'apples milk'), ['Shopping']);
});

test('a search for nothing lists every note', async (t) => {
  const call = await withNotes(t);

  assert.equal((await titles(call, ' ')).length, 3);
});

test('a search that finds nothing is an empty list', async (t) => {
  const call = await withNotes(t);

  assert.deepEqual(await titles(call, 'helicopter'), []);
});

async function withNotes(t) {
  const call = await running(t);
  await call('POST', '/notes', { title: 'Shopping', body: 'Oat milk, bread and apples' });
  await call('POST', '/notes', { title: 'Water the plants', body: 'Every Tuesday' });
  await call('POST', '/notes', { title: 'Milk the goat jokes', body: 'For the talk' });
  return call;
}

async function titles(call, words) {
  const { body } = await call('GET', `/notes?q=${encodeURIComponent(words)}`);
  return body.map((note) => note.title);
}
