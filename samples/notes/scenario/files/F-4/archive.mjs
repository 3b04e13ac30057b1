import { Problem } from './problem.mjs';

/** The notes in the archive when it is asked for with "yes", otherwise the ones that are not in it. */
export function inArchive(notes, asked) {
  if (![null, 'yes', 'no'].includes(asked)) throw new Problem(400, 'The word for archived is yes or no.');
  return notes.filter((note) => Boolean(note.archived) === (asked === 'yes'));
}
