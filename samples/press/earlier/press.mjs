#!/usr/bin/env node
// The program: builds a site.
import { buildSite } from './src/build.mjs';
import { Problems } from './src/problem.mjs';
import { writeFiles } from './src/write.mjs';

const usage = `Usage:
  press build SITE OUT [--drafts]   makes the pages of the site in the folder OUT`;

const { verb, folders, drafts } = wordsOf(process.argv.slice(2));

try {
  process.exitCode = await run();
} catch (problem) {
  if (!(problem instanceof Problems)) throw problem;
  for (const line of problem.lines) console.error(line);
  process.exitCode = 1;
}

async function run() {
  if (verb === 'build' && folders.length === 2) return build(...folders);
  console.error(usage);
  return 2;
}

async function build(site, out) {
  const files = await buildSite(site, { drafts });
  const written = await writeFiles(files, out);
  console.log(`${files.length} files, ${written} of them new or changed.`);
  return 0;
}

function wordsOf(argv) {
  const options = argv.filter((word) => word.startsWith('--'));
  const [verb, ...folders] = argv.filter((word) => !word.startsWith('--'));
  const isKnown = options.every((option) => option === '--drafts');
  return { verb: isKnown ? verb : undefined, folders, drafts: options.includes('--drafts') };
}
