import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from './problem.mjs';

const file = 'site.json';
const texts = ['title', 'url', 'author', 'description', 'language'];
const needed = ['title', 'url', 'author'];

/** The settings of a site; what is wrong with them is added to `problems`. */
export async function settingsOf(folder, problems) {
  const text = await readFile(join(folder, file), 'utf8').catch(() => undefined);
  if (text === undefined) {
    problems.push(new Problem(file, 1, 'There is no site.json, so this is no site.'));
    return undefined;
  }
  const settings = parsed(text, problems);
  if (settings === undefined) return undefined;

  for (const sentence of complaints(settings)) problems.push(new Problem(file, 1, sentence));
  return {
    language: 'en',
    description: '',
    perPage: 10,
    ...settings,
    url: String(settings.url ?? '').replace(/\/+$/, ''),
  };
}

function parsed(text, problems) {
  try {
    const settings = JSON.parse(text);
    if (typeof settings === 'object' && settings !== null && !Array.isArray(settings)) return settings;
    problems.push(new Problem(file, 1, 'The settings are no object.'));
  } catch {
    problems.push(new Problem(file, 1, 'The settings are no JSON.'));
  }
  return undefined;
}

function complaints(settings) {
  const said = needed.filter((name) => settings[name] === undefined).map((name) => `'${name}' is missing.`);
  for (const name of texts) {
    if (settings[name] !== undefined && typeof settings[name] !== 'string') said.push(`'${name}' is no text.`);
  }
  if (typeof settings.url === 'string' && !/^https?:\/\//.test(settings.url)) {
    said.push(`'${settings.url}' is no address; it begins with http:// or https://.`);
  }
  const perPage = settings.perPage ?? 10;
  if (!Number.isInteger(perPage) || perPage < 1) said.push("'perPage' is no whole number above 0.");
  return said;
}
