import { countFree, daysOf } from './rota.mjs';

const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A text that somebody typed, safe within a page. */
export function escape(text) {
  return String(text).replace(/[&<>"']/g, (sign) => entities[sign]);
}

const heads = ['Day', 'Time', 'Task', 'Who'].map((text) => `<th scope="col">${text}</th>`).join('');

/** The page that volunteers see. */
export function rotaPage(shifts) {
  const days = daysOf(shifts).map((day) => `<option>${escape(day)}</option>`).join('');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Repair café: who helps when</title>
<link rel="stylesheet" href="/style.css">
<script src="/rota.js" defer></script>
</head>
<body>
<header>
<h1>Who helps when</h1>
<p id="free" role="status">${countFree(shifts)} of ${shifts.length} shifts are free</p>
</header>
<main>
<p><label>Show <select id="day"><option value="">all days</option>${days}</select></label></p>
<table>
<thead><tr>${heads}</tr></thead>
<tbody>
${shifts.map(row).join('\n')}
</tbody>
</table>
</main>
<dialog id="take">
<form method="dialog">
<h2>Take over</h2>
<p id="which"></p>
<p><label>Your name <input name="who" required maxlength="40"></label></p>
<p><button value="save">Save</button> <button value="" formnovalidate>Cancel</button></p>
</form>
</dialog>
</body>
</html>
`;
}

function row(shift) {
  const cells = [shift.day, `${shift.from}-${shift.to}`, shift.task].map((text) => `<td>${escape(text)}</td>`).join('');
  const who = shift.who === null ? `<em>free</em> ${button(shift)}` : escape(shift.who);
  return `<tr data-id="${shift.id}" data-day="${escape(shift.day)}">${cells}<td class="who">${who}</td></tr>`;
}

function button(shift) {
  const what = escape(`${shift.task}, ${shift.day} ${shift.from}`);
  return `<button type="button" data-take="${shift.id}" aria-label="Take ${what}">Take</button>`;
}
