// Writes every document that is made from the code, or with --check says what is out of date and exits with 1.
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { RULE_TABLES } from './rule-tables.mjs';
import { rulesDocument } from './rules-document.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const RULES = join(root, 'docs', 'rules.md');

/** @returns {string} what is there now, or nothing */
function present() {
  try {
    return readFileSync(RULES, 'utf8');
  } catch {
    return '';
  }
}

/** Source files with rows of a dated table that the document does not have. */
function tablesLeftOut() {
  const listed = new Set(RULE_TABLES.flatMap(({ tables }) => tables.map(({ file }) => file)));
  const files = globSync('{apps,libs}/*/src/**/*.ts', { cwd: root }).filter((file) => !file.endsWith('.spec.ts') && !listed.has(file));
  return files.filter((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    return /\bvalidFrom: (?:'\d|[A-Z_]{3,})/.test(text) && /\bsource: (?:'|[A-Z_]{3,})/.test(text);
  });
}

/**
 * @param {readonly string[]} args `--check` compares instead of writing
 * @returns {number} exit code: 1 when something is out of date
 */
export function main(args) {
  const contracts = spawnSync(process.execPath, [join(root, 'libs', 'contracts', 'generate', 'generate.mjs'), ...args], { stdio: 'inherit' }).status ?? 1;
  const leftOut = tablesLeftOut();
  if (leftOut.length > 0) {
    for (const file of leftOut) console.error(`${file}: its dated table is missing from infra/documents/rule-tables.mjs`);
    return 1;
  }
  const rules = rulesDocument(RULE_TABLES);
  if (present() === rules) return contracts;
  if (!args.includes('--check')) {
    writeFileSync(RULES, rules);
    console.log('wrote docs/rules.md');
    return contracts;
  }
  console.error('docs/rules.md is out of date\nrun: npm run generate');
  return 1;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) process.exitCode = main(process.argv.slice(2));
