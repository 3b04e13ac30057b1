/** The list of notes as HTML. */
export function noteList(notes) {
  if (notes.length === 0) return '<p class="empty">No notes yet. Write the first one.</p>';
  return notes.map((note) => noteCard(note)).join('\n');
}

/** One note as HTML. */
export function noteCard(note) {
  return `<article class="card note" data-id="${note.id}">
  <h2>${escape(note.title)}</h2>
  <p class="body">${escape(note.body)}</p>
  <footer>
    <time datetime="${note.created}">${note.created.slice(0, 10)}</time>
    <button type="button" class="quiet" data-action="delete" aria-label="Delete ${escape(note.title)}">Delete</button>
  </footer>
</article>`;
}

function escape(text) {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
