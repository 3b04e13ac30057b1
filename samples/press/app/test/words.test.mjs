import assert from 'node:assert/strict';
import { test } from 'node:test';
import { excerpt, minutes, plain } from '../src/words.mjs';

test('the marks of a text are not read aloud', () => {
  assert.equal(plain('# A\n\n- *b* [c](d) [[e|f]] ![g](h) `i`\n\n```\nj\n```\nk'), 'A b c f g i k');
});

test('a short text is its own beginning', () => assert.equal(excerpt('A *few* words.'), 'A few words.'));

test('a long one is cut between two words', () => {
  assert.equal(excerpt('one two three', 9), 'one two…');
  assert.equal(excerpt('incomprehensibilities', 5), 'i…');
});

test('reading takes a minute at least', () => {
  assert.equal(minutes(''), 1);
  assert.equal(minutes('word '.repeat(660)), 3);
});
