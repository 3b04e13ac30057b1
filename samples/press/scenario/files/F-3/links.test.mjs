import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linksIn, resolveLinks } from '../src/links.mjs';

const entry = (title, body = '', more = {}) =>
  ({ file: `posts/${title}.md`, line: 5, name: title, slug: title.toLowerCase(), title, body, ...more });

test('links are found with their lines', () => {
  assert.deepEqual(linksIn('See [[Beans]].\n\nOr [[Old tools|these]], [[ Peas ]].', 5), [
    { target: 'Beans', text: 'Beans', line: 5 },
    { target: 'Old tools', text: 'these', line: 7 },
    { target: 'Peas', text: 'Peas', line: 7 },
  ]);
});

test('a link names a title, a slug or a file, in any case', () => {
  const beans = entry('Sowing beans', '', { slug: 'sowing', name: '2026-03-beans' });
  const { entries, problems } = resolveLinks([beans, entry('Now', '[[SOWING BEANS]] [[sowing]] [[2026-03-Beans]]')]);

  assert.deepEqual(problems, []);
  assert.deepEqual([...entries[1].targets.values()].map(({ title }) => title), Array(3).fill('Sowing beans'));
});

test('where several have the name the first of the site wins', () => {
  const twins = ['notes', 'notes-2'].map((slug) => entry('Notes', '', { slug }));
  assert.equal(resolveLinks([...twins, entry('Now', '[[Notes]]')]).entries[2].targets.get('Notes').slug, 'notes');
});

test('a link that leads nowhere is named with file and line', () => {
  const { problems } = resolveLinks([entry('Now', 'See\n[[Melons]].')]);
  assert.deepEqual(problems.map(({ message }) => message), ['posts/Now.md:6: [[Melons]] leads nowhere.']);
});

test('an entry knows who mentions it: each once, never itself', () => {
  const all = [entry('Beans', '[[Beans]]'), entry('March', '[[Beans]] and [[Beans]]'), entry('April', '[[beans]]')];
  assert.deepEqual(resolveLinks(all).entries[0].mentions.map(({ title }) => title), ['March', 'April']);
});

test('the first entry wins whichever of its names is meant', () => {
  const [peas, beans] = [entry('Peas', '', { name: 'beans' }), entry('Beans')];
  assert.equal(resolveLinks([peas, beans, entry('Now', '[[Beans]]')]).entries[2].targets.get('Beans').title, 'Peas');
});
