import { noteList } from './view.mjs';

const list = document.querySelector('#list');
const count = document.querySelector('#count');
const form = document.querySelector('#write');
const problem = document.querySelector('#problem');

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const fields = Object.fromEntries(new FormData(form));
  if (await ask('POST', '/notes', fields)) {
    form.reset();
    form.elements.title.focus();
    await show();
  }
});

list.addEventListener('click', async (event) => {
  const button = event.target.closest('button[data-action]');
  if (!button) return;

  const { id } = button.closest('.note').dataset;
  if (button.dataset.action === 'delete' && await ask('DELETE', `/notes/${id}`)) await show();
});

async function show() {
  const response = await ask('GET', '/notes');
  if (!response) return;

  const notes = await response.json();
  list.innerHTML = noteList(notes);
  count.textContent = notes.length === 1 ? '1 note' : `${notes.length} notes`;
}

/** The response when all went well; otherwise says what did not, and returns null. */
async function ask(method, path, body) {
  const response = await fetch(path, { method, body: body && JSON.stringify(body) }).catch(() => null);
  if (response?.ok) {
    problem.textContent = '';
    return response;
  }

  const answer = await response?.json().catch(() => null);
  problem.textContent = answer?.error ?? 'The notes cannot be reached. Is the server running?';
  return null;
}

await show();
