import assert from 'node:assert/strict';
import { test } from 'node:test';
import { slugify, withUniqueSlugs } from '../src/slug.mjs';

test('a title becomes a part of an address', () => {
  assert.equal(slugify('Über uns & Co.'), 'uber-uns-co');
  assert.equal(slugify('  Große Bohnen! '), 'grosse-bohnen');
  assert.equal(slugify('日記 1'), '日記-1');
});

test('a title without letters still has an address', () => assert.equal(slugify('?!'), 'untitled'));

test('entries of the same title get addresses of their own', () => {
  const entries = [{ title: 'Notes' }, { title: 'notes' }, { title: 'Notes 2' }, { title: 'Notes!' }];
  assert.deepEqual(withUniqueSlugs(entries).map(({ slug }) => slug), ['notes', 'notes-2', 'notes-2-2', 'notes-3']);
});

test('an author who says the slug gets it', () => {
  const entries = [{ title: 'Notes', slug: 'diary' }, { title: 'Diary' }];
  assert.deepEqual(withUniqueSlugs(entries).map(({ slug }) => slug), ['diary', 'diary-2']);
});

test('a slug that is taken by its author is not given again', () => {
  const entries = [{ title: 'Notes' }, { title: 'Notes' }, { title: 'X', slug: 'notes-3' }, { title: 'Notes' }];
  assert.deepEqual(withUniqueSlugs(entries).map(({ slug }) => slug), ['notes', 'notes-2', 'notes-3', 'notes-4']);
});

test('many entries of one title are told apart', () => {
  const slugs = withUniqueSlugs(Array(400).fill({ title: 'Notes' })).map(({ slug }) => slug);

  assert.equal(new Set(slugs).size, 400);
  assert.equal(slugs.at(-1), 'notes-400');
});
