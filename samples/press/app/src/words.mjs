const perMinute = 220;

/** The text without its marks, as it would be read aloud. */
export function plain(body) {
  return body
    .replace(/```[\s\S]*?(```|$)/g, ' ')
    .replace(/!\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\[\[([^\]|]+)\|([^\]]+)\]\]/g, '$2')
    .replace(/\[\[([^\]]+)\]\]/g, '$1')
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replace(/^(#{1,6}|>|[-*]|\d+\.) /gm, '')
    .replace(/[*`]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The beginning of a text, cut between two words. */
export function excerpt(body, length = 160) {
  const text = plain(body);
  if (text.length <= length) return text;
  const cut = text.slice(0, length + 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 1))}…`;
}

/** How many minutes it takes to read a text: one at least. */
export function minutes(body) {
  return Math.max(1, Math.round(plain(body).split(' ').length / perMinute));
}
