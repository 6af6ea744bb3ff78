import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import type { Type } from '@nestjs/common';
import { masked } from './masked.js';
import type { NodeSettings } from './node-settings.js';
import { settingFaults } from './setting-faults.js';
import { WrongSettings, type SettingFault } from './settings-fault.js';

/** The parts of `work` in `node.yml` that a program knows, each with the class that validates it. */
export type WorkSettings = Readonly<Record<string, Type<object>>>;

/**
 * What a program sets for its own work: each part validated by its class, with the class's own values where the file says nothing.
 * @throws WrongSettings naming every wrong setting, and every part that this program does not know
 */
export function workSettingsOf({ work = {} }: NodeSettings, known: WorkSettings = {}): ReadonlyMap<Type<object>, object> {
  const faults: SettingFault[] = Object.keys(work).filter((part) => !Object.hasOwn(known, part)).map((part) => unknownPart(part, work[part], Object.keys(known)));
  const read = new Map<Type<object>, object>();
  for (const [part, kind] of Object.entries(known)) {
    const given = work[part] ?? {};
    const settings = typeof given === 'object' ? plainToInstance(kind, given, { exposeDefaultValues: true }) : new kind();
    if (typeof given !== 'object' || Array.isArray(given)) faults.push(notASection(part, given));
    else faults.push(...settingFaults(validateSync(settings, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: false }), () => 'node.yml', `work.${part}`));
    read.set(kind, settings);
  }
  if (faults.length > 0) throw new WrongSettings('node.yml', faults);
  return read;
}

function notASection(part: string, seen: unknown): SettingFault {
  return { name: `work.${part}`, source: 'node.yml', seen: masked(part, seen), expected: { it: 'una sezione con campi', en: 'a section with fields' } };
}

function unknownPart(part: string, seen: unknown, known: readonly string[]): SettingFault {
  const names = known.join(', ') || '-';
  return { name: `work.${part}`, source: 'node.yml', seen: masked(part, seen), expected: { it: `una parte che questo programma conosce: ${names}`, en: `a part that this program knows: ${names}` } };
}
