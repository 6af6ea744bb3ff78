/**
 * Makes the programs: each one file in `dist`, with what they have in common in files beside them. A program of some 1,500 modules spends
 * most of its start on finding and linking them one by one; nine of them start at once on the newcomer's machine.
 * Does nothing when no source has changed since. Types are not checked here: the build, the tests and the checks do that.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { isBuiltin } from 'node:module';
import { CHECKOUT, inCheckout } from './checkout.mjs';
import { PROGRAMS } from './programs.mjs';

const FOLDER = inCheckout('dist');
/** From which state of which files the programs were made. */
const ACCOUNT = join(FOLDER, 'made-from.json');

const stateOf = (file) => {
  const { mtimeMs, size } = statSync(inCheckout(file));
  return `${mtimeMs} ${size}`;
};

function isCurrent() {
  try {
    const account = JSON.parse(readFileSync(ACCOUNT, 'utf8'));
    return Object.entries(account).every(([file, state]) => stateOf(file) === state);
  } catch {
    return false;
  }
}

/** A package that one of the dependencies would use if it were there is asked for while the program runs, as before. */
const leaveMissingPackages = {
  name: 'leave-missing-packages',
  resolveId: {
    order: 'pre',
    async handler(id, importer, options) {
      if (!importer || id.startsWith('.') || id.startsWith('/') || isBuiltin(id)) return null;
      return (await this.resolve(id, importer, { ...options, skipSelf: true })) ?? { id, external: true };
    },
  },
};

/** Nest's packages, modules of the new kind, ask for some of the others by the old kind's `require`: seen as what it is, it brings no second copy of them. */
const followNestsRequire = {
  name: 'follow-nests-require',
  transform: {
    filter: { id: /node_modules\/@nestjs\/.*\.js$/, code: 'createRequire(import.meta.url)' },
    handler: (code) => ({ code: code.replace('const require = createRequire(import.meta.url);', ''), map: null }),
  },
};

/** TypeORM loads its drivers of twenty databases to look up the one that is asked for; here there is PostgreSQL. */
const leaveOtherDatabases = {
  name: 'leave-other-databases',
  transform: {
    filter: { id: /node_modules\/typeorm\/driver\/DriverFactory\.js$/ },
    handler: (code) => ({ code: code.replace(/require\("\.\/(?!postgres\/)[^"]+Driver"\)/g, '{}'), map: null }),
  },
};

/**
 * The same program with no sign beyond ASCII: with a single one of them the engine keeps the whole text with two bytes a sign for as long as it runs, seven megabytes a node
 * instead of three and a half. In strings, templates, expressions and names an escape means the same; a sign that was escaped by itself needs no backslash before it.
 */
function inAscii(code) {
  return code.replace(/(\\*)([^\0-\x7f])/g, (_, backslashes, sign) => `${backslashes.slice(backslashes.length % 2)}\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

async function bundle() {
  const { rolldown } = await import('rolldown');
  const programs = await rolldown({
    cwd: CHECKOUT,
    input: PROGRAMS,
    platform: 'node',
    tsconfig: false,
    resolve: { conditionNames: ['filiera-source', 'node'] },
    transform: {
      target: 'es2023',
      decorator: { legacy: true, emitDecoratorMetadata: true },
      assumptions: { setPublicClassFields: true },
      typescript: { removeClassFieldsWithoutInitializer: true },
    },
    // `eval` in a dependency, and the like: nothing that whoever starts a program can act upon.
    onLog: (level, { code, message }, tell) => { if (code !== 'EVAL') tell(level, message); },
    plugins: [leaveMissingPackages, followNestsRequire, leaveOtherDatabases],
  });
  // Names are kept: classes are told apart by them in error messages and in the schema of the API.
  const { output } = await programs.generate({ format: 'esm', keepNames: true, comments: { legal: true, annotation: false, jsdoc: false }, entryFileNames: '[name].js', chunkFileNames: 'shared-[hash].js' });
  await programs.close();
  mkdirSync(FOLDER, { recursive: true });
  for (const { fileName, code } of output) writeFileSync(join(FOLDER, fileName), inAscii(code));
  return output;
}

function keepAccount(output) {
  const ours = new Set(['package-lock.json', 'infra/bootstrap/bundle.mjs', 'infra/bootstrap/programs.mjs']);
  for (const { moduleIds = [] } of output) {
    for (const id of moduleIds) {
      const file = relative(CHECKOUT, id);
      if (!file.startsWith('..') && !file.includes('node_modules') && existsSync(id)) ours.add(file);
    }
  }
  const made = new Set(output.map(({ fileName }) => fileName));
  for (const file of readdirSync(FOLDER)) if (!made.has(file)) rmSync(join(FOLDER, file));
  writeFileSync(ACCOUNT, JSON.stringify(Object.fromEntries([...ours].sort().map((file) => [file, stateOf(file)])), null, 1));
}

if (!isCurrent()) {
  rmSync(ACCOUNT, { force: true });
  keepAccount(await bundle());
}
