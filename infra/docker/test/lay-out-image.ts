import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { CHECKOUT } from './compose-file.js';

const FOLDER = '/app';

/** The COPY lines of the Dockerfile's last stage, the one that runs: sources and where they come to lie, relative to its folder. */
function copies(): { readonly sources: readonly string[]; readonly to: string }[] {
  const dockerfile = readFileSync(join(CHECKOUT, 'infra/docker/Dockerfile'), 'utf8');
  const stage = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));
  return [...stage.matchAll(/^COPY (?:--from=build )?(.+)$/gm)].map(([, words]) => {
    const paths = words!.split(' ').map((path) => (path.startsWith(`${FOLDER}/`) ? path.slice(FOLDER.length + 1) : path));
    return { sources: paths.slice(0, -1), to: paths.at(-1)! };
  });
}

/**
 * Lays out the image's folder: what the COPY lines of its last stage bring and nothing else, so that a program that needs more fails here too.
 * The folder of the stage that builds is this checkout: its programs and its packages lie at the same paths.
 * @returns the folder that takes the place of /app
 */
export function layOutImage(folder: string): string {
  mkdirSync(folder, { recursive: true });
  for (const { sources, to } of copies()) {
    for (const source of sources) {
      cpSync(join(CHECKOUT, source), to.endsWith('/') ? join(folder, to, basename(source)) : join(folder, to), { recursive: true, dereference: true });
    }
  }
  return folder;
}
