import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listOf, parseFrontMatter } from '../src/frontmatter.mjs';

test('fields and text are told apart, and the line of the text is known', () => {
  const text = '---\ntitle: Beans\n\n# a remark\ndate: 2026-03-01\n---\nSow them.\n';
  const { fields, body, line } = parseFrontMatter(text, 'a.md');

  assert.deepEqual(fields, { title: 'Beans', date: '2026-03-01' });
  assert.equal(body, 'Sow them.\n');
  assert.equal(line, 7);
});

test('a value may hold colons and stand in quotes', () => {
  const { fields } = parseFrontMatter('---\ntitle: "Beans: a love story"\n---\n', 'a.md');
  assert.equal(fields.title, 'Beans: a love story');
});

test('line ends of another system make no difference', () => {
  const { fields, body } = parseFrontMatter('---\r\ntitle: Beans\r\n---\r\nSow\r\nthem.', 'a.md');

  assert.deepEqual(fields, { title: 'Beans' });
  assert.equal(body, 'Sow\nthem.');
});

const mistakes = [
  ['Just text.', /^a\.md:1: The file does not begin with front matter/],
  ['---\ntitle: Beans\n', /^a\.md:1: The front matter is never closed/],
  ['---\ntitle\n---\n', /^a\.md:2: 'title' is no field; write 'name: value'/],
  ['---\ntitle: A\ncolour: red\n---\n', /^a\.md:3: 'colour' is not known\. Known are: title, /],
  ['---\ntitle: A\ntitle: B\n---\n', /^a\.md:3: 'title' is there twice/],
];

for (const [text, message] of mistakes) {
  test(`a mistake is named with its line: ${message.source}`, () => {
    assert.throws(() => parseFrontMatter(text, 'a.md'), { message });
  });
}

test('a list is its words, each once', () => {
  assert.deepEqual(listOf(' garden, beans,, garden '), ['garden', 'beans']);
  assert.deepEqual(listOf(undefined), []);
});
