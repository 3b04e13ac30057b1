import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noteCard, noteList } from '../public/view.mjs';
import { running } from './support.mjs';

const note = { id: 3, title: 'Tea', body: '', tags: [], created: '2026-03-02T09:00:00.000Z' };

test('a note can be archived from its card', () => {
  assert.match(noteCard(note), /data-action="archive" aria-label="Archive Tea">Archive</);
  assert.doesNotMatch(noteCard(note), /data-action="restore"/);
});

test('an archived note can be restored from its card', () => {
  const html = noteCard({ ...note, archived: '2026-03-03T09:00:00.000Z' });

  assert.match(html, /data-action="restore" aria-label="Restore Tea">Restore</);
  assert.doesNotMatch(html, /data-action="archive"/);
});

test('an empty archive says so', () => {
  assert.match(noteList([], new Date(), '', 'archive'), /The archive is empty/);
});

test('the page has a button for each view and tells how many notes were found', async (t) => {
  const call = await running(t);
  const { body: html } = await call('GET', '/');

  assert.match(html, /<button type="button" data-view="notes"/);
  assert.match(html, /<button type="button" data-view="archive"/);
  assert.match(html, /<p id="count" class="count" role="status">/);
});
