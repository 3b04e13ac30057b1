import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

const press = (...words) => spawnSync(process.execPath, ['press.mjs', ...words], { encoding: 'utf8' });

test('a site is made, and made again without writing anything', async (t) => {
  const out = await mkdtemp(join(tmpdir(), 'press-out-'));
  t.after(() => rm(out, { recursive: true }));

  const first = press('build', 'test/sites/garden', out);
  const second = press('build', 'test/sites/garden', out);

  assert.equal(first.status, 0, first.stderr);
  assert.match(second.stdout, /files, 0 of them new or changed/);
  assert.ok(existsSync(join(out, 'index.html')));
});

test('a site with mistakes is not made', () => {
  const { status, stderr } = press('build', 'test/sites/broken', join(tmpdir(), 'press-never'));

  assert.equal(status, 1);
  assert.match(stderr, /posts\/unclosed\.md:1: The front matter is never closed/);
  assert.ok(!existsSync(join(tmpdir(), 'press-never')));
});

test('a site can be checked', () => {
  const { status, stdout } = press('check', 'test/sites/garden');
  assert.equal(status, 0);
  assert.match(stdout, /^4 posts, 2 pages, 6 links: nothing is wrong\.$/m);
});

test('other words are answered with the usage', () => {
  for (const words of [[], ['bild', 'a'], ['build', 'a'], ['build', 'a', 'b', '--draft']]) {
    const { status, stderr } = press(...words);
    assert.equal(status, 2, words.join(' '));
    assert.match(stderr, /Usage:/);
  }
});
