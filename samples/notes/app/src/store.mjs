import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** All notes, kept in one JSON file. A change is on disk before it is answered. */
export class NoteStore {
  #file;
  #lastId;
  #notes;
  #saved = Promise.resolve();

  constructor(file, { lastId, notes }) {
    this.#file = file;
    this.#lastId = lastId;
    this.#notes = notes;
  }

  static async open(file) {
    return new NoteStore(file, await load(file));
  }

  /** Newest first. */
  list() {
    return [...this.#notes].reverse();
  }

  get(id) {
    return this.#notes.find((note) => note.id === id);
  }

  async add(fields) {
    const note = { id: ++this.#lastId, ...fields, created: new Date().toISOString() };
    this.#notes.push(note);
    await this.#save();
    return note;
  }

  /** Whether there was such a note. */
  async remove(id) {
    const kept = this.#notes.filter((note) => note.id !== id);
    if (kept.length === this.#notes.length) return false;
    this.#notes = kept;
    await this.#save();
    return true;
  }

  /** One save at a time, each of them whole: readers see the old file or the new one. */
  #save() {
    const content = JSON.stringify({ lastId: this.#lastId, notes: this.#notes }, null, 2);
    this.#saved = this.#saved.catch(() => {}).then(() => replaceFile(this.#file, content));
    return this.#saved;
  }
}

async function load(file) {
  let content;
  try {
    content = await readFile(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return { lastId: 0, notes: [] };
    throw error;
  }

  try {
    return JSON.parse(content);
  } catch {
    throw new Error(`${file} is damaged; put a good copy in its place.`);
  }
}

async function replaceFile(file, content) {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.new`, content);
  await rename(`${file}.new`, file);
}
