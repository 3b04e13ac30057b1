import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { find, take } from './rota.mjs';

const week = new URL('../data/week.json', import.meta.url);

/** The rota in a file; a new one begins with the week of the café. */
export class RotaStore {
  #path;
  #shifts;

  constructor(path, shifts) {
    this.#path = path;
    this.#shifts = shifts;
  }

  static async open(path) {
    return new RotaStore(path, JSON.parse(await readFile(path, 'utf8').catch(() => readFile(week, 'utf8'))));
  }

  list() {
    return this.#shifts;
  }

  find(id) {
    return find(this.#shifts, id);
  }

  /** Notes who takes a shift, and answers with the shift. */
  async take(id, who) {
    await this.save(take(this.#shifts, id, who));
    return this.find(id);
  }

  /** All shifts instead of those of before; on the disk when it returns. */
  async save(shifts) {
    await mkdir(dirname(this.#path), { recursive: true });
    await writeFile(`${this.#path}.new`, `${JSON.stringify(shifts, null, 2)}\n`);
    await rename(`${this.#path}.new`, this.#path);
    this.#shifts = shifts;
  }
}
