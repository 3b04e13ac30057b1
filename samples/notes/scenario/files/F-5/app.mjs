import { noteList } from './view.mjs';

const list = document.querySelector('#list');
const count = document.querySelector('#count');
const form = document.querySelector('#write');
const searchBox = document.querySelector('#q');
const chosen = document.querySelector('#chosen');
const problem = document.querySelector('#problem');
const views = document.querySelectorAll('[data-view]');

const actions = {
  delete: (id) => ask('DELETE', `/notes/${id}`),
  archive: (id) => ask('POST', `/notes/${id}/archive`),
  restore: (id) => ask('DELETE', `/notes/${id}/archive`),
};

let view = 'notes';
let tag = '';
let asked = 0;

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const { title, body, tags } = Object.fromEntries(new FormData(form));
  if (await ask('POST', '/notes', { title, body, tags: tags.split(',') })) {
    form.reset();
    form.elements.title.focus();
    await show();
  }
});

searchBox.addEventListener('input', show);
searchBox.form.addEventListener('submit', (event) => event.preventDefault());

chosen.addEventListener('click', () => choose(''));

list.addEventListener('click', async (event) => {
  const button = event.target.closest('button');
  if (!button) return;
  if (button.dataset.tag) return choose(button.dataset.tag);

  const { id } = button.closest('.note').dataset;
  if (await actions[button.dataset.action](id)) await show();
});

for (const button of views) {
  button.addEventListener('click', async () => {
    view = button.dataset.view;
    for (const each of views) each.setAttribute('aria-pressed', String(each === button));
    form.hidden = view === 'archive';
    await show();
  });
}

async function choose(name) {
  tag = name;
  chosen.hidden = tag === '';
  chosen.textContent = tag;
  await show();
}

/** Shows the notes that were asked for last, even when answers come in another order. */
async function show() {
  const turn = ++asked;
  const sought = [searchBox.value.trim(), tag].filter(Boolean).join(', ');
  const archived = view === 'archive' ? 'yes' : 'no';
  const response = await ask('GET', `/notes?${new URLSearchParams({ q: searchBox.value, tag, archived })}`);
  if (!response || turn !== asked) return;

  const notes = await response.json();
  if (turn !== asked) return;
  list.innerHTML = noteList(notes, new Date(), sought, view);
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
