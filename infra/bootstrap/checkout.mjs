import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this checkout. */
export const CHECKOUT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** A path inside this checkout. */
export const inCheckout = (...parts) => join(CHECKOUT, ...parts);

/** The Node 24 that npm installed as a dependency. */
export const NODE_24 = inCheckout('node_modules', 'node', 'bin', 'node');

/** Where every program keeps its modules as V8 compiled them, for the next one that loads them; npm removes it with the packages. */
export const COMPILED_CODE = inCheckout('node_modules', '.cache', 'filiera');

const started = performance.now();

/** One line of progress, on standard error so that standard output stays the program's own. */
export function progress(what) {
  console.error(`[${((performance.now() - started) / 1000).toFixed(1).padStart(5)} s] ${what}`);
}
