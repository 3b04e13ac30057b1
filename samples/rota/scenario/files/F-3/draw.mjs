import { countFree } from '../rota.mjs';

const home = '\x1b[H';
const clear = '\x1b[K';
const below = '\x1b[J';
const plain = '\x1b[0m';
const bold = '\x1b[1m';
const faint = '\x1b[2m';
const green = '\x1b[32m';
const reverse = '\x1b[7m';

/** A screen of its own, without a cursor; and back. */
export const show = '\x1b[?1049h\x1b[?25l';
export const hide = '\x1b[?25h\x1b[?1049l';

/** The whole screen as it is written to the terminal. */
export function draw(state, shifts, { columns, rows }) {
  const title = `${bold} Repair café: who helps when${plain}`;
  const lines = [title, ` ${countFree(shifts)} of ${shifts.length} shifts are free`];
  for (const [index, shift] of shifts.entries()) {
    if (shift.day !== shifts[index - 1]?.day) lines.push('', `${bold} ${shift.day}${plain}`);
    lines.push(row(shift, index === state.at, columns));
  }
  lines.push('', foot(state));
  return home + lines.slice(0, rows).map((line) => line + clear).join('\r\n') + below;
}

function row(shift, isSelected, columns) {
  const who = shift.who ?? 'free';
  const text = ` ${isSelected ? '>' : ' '} ${shift.from}-${shift.to}  ${shift.task.padEnd(20)} ${who}`;
  const cut = text.slice(0, columns - 1);
  if (isSelected) return `${reverse}${cut.padEnd(Math.min(columns - 1, 60))}${plain}`;
  return shift.who ? cut : `${green}${cut}${plain}`;
}

function foot({ asks, says }) {
  if (asks !== null) return `${bold} Who takes it? ${asks}_${plain}   ${faint}Enter saves, Esc does not${plain}`;
  return says === '' ? `${faint} arrows move, t takes over, q leaves${plain}` : ` ${says}`;
}
