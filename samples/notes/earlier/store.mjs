import { readFile, writeFile } from 'node:fs/promises';

/** All notes, kept in one JSON file. */
export class NoteStore {
  #file;
  #lastId;
  #notes;

  constructor(file, { lastId, notes }) {
    this.#file = file;
    this.#lastId = lastId;
    this.#notes = notes;
  }

  static async open(file) {
    return new NoteStore(file, await load(file));
  }

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

  async remove(id) {
    const kept = this.#notes.filter((note) => note.id !== id);
    if (kept.length === this.#notes.length) return false;
    this.#notes = kept;
    await this.#save();
    return true;
  }

  async #save() {
    await writeFile(this.#file, JSON.stringify({ lastId: this.#lastId, notes: this.#notes }, null, 2));
  }
}

async function load(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return { lastId: 0, notes: [] };
  }
}
