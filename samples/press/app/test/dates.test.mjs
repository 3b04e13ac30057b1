import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byDate, dayOf, isDate, longDate, momentOf } from '../src/dates.mjs';

test('a day and a time of a day are dates', () => {
  const dates = ['2026-03-01', '2024-02-29', '2026-03-01T18:30Z', '2026-03-01T18:30:15+02:00', '2026-03-01T18:30'];
  for (const text of dates) {
    assert.ok(isDate(text), text);
  }
});

test('what is no day is no date', () => {
  for (const text of ['', 'tomorrow', '2026-02-30', '2026-13-01', '1.3.2026', '2026-03-01 18:30']) {
    assert.ok(!isDate(text), text);
  }
});

test('a feed gets times in UTC', () => {
  assert.equal(momentOf('2026-03-01'), '2026-03-01T00:00:00Z');
  assert.equal(momentOf('2026-03-01T18:30'), '2026-03-01T18:30:00Z');
  assert.equal(momentOf('2026-03-01T18:30:00+02:00'), '2026-03-01T16:30:00Z');
});

test('a post of the small hours keeps the day on which it was written', () => {
  assert.equal(dayOf('2026-03-01T00:30:00+02:00'), '2026-03-01');
});

test('a date is written as people write it', () => {
  assert.equal(longDate('2026-03-01'), '1 March 2026');
  assert.equal(longDate('2025-12-31T23:00:00Z'), '31 December 2025');
});

test('newest first, and by file name within a moment', () => {
  const posts = [
    { name: 'b', date: '2026-03-01' },
    { name: 'c', date: '2026-03-02' },
    { name: 'a', date: '2026-03-01T00:00:00Z' },
  ];
  assert.deepEqual(posts.sort(byDate).map(({ name }) => name), ['c', 'a', 'b']);
});
