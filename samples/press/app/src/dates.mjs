const months = [
  'January', 'February', 'March', 'April', 'May', 'June',
  'July', 'August', 'September', 'October', 'November', 'December',
];
const shape = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?)?$/;

/** Whether it is a day, or a time of one, that exists. */
export function isDate(text) {
  if (!shape.test(text)) return false;
  const day = new Date(`${text.slice(0, 10)}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text.slice(0, 10);
}

/** The day of a date, as 2026-03-01. */
export function dayOf(text) {
  return momentOf(text).slice(0, 10);
}

/** The date as feeds want it: with a time, in UTC. A time without a zone is taken as UTC. */
export function momentOf(text) {
  if (text.length === 10) return `${text}T00:00:00Z`;
  const zoned = /(Z|[+-]\d{2}:\d{2})$/.test(text) ? text : `${text}Z`;
  return new Date(zoned).toISOString().replace('.000Z', 'Z');
}

/** The date as people write it: 1 March 2026. */
export function longDate(text) {
  const [year, month, day] = dayOf(text).split('-').map(Number);
  return `${day} ${months[month - 1]} ${year}`;
}

/** Newest first; what is of the same moment stays in the order of its file names. */
export function byDate(one, other) {
  const [earlier, later] = [momentOf(one.date), momentOf(other.date)];
  if (earlier == later) return one.name < other.name ? -1 : 1;
  return earlier < later ? 1 : -1;
}
