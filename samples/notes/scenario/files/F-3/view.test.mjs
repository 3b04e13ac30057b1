import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noteCard, noteList } from '../public/view.mjs';
import { running } from './support.mjs';

const note = { id: 3, title: 'Tea', body: '', tags: ['home', 'a"b'], created: '2026-03-02T09:00:00.000Z' };

test('the page has a search box and a place for tags', async (t) => {
  const call = await running(t);
  const { body: html } = await call('GET', '/');

  assert.match(html, /<input type="search" id="q" name="q"/);
  assert.match(html, /<input id="tags" name="tags"/);
});

test('every tag of a note is a button', () => {
  assert.match(noteCard(note), /<button type="button" class="tag" data-tag="home">home<\/button>/);
});

test('a note without tags has no row for them', () => {
  assert.doesNotMatch(noteCard({ ...note, tags: undefined }), /class="tags"/);
});

test('quotes cannot end an attribute', () => {
  const html = noteCard({ ...note, title: '" onfocus="alert(1)' });

  assert.match(html, /data-tag="a&quot;b"/);
  assert.match(html, /aria-label="Delete &quot; onfocus=&quot;alert\(1\)"/);
});

test('a search that finds nothing says what was sought, as text', () => {
  assert.match(noteList([], new Date(), '<b>milk'), /Nothing found for &lt;b&gt;milk\./);
});
