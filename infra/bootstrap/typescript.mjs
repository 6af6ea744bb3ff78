/**
 * Runs TypeScript sources without a build: `node --import ./infra/bootstrap/typescript.mjs <file>.ts`.
 * Node's own type stripping knows neither decorators nor parameter properties.
 */
import { existsSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';
import { SWC_OPTIONS } from './swc-options.mjs';

registerHooks({
  resolve(specifier, context, nextResolve) {
    const withSource = { ...context, conditions: ['filiera-source', ...(context.conditions ?? [])] };
    if (specifier.startsWith('.') && specifier.endsWith('.js') && context.parentURL) {
      const source = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
      if (source.protocol === 'file:' && existsSync(source)) return nextResolve(source.href, withSource);
    }
    return nextResolve(specifier, withSource);
  },
  load(url, context, nextLoad) {
    if (!url.startsWith('file:') || !url.endsWith('.ts')) return nextLoad(url, context);
    const filename = fileURLToPath(url);
    const { code } = transformSync(readFileSync(filename, 'utf8'), { ...SWC_OPTIONS, filename, swcrc: false });
    return { format: 'module', source: code, shortCircuit: true };
  },
});
