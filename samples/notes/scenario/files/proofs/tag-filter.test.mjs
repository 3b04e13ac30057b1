import assert from 'node:assert/strict';
import { test } from 'node:test';

const notes = `${process.env.SERVICE_URL}/notes`;
const tag = `t${process.pid % 10000}x${Date.now() % 1e9}`;

test('a tag lists exactly the notes that have it', async () => {
  await write({ title: 'Shopping', body: 'oat milk', tags: [tag, 'errands'] });
  await write({ title: 'Plants', body: 'water them', tags: [tag] });
  await write({ title: 'Talk', body: 'milk jokes', tags: [`${tag}y`] });

  assert.deepEqual(await titles({ tag }), ['Plants', 'Shopping'], 'A tag lists other notes than those that have it');
  assert.deepEqual(await titles({ tag: tag.toUpperCase() }), ['Plants', 'Shopping'], 'The case of a tag matters');
});

test('a tag and a search narrow each other', async () => {
  assert.deepEqual(await titles({ tag, q: 'milk' }), ['Shopping'], 'A tag and a search do not narrow each other');
});

test('an unknown tag lists nothing', async () => {
  assert.deepEqual(await titles({ tag: `${tag}z` }), [], 'An unknown tag lists notes');
});

async function write(note) {
  const response = await fetch(notes, { method: 'POST', body: JSON.stringify(note) });
  assert.equal(response.status, 201);
}

async function titles(asked) {
  const response = await fetch(`${notes}?${new URLSearchParams(asked)}`);
  assert.equal(response.status, 200);
  return (await response.json()).map((note) => note.title);
}
