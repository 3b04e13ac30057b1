import { Problem } from './problem.mjs';

/** How many shifts nobody has taken yet. */
export function countFree(shifts) {
  return shifts.filter((shift) => shift.who === null).length;
}

/** The days of the rota in their order. */
export function daysOf(shifts) {
  return [...new Set(shifts.map((shift) => shift.day))];
}

/** The rota once somebody has taken a free shift over. */
export function take(shifts, id, { who, phone }) {
  const shift = find(shifts, id);
  const name = String(who ?? '').trim();
  if (name === '' || name.length > 40) throw new Problem(400, 'Say who takes the shift, in at most 40 letters.');
  if (shift.who !== null) throw new Problem(409, `Shift ${id} is taken already.`);
  return shifts.map((one) => (one.id === id ? { ...one, who: { name, phone: phone ?? '' } } : one));
}

/** What somebody is called; who signed up in earlier weeks has only a name. */
export function nameOf(who) {
  return who?.name ?? who;
}

/** Who helps, by name, with the number that they left last. */
export function phones(shifts) {
  const taken = shifts.filter((shift) => shift.who !== null);
  const numbers = new Map(taken.map(({ who }) => [nameOf(who), who.phone ?? '']));
  const list = [...numbers].map(([name, phone]) => ({ name, phone }));
  return list.sort((one, other) => one.name.localeCompare(other.name));
}

/** The shift of that number. */
export function find(shifts, id) {
  const found = shifts.find((shift) => shift.id === id);
  if (!found) throw new Problem(404, `There is no shift ${id}.`);
  return found;
}
