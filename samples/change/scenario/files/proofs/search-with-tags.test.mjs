import assert from 'node:assert/strict';
import { test } from 'node:test';

const word = `zebra${process.pid}x${Date.now()}`;

test('a search lists exactly the notes with the word in their title or text', async () => {
  await write({ title: `About ${word}`, body: 'first' });
  await write({ title: 'Second', body: `all about ${word} and more` });
  await write({ title: 'Third', body: 'nothing of it' });

  const expected = ['Second', `About ${word}`];
  assert.deepEqual(await titles(word), expected, 'A search lists other notes than those with the word');
});

test('all words of a search must occur, in any order', async () => {
  assert.deepEqual(await titles(`more ${word}`), ['Second'], 'A search lists notes with only one of two words');
});

test('a search that finds nothing is an empty list, one for nothing lists all', async () => {
  const all = await titles();
  assert.deepEqual(await titles(`${word}nowhere`), [], 'A search for an unknown word lists notes');
  assert.deepEqual(await titles('  '), all, 'A search for nothing leaves notes out');
});

test('a search finds a note by its tags', async () => {
  const tag = `tag${process.pid}x${Date.now()}`.slice(0, 24);
  await write({ title: 'Fourth', body: 'tagged', tags: [tag, 'other'] });
  await write({ title: 'Fifth', body: 'tagged', tags: ['other'] });

  assert.deepEqual(await titles(tag), ['Fourth'], 'A search for a tag does not list exactly the notes that have it');
  assert.deepEqual(await titles(`${tag} tagged`), ['Fourth'], 'A tag and a word do not narrow a search together');
});

async function write(note) {
  const response = await fetch(`${process.env.SERVICE_URL}/notes`, { method: 'POST', body: JSON.stringify(note) });
  assert.equal(response.status, 201);
}

async function titles(words) {
  const query = words === undefined ? '' : `?q=${encodeURIComponent(words)}`;
  const response = await fetch(`${process.env.SERVICE_URL}/notes${query}`);
  assert.equal(response.status, 200);
  return (await response.json()).map((note) => note.title);
}
