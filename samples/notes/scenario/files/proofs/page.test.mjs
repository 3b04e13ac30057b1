import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noteCard } from '../public/view.mjs';

test('the page has a search box', async () => {
  const html = await (await fetch(`${process.env.SERVICE_URL}/`)).text();
  const boxes = html.match(/<input[^>]*>/g) ?? [];
  const has = (...words) => boxes.some((box) => words.every((word) => box.includes(word)));

  assert.ok(has('type="search"', 'name="q"'), 'The page has no search box named q');
  assert.ok(has('name="tags"'), 'The page has no box for tags');
});

test('every tag of a note is a button that names it', () => {
  const note = { id: 1, title: 'Tea', body: '', created: '2026-03-02T09:00:00.000Z' };
  const html = noteCard({ ...note, tags: ['home', 'recipe'] });
  const buttons = html.match(/<button[^>]*data-tag="[^"]*"[^>]*>[^<]*</g) ?? [];

  assert.equal(buttons.length, 2, 'The tags of a note are not buttons');
  assert.match(buttons[0], /data-tag="home"[^>]*>\s*home/);
});
