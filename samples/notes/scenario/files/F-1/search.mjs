/** The notes that contain every word that was asked for, in their title or in their text. */
export function search(notes, asked) {
  const words = asked.split(/\s+/).filter(Boolean);
  return notes.filter((note) => words.every((word) => contains(note, word)));
}

function contains({ title, body }, word) {
  return `${title}\n${body}`.toLowerCase().includes(word);
}
