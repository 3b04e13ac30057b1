import assert from 'node:assert/strict';
import { test } from 'node:test';

const word = `okapi${process.pid}x${Date.now()}`;
const notes = [{ title: `About ${word.toUpperCase()}` }, { title: 'Second', body: `the ${word}` }, { title: 'Third' }];

test('upper and lower case make no difference to a search', async () => {
  for (const note of notes) await write(note);

  for (const asked of [word, word.toUpperCase(), `O${word.slice(1)}`]) {
    const found = await titles(asked);
    assert.deepEqual(found, ['Second', notes[0].title], 'The case of a word changes what is found');
  }
});

test('letters beyond the English ones are no exception', async () => {
  await write({ title: `Über ${word}` });

  assert.deepEqual(await titles(`ÜBER ${word}`), [`Über ${word}`], 'The case of a word changes what is found');
});

async function write(note) {
  const response = await fetch(`${process.env.SERVICE_URL}/notes`, { method: 'POST', body: JSON.stringify(note) });
  assert.equal(response.status, 201);
}

async function titles(words) {
  const response = await fetch(`${process.env.SERVICE_URL}/notes?q=${encodeURIComponent(words)}`);
  assert.equal(response.status, 200);
  return (await response.json()).map((note) => note.title);
}
