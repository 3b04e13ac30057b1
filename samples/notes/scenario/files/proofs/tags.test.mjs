import assert from 'node:assert/strict';
import { test } from 'node:test';

const notes = `${process.env.SERVICE_URL}/notes`;

test('tags are kept with a note: in lower case, without empty ones, each once', async () => {
  const created = await post({ title: 'Tea', tags: [' Home ', 'home', '', 'Recipe'] });
  assert.equal(created.status, 201);

  const note = await created.json();
  assert.deepEqual(note.tags, ['home', 'recipe'], 'The tags are not kept with the note');
  assert.deepEqual((await read(note.id)).tags, ['home', 'recipe'], 'The tags are lost when the note is read again');
});

test('a note without tags has an empty list of them', async () => {
  const { id } = await (await post({ title: 'Plain' })).json();
  assert.deepEqual((await read(id)).tags, [], 'A note without tags has no empty list of them');
});

test('tags that are not a list of words are refused with a reason', async () => {
  for (const tags of ['home', [7], { home: true }]) {
    const refused = await post({ title: 'Tea', tags });
    assert.equal(refused.status, 400, 'Tags that are not a list of words are accepted');
    assert.match((await refused.json()).error, /tags/);
  }
});

const post = (note) => fetch(notes, { method: 'POST', body: JSON.stringify(note) });
const read = async (id) => (await fetch(`${notes}/${id}`)).json();
