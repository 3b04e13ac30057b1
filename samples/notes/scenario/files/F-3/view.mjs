import { nameOfDay } from './dates.mjs';

/** The list of notes as HTML; `sought` is what the reader asked for, if anything. */
export function noteList(notes, now = new Date(), sought = '') {
  if (notes.length > 0) return notes.map((note) => noteCard(note, now)).join('\n');
  if (sought) return `<p class="empty">Nothing found for ${escape(sought)}.</p>`;
  return '<p class="empty">No notes yet. Write the first one.</p>';
}

/** One note as HTML. */
export function noteCard(note, now = new Date()) {
  return `<article class="card note" data-id="${note.id}">
  <h2>${escape(note.title)}</h2>
  <p class="body">${escape(note.body)}</p>
  ${tagRow(note.tags ?? [])}
  <footer>
    <time datetime="${note.created}">${nameOfDay(note.created, now)}</time>
    <button type="button" class="quiet" data-action="delete" aria-label="Delete ${escape(note.title)}">Delete</button>
  </footer>
</article>`;
}

function tagRow(tags) {
  if (tags.length === 0) return '';
  return `<p class="tags">${tags.map(tagButton).join(' ')}</p>`;
}

function tagButton(tag) {
  return `<button type="button" class="tag" data-tag="${escape(tag)}">${escape(tag)}</button>`;
}

/** Text as HTML, between tags or inside a quoted attribute. */
function escape(text) {
  const marks = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replace(/[&<>"']/g, (mark) => marks[mark]);
}
