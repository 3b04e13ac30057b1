import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draw } from '../src/board/draw.mjs';
import { nameOf } from '../src/board/keys.mjs';
import { after, begin } from '../src/board/state.mjs';
import { two } from './support.mjs';

test('t asks for a name, and Enter takes the selected shift over', () => {
  const asking = typed('\x1b[B', 't', 'A', 'd', 'x', '\x7f', 'a');

  assert.match(draw(asking, two, { columns: 80, rows: 24 }), /Who takes it\? Ada_/);
  assert.deepEqual(after(asking, nameOf('\r'), two).takes, { id: 2, who: 'Ada' });
});

test('Esc asks no longer, and takes nothing over', () => {
  const state = typed('\x1b[B', 't', 'A', '\x1b');

  assert.deepEqual([state.asks, state.takes, state.isOver], [null, null, false]);
});

test('Esc goes back to the top where nothing is asked', () => {
  assert.equal(typed('\x1b[B', '\x1b').at, 0);
});

test('a shift that is taken cannot be taken over', () => {
  assert.equal(typed('t').says, 'This shift is taken already.');
});

function typed(...keys) {
  return keys.reduce((state, key) => after(state, nameOf(key), two), begin());
}
