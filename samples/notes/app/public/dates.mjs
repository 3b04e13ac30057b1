const day = 24 * 60 * 60 * 1000;

/** How a person names the day of a note: today, yesterday, Tuesday, 2 March 2026. */
export function nameOfDay(then, now = new Date()) {
  const date = new Date(then);
  const days = Math.floor((now - date) / day);

  if (days < 1) return 'today';
  if (days < 2) return 'yesterday';
  if (days < 7) return date.toLocaleDateString('en-GB', { weekday: 'long' });
  return date.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
}
