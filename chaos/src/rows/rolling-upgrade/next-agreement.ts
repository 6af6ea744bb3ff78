import { registerHooks } from 'node:module';

const V2 = new URL('vacancy-published.v2.js', import.meta.url).href;

/**
 * Loaded before a program: what it then finds in the contracts' library is the agreement of tomorrow. To add an event is one file and one row more,
 * and nothing else is done here. The product's own agreement knows of none of it.
 */
const CHANGES: Readonly<Record<string, (source: string) => string>> = {
  '/contracts/dist/events/contracts.js': (source) => `${source}\nexport * from ${JSON.stringify(V2)};\n`,
  '/contracts/dist/agreement/rules/vacancy-rules.js': (source) => `${source}\nvacancyRules.push({ ...vacancyRules[0], type: 'vacancy.published.v2' });\n`,
  '/contracts/dist/agreement/agreement.js': (source) => changed(source, /version: '(\d+)\.(\d+)\.\d+'/, (_all, major, minor) => `version: '${major}.${Number(minor) + 1}.0'`),
};

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context);
    const change = Object.entries(CHANGES).find(([file]) => url.endsWith(file))?.[1];
    return change ? { ...loaded, source: change(textOf(loaded.source)) } : loaded;
  },
});

/** @throws Error when the agreement no longer reads as expected: an upgrade that changes nothing would prove nothing */
function changed(source: string, what: RegExp, into: (...found: string[]) => string): string {
  if (!what.test(source)) throw new Error(`the agreement has no ${what.source}`);
  return source.replace(what, into);
}

function textOf(source: unknown): string {
  return typeof source === 'string' ? source : Buffer.from(source as Uint8Array).toString('utf8');
}
