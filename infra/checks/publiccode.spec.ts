import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';

const CHECKOUT = join(import.meta.dirname, '../..');

interface Description {
  shortDescription: string;
  longDescription: string;
  features: string[];
}

interface PublicCode {
  publiccodeYmlVersion: string;
  url: string;
  softwareVersion: string;
  releaseDate: string;
  developmentStatus: string;
  softwareType: string;
  description: Record<string, Description>;
  legal: { license: string };
  maintenance: { type: string; contacts?: unknown[]; contractors?: unknown[] };
  dependsOn: { open: { name: string; version?: string; versionMin?: string }[] };
  localisation: { localisationReady: boolean; availableLanguages: string[] };
  [key: string]: unknown;
}

// The rules are those of the publiccode.yml standard, core version 0.
describe('publiccode.yml', () => {
  const file = parse(readFileSync(join(CHECKOUT, 'publiccode.yml'), 'utf8')) as PublicCode;

  it('has every mandatory key', () => {
    expect(Object.keys(file)).toEqual(expect.arrayContaining([
      'publiccodeYmlVersion', 'name', 'url', 'platforms', 'categories', 'developmentStatus', 'softwareType', 'description',
      'legal', 'maintenance', 'localisation',
    ]));
    expect(() => new URL(file.url)).not.toThrow();
    expect(file.localisation.availableLanguages).toEqual(['it', 'en']);
  });

  it('uses the words of the standard', () => {
    expect(['concept', 'development', 'beta', 'stable', 'obsolete']).toContain(file.developmentStatus);
    expect(['standalone/web', 'standalone/backend', 'standalone/other', 'library']).toContain(file.softwareType);
    expect(['internal', 'contract', 'community', 'none']).toContain(file.maintenance.type);
  });

  it('describes the software at the prescribed length in each language', () => {
    for (const text of Object.values(file.description)) {
      expect(text.shortDescription.length).toBeLessThanOrEqual(150);
      expect(text.longDescription.length).toBeGreaterThanOrEqual(150);
      expect(text.longDescription.length).toBeLessThanOrEqual(10_000);
      expect(text.features.length).toBeGreaterThanOrEqual(5);
    }
  });

  it('names whoever maintains it, when someone does', () => {
    const { type, contacts = [], contractors = [] } = file.maintenance;
    const named = type === 'contract' ? contractors : contacts;
    expect(type === 'none' || named.length > 0).toBe(true);
  });

  it('asks for the Node that its programs run on, and for none newer', () => {
    const { dependencies } = JSON.parse(readFileSync(join(CHECKOUT, 'package.json'), 'utf8')) as { dependencies: Record<string, string> };
    const [major, minor] = dependencies['node']!.split('.').map(Number);
    const [leastMajor, leastMinor] = file.dependsOn.open.find(({ name }) => name === 'Node.js')!.versionMin!.split('.').map(Number);
    expect(leastMajor).toBe(major);
    expect(leastMinor).toBeLessThanOrEqual(minor!);
  });

  it('says the version and the licence of package.json', () => {
    const { version, license } = JSON.parse(readFileSync(join(CHECKOUT, 'package.json'), 'utf8')) as { version: string; license: string };
    expect(file.softwareVersion).toBe(version);
    expect(file.legal.license).toBe(license);
    expect(file.releaseDate).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });
});
