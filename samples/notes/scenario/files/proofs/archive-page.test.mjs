import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noteCard } from '../public/view.mjs';

const note = { id: 1, title: 'Tea', body: '', tags: [], created: '2026-03-02T09:00:00.000Z' };

test('a card offers to archive a note, or to restore it', () => {
  const kept = noteCard(note);
  const archived = noteCard({ ...note, archived: '2026-03-03T09:00:00.000Z' });

  assert.deepEqual(actions(kept), ['archive', 'delete'], 'The card of a note does not offer to archive it');
  assert.deepEqual(actions(archived), ['delete', 'restore'], 'The card of an archived note cannot restore it');
});

test('the page has a button for the notes and one for the archive', async () => {
  const html = await (await fetch(`${process.env.SERVICE_URL}/`)).text();
  const views = [...html.matchAll(/<button[^>]*data-view="([^"]*)"/g)].map(([, view]) => view);

  assert.deepEqual(views.sort(), ['archive', 'notes'], 'The page has no button for the archive');
});

function actions(html) {
  return [...html.matchAll(/<button[^>]*data-action="([^"]*)"/g)].map(([, action]) => action).sort();
}
