import { nameOfDay } from './dates.mjs';

/** The list of notes as HTML. */
export function noteList(notes, now = new Date()) {
  if (notes.length === 0) return '<p class="empty">No notes yet. Write the first one.</p>';
  return notes.map((note) => noteCard(note, now)).join('\n');
}

/** One note as HTML. */
export function noteCard(note, now = new Date()) {
  return `<article class="card note" data-id="${note.id}">
  <h2>${escape(note.title)}</h2>
  <p class="body">${escape(note.body)}</p>
  <footer>
    <time datetime="${note.created}">${nameOfDay(note.created, now)}</time>
    <button type="button" class="quiet" data-action="delete" aria-label="Delete ${escape(note.title)}">Delete</button>
  </footer>
</article>`;
}

function escape(text) {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
