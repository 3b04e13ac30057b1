import { Problem } from './problem.mjs';

/** How many shifts nobody has taken yet. */
export function countFree(shifts) {
  return shifts.filter((shift) => shift.who === null).length;
}

/** The days of the rota in their order. */
export function daysOf(shifts) {
  return [...new Set(shifts.map((shift) => shift.day))];
}

/** The shift of that number. */
export function find(shifts, id) {
  const found = shifts.find((shift) => shift.id === id);
  if (!found) throw new Problem(404, `There is no shift ${id}.`);
  return found;
}
