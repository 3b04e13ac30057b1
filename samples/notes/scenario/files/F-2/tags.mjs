import { Problem } from './problem.mjs';

const mostTags = 8;
const longestTag = 24;

/** Tags as somebody sent them, tidied up: lower case, no empty ones, each once. */
export function tagsFrom(input = []) {
  if (!Array.isArray(input) || input.some((tag) => typeof tag !== 'string')) {
    throw new Problem(400, 'The tags must be a list of words.');
  }

  const tags = [...new Set(input.map(tidy))].filter(Boolean);
  if (tags.length > mostTags) throw new Problem(400, `A note has at most ${mostTags} tags.`);
  if (tags.some((tag) => tag.length > longestTag)) throw new Problem(400, `A tag has at most ${longestTag} letters.`);
  return tags;
}

/** The notes with this tag; all of them when no tag is asked for. */
export function tagged(notes, tag) {
  const wanted = tidy(tag ?? '');
  return wanted === '' ? notes : notes.filter((note) => note.tags?.includes(wanted));
}

function tidy(tag) {
  return tag.trim().toLowerCase();
}
