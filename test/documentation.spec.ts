import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MAX_PAYLOAD_BYTES, MOST_EVENTS_SIGNED_TOGETHER, MOST_VERSIONS_AHEAD, ReferralContacts, schemaOfClass } from '@filiera/contracts';
import { describe, expect, it } from '@jest/globals';
import { HubOwnSettings } from '../apps/steward/src/hub/hub-settings.js';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const GUIDES = join(ROOT, 'docs', 'guides');

/** What people read first: the documents at the root and those in `docs`. */
function documents(): string[] {
  const under = (path: string): string[] => (statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => under(join(path, name))) : [path]);
  return [...readdirSync(ROOT).map((name) => join(ROOT, name)).filter((path) => statSync(path).isFile()), ...under(join(ROOT, 'docs'))].filter((path) => path.endsWith('.md'));
}

describe('the documentation', () => {
  it('links to nothing that is not there', () => {
    const broken = documents().flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map(([, target]) => join(dirname(file), target!))
        .filter((path) => !existsSync(path)).map((path) => `${file}: ${path}`));
    expect(broken).toEqual([]);
  });

  it('has every guide in both languages, with the same sections', () => {
    const names = readdirSync(GUIDES).filter((name) => name.endsWith('.md')).map((name) => name.replace(/\.(it|en)\.md$/, ''));
    const sections = (name: string, language: string): number => readFileSync(join(GUIDES, `${name}.${language}.md`), 'utf8').split('\n').filter((line) => line.startsWith('#')).length;
    for (const name of new Set(names)) expect({ name, sections: sections(name, 'it') }).toEqual({ name, sections: sections(name, 'en') });
  });

  it.each(['it', 'en'])('says to integrators what readers and the hub hold them to (%s)', (language) => {
    const guide = readFileSync(join(GUIDES, `integrator.${language}.md`), 'utf8').replaceAll(/\s+/g, ' ');
    const count = new Intl.NumberFormat(language, { useGrouping: 'always' });
    const { eventsPerDay, megabytesPerDay } = new HubOwnSettings();
    for (const limit of [MAX_PAYLOAD_BYTES, MOST_EVENTS_SIGNED_TOGETHER, MOST_VERSIONS_AHEAD, eventsPerDay]) expect(guide).toContain(` ${count.format(limit)} `);
    expect(guide).toContain(` ${count.format(megabytesPerDay)} MB `);
    const { properties } = schemaOfClass(ReferralContacts) as { properties: Record<string, { maxLength: number }> };
    for (const [field, { maxLength }] of Object.entries(properties)) expect(guide).toMatch(new RegExp(`\`${field}\`[^;:]*? ${maxLength}\\b`));
  });

  it('names no npm script that does not exist', () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
    const named = documents().flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/npm (?:run )?(start|test|demo|bench|build|[a-z]+:[a-z]+)\b/g)].map(([, name]) => name!));
    expect([...new Set(named)].filter((name) => !(name in scripts))).toEqual([]);
  });
});
