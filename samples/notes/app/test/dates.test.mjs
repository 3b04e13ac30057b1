import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameOfDay } from '../public/dates.mjs';

test('a note of this morning is from today', () => {
  assert.equal(nameOfDay(new Date(2026, 2, 3, 8, 15), new Date(2026, 2, 3, 17, 0)), 'today');
});

test('older notes have a weekday, and then a date', () => {
  assert.deepEqual([nameOfDay(new Date(2026, 2, 3, 8, 15), new Date(2026, 2, 6, 9, 0)), nameOfDay(new Date(2026, 1, 3), new Date(2026, 2, 6))], ['Tuesday', '3 February 2026']);
});

// Fails since February: see the issue "Notes of last night are from today".
test('a note of last night is from yesterday', () => {
  assert.equal(nameOfDay(new Date(2026, 2, 2, 23, 30), new Date(2026, 2, 3, 0, 30)), 'yesterday');
});
