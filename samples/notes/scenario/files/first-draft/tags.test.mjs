import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tidyTags } from '../src/tags.mjs';

test('tags are tidied up: lower case, no empty ones, each once', () => {
  assert.deepEqual(tidyTags([' Home ', 'home', '', 'Recipe']), ['home', 'recipe'], 'The tags are not tidied up');
});
