const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text that becomes HTML or XML, within an attribute too. */
export function escape(text) {
  return String(text).replace(/[&<>"]/g, (letter) => entities[letter]);
}
