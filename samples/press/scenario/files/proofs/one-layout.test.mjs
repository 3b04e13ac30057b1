import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const paths = readdirSync('src', { recursive: true }).map((path) => join('src', path));
const files = paths.filter((path) => path.endsWith('.mjs'));
const having = (text) => files.filter((file) => readFileSync(file, 'utf8').includes(text));

test('one file writes the frame of a page', () => {
  for (const piece of ['<!doctype html>', '<meta charset', '<header>', '<footer>']) {
    assert.deepEqual(having(piece), ['src/layout.mjs'], `More than one file writes ${piece}`);
  }
});

test('what is shared by pages of several kinds is written once', () => {
  for (const piece of ['Mentioned in', '<time datetime']) {
    assert.equal(having(piece).length, 1, `More than one file writes ${piece}`);
  }
});
