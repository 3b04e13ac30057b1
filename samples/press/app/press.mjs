#!/usr/bin/env node
// The program: build a site, or check it without writing anything.
import { buildSite } from './src/build.mjs';
import { checkSite } from './src/check.mjs';
import { Problems } from './src/problem.mjs';
import { writeFiles } from './src/write.mjs';

const usage = `Usage:
  press build SITE OUT [--drafts]   makes the pages of the site in the folder OUT
  press check SITE [--drafts]       says what is wrong with the site, and writes nothing`;

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
  if (verb === 'check' && folders.length === 1) return check(folders[0]);
  console.error(usage);
  return 2;
}

async function build(site, out) {
  const files = await buildSite(site, { drafts });
  const written = await writeFiles(files, out);
  console.log(`${files.length} files, ${written} of them new or changed.`);
  return 0;
}

async function check(site) {
  const seen = await checkSite(site, { drafts });
  console.log(`${seen.posts} posts, ${seen.pages} pages, ${seen.links} links: nothing is wrong.`);
  return 0;
}

function wordsOf(argv) {
  const options = argv.filter((word) => word.startsWith('--'));
  const [verb, ...folders] = argv.filter((word) => !word.startsWith('--'));
  const isKnown = options.every((option) => option === '--drafts');
  return { verb: isKnown ? verb : undefined, folders, drafts: options.includes('--drafts') };
}
