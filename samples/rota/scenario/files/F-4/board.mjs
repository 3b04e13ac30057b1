import { parseArgs } from 'node:util';
import { draw, hide, show } from './src/board/draw.mjs';
import { keysOf, nameOf } from './src/board/keys.mjs';
import { after, begin } from './src/board/state.mjs';
import { RotaStore } from './src/store.mjs';

const { values } = parseArgs({ options: { data: { type: 'string', default: 'var/rota.json' } } });
const { stdin, stdout } = process;
if (!stdin.isTTY || !stdout.isTTY) {
  console.error('The board needs a terminal. Scripts ask the API.');
  process.exit(2);
}

const store = await RotaStore.open(values.data);
let state = begin();

stdin.setRawMode(true);
stdin.setEncoding('utf8');
stdout.write(show);
paint();
stdout.on('resize', paint);
stdin.on('data', async (typed) => {
  for (const key of keysOf(typed)) await press(nameOf(key));
  if (!state.isOver) paint();
});

async function press(key) {
  state = after(state, key, store.list());
  if (state.isOver) leave();
  if (state.takes) await take(state.takes);
}

async function take({ id, who }) {
  state = { ...state, takes: null };
  try {
    await store.take(id, { who });
    state.says = `Shift ${id} is taken over.`;
  } catch (problem) {
    state.says = problem.message;
  }
}

function paint() {
  stdout.write(draw(state, store.list(), { columns: stdout.columns, rows: stdout.rows }));
}

function leave() {
  stdout.write(hide);
  process.exit(0);
}
