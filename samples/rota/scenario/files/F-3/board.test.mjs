import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draw } from '../src/board/draw.mjs';
import { nameOf } from '../src/board/keys.mjs';
import { after, begin } from '../src/board/state.mjs';
import { two } from './support.mjs';

const size = { columns: 80, rows: 24 };

test('the board marks the shift that is selected, and what is free', () => {
  const screen = draw({ ...begin(), at: 1 }, two, size).replace(/\x1b\[[?\d;]*[A-Za-z]/g, '');

  assert.match(screen, / 1 of 2 shifts are free/);
  assert.match(screen, / {3}16:00-18:00 {2}Bicycles +Noor/);
  assert.match(screen, / > 18:00-20:00 {2}Sewing +free/);
});

test('keys move within the list and no further', () => {
  const keys = ['\x1b[A', '\x1b[B', 'j', '\x1b[B'].map(nameOf);

  assert.deepEqual(keys.map((_, last) => typed(keys.slice(0, last + 1)).at), [0, 1, 1, 1]);
});

test('q and control C leave', () => {
  assert.equal(after(begin(), nameOf('q'), two).isOver, true);
  assert.equal(after(begin(), nameOf('\x03'), two).isOver, true);
});

function typed(keys) {
  return keys.reduce((state, key) => after(state, key, two), begin());
}
