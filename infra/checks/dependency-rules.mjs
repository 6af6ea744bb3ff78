/**
 * Checks the rules of .dependency-cruiser.mjs, and that the checker has read every source: with a TypeScript that it does
 * not know it silently reads none, and then finds nothing wrong.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';

const FOLDERS = ['libs', 'apps', 'infra', 'test', 'bench', 'chaos'];

/** Every TypeScript source below these folders. */
function sourcesIn(folders) {
  return folders.flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.d.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !/(^|\/)(node_modules|dist)\//.test(file)));
}

/** Who imports what; of a missing declaration once for each package, not for each file. */
function subjectOf({ from, to, rule }) {
  if (rule.name !== 'packages-are-declared') return `${from} -> ${to}`;
  const [, name] = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(to) ?? [undefined, to];
  return `${from.split('/').slice(0, 2).join('/')}/package.json does not declare ${name}`;
}

/** What is wrong with the imports of the checkout at `root`, as sentences; empty when all is well. */
export async function faultsIn(root, rules) {
  const before = process.cwd();
  process.chdir(root);
  try {
    const folders = FOLDERS.filter((folder) => existsSync(folder));
    const sources = sourcesIn(folders);
    if (sources.length === 0) return [`no TypeScript source below ${root}: the rules were checked against nothing`];
    const { options, ...ruleSet } = rules;
    const { output } = await cruise(folders, { ...options, ruleSet, validate: true }, undefined, { tsConfig: extractTSConfig(resolve(options.tsConfig.fileName)) });
    const read = new Set(output.modules.map((module) => module.source));
    const unread = sources.filter((file) => !read.has(file));
    const because = new Map(rules.forbidden.map((rule) => [rule.name, rule.comment]));
    return [
      ...(unread.length > 0 ? [`the checker read ${sources.length - unread.length} of ${sources.length} sources; not, for example, ${unread[0]}`] : []),
      ...new Set(output.summary.violations.map((fault) => `${subjectOf(fault)}: ${fault.rule.name}, ${because.get(fault.rule.name) ?? ''}`)),
    ];
  } finally {
    process.chdir(before);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = resolve(process.argv[2] ?? '.');
  const rules = (await import('../../.dependency-cruiser.mjs')).default;
  const faults = await faultsIn(root, rules);
  for (const fault of faults) console.error(fault);
  console.log(faults.length === 0 ? `dependency rules: ${rules.forbidden.length} rules hold` : `dependency rules: ${faults.length} faults`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}
