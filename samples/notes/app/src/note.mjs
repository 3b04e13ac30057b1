import { Problem } from './problem.mjs';

const longestTitle = 120;

/** A note as somebody sent it, tidied up; anything that is not a note is a problem. */
export function noteFrom(input) {
  if (input === null || typeof input !== 'object') throw new Problem(400, 'A note is an object.');

  const title = textOf(input.title, 'title').trim();
  if (title === '') throw new Problem(400, 'A note needs a title.');
  if (title.length > longestTitle) throw new Problem(400, `A title has at most ${longestTitle} letters.`);

  return { title, body: textOf(input.body, 'body').trim() };
}

function textOf(value, name) {
  if (value === undefined) return '';
  if (typeof value !== 'string') throw new Problem(400, `The ${name} must be text.`);
  return value;
}
