// Export for the old desktop client. See README.
export function toCsv(notes) {
  var lines = ['id;title;created'];
  for (const note of notes) {
    if (note.title == undefined) continue;
    lines.push([note.id, note.title.replace(/;/g, ','), note.created].join(';'));
  }
  return lines.join('\r\n');
}
