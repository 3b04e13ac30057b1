import { noteFrom } from './note.mjs';
import { Problem } from './problem.mjs';

const largestBody = 64 * 1024;

const routes = [
  { method: 'GET', path: /^\/health$/, go: health },
  { method: 'GET', path: /^\/notes$/, go: listNotes },
  { method: 'POST', path: /^\/notes$/, go: addNote },
  { method: 'GET', path: /^\/notes\/(\d+)$/, go: showNote },
  { method: 'DELETE', path: /^\/notes\/(\d+)$/, go: deleteNote },
];

/** What the API says to a request: { status, body?, headers? }. */
export async function answer(request, url, store) {
  const here = routes.filter((route) => route.path.test(url.pathname));
  if (here.length === 0) throw new Problem(404, 'There is nothing here.');

  const route = here.find(({ method }) => method === request.method);
  if (!route) throw new Problem(405, `${request.method} is not possible here.`);

  const [, id] = route.path.exec(url.pathname);
  return route.go({ request, url, store, id: Number(id) });
}

function health({ store }) {
  return { status: 200, body: { ok: true, notes: store.list().length } };
}

function listNotes({ store }) {
  return { status: 200, body: store.list() };
}

async function addNote({ request, store }) {
  const note = await store.add(noteFrom(await readJson(request)));
  return { status: 201, body: note, headers: { location: `/notes/${note.id}` } };
}

function showNote({ store, id }) {
  return { status: 200, body: store.get(id) ?? missing(id) };
}

async function deleteNote({ store, id }) {
  const removed = await store.remove(id);
  return removed ? { status: 204 } : missing(id);
}

function missing(id) {
  throw new Problem(404, `There is no note ${id}.`);
}

async function readJson(request) {
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= largestBody) chunks.push(chunk);
  }
  if (size > largestBody) throw new Problem(413, 'That is too much for a note.');

  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new Problem(400, 'That is not JSON.');
  }
}
