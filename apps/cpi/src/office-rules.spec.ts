import { NodeSettings, workSettingsOf, WrongSettings } from '@filiera/member-kit';
import { describe, expect, it } from '@jest/globals';
import { AvailabilityDeclarationsSettings } from './availability-declarations/availability-declarations-settings.js';
import { DeliveredStandardsSettings } from './delivered-standards/delivered-standards-settings.js';
import { MandatoryCommunicationsSettings } from './mandatory-communications/mandatory-communications-settings.js';
import { manifest } from './member.js';
import { TargetedPlacementSettings } from './targeted-placement/targeted-placement-settings.js';

const dated = { validFrom: '2026-01-01', source: 'Esempio' };
const text = { it: 'Esempio', en: 'Example' };
const work = {
  deliveredStandards: { standards: [{ ...dated, letter: 'F2', recipient: 'person', text }] },
  availabilityDeclarations: { summons: [{ ...dated, benefit: 'dis-coll', days: 30 }] },
  targetedPlacement: { exemptions: [{ ...dated, mostPercent: { general: 50, security: 60, surveillance: 60, 'private-transport': 60 } }] },
  mandatoryCommunications: {
    contractCodes: [{ ...dated, code: 'Z.99.00', label: text, end: 'free', contract: 'none' }], workingTimes: [{ code: 'X', label: text, partTime: false }],
    endCauses: [{ code: 'ZZ', label: text, reason: 'other' }],
  },
};
const read = (said: Record<string, unknown>) => workSettingsOf(Object.assign(new NodeSettings(), { work: said }), manifest.work);

describe('the rows that an office adds to the tables in its node.yml', () => {
  it('stand after those of the program', () => {
    const settings = read(work);
    const part = <T extends object>(kind: new () => T): T => settings.get(kind) as T;
    expect(part(DeliveredStandardsSettings).standardOn('F2', '2026-01-01')).toMatchObject(work.deliveredStandards.standards[0]!);
    expect(part(AvailabilityDeclarationsSettings).summonsFor('dis-coll', '2026-01-01')).toMatchObject({ days: 30, ifHoliday: 'moves-on' });
    expect(part(TargetedPlacementSettings).exemptionOn('2026-01-01')).toMatchObject({ fromWorkforce: 36, mostPercent: { general: 50 } });
    expect(part(MandatoryCommunicationsSettings).codes().contracts.at(-1)).toMatchObject({ code: 'Z.99.00', contract: 'none' });
  });

  it('count from their days in whatever order they are written', () => {
    const [newer, older] = [{ benefit: 'naspi', days: 20, validFrom: '2027-01-01', source: 'Esempio' }, { benefit: 'naspi', days: 30, validFrom: '2026-01-01', source: 'Esempio' }];
    const settings = read({ availabilityDeclarations: { summons: [newer, older] } }).get(AvailabilityDeclarationsSettings) as AvailabilityDeclarationsSettings;
    expect(['2025-12-31', '2026-12-31', '2027-01-01'].map((day) => settings.summonsFor('naspi', day)?.days)).toEqual([undefined, 30, 20]);
  });

  it('stop the start with all that is wrong with them, each by its place', () => {
    const wrong = {
      deliveredStandards: { standards: [{ ...dated, letter: 'T', recipient: 'person', text: { it: 'Esempio' } }] },
      availabilityDeclarations: { summons: [{ benefit: 'none', days: 0 }] },
      targetedPlacement: { exemptions: [{ ...dated, mostPercent: { general: 101 } }] },
      mandatoryCommunications: { contractCodes: 'A.01.00', endCauses: [{ code: 'ZZ', label: text, reason: 'illness' }] },
    };
    const names = (): string[] => {
      try {
        read(wrong);
      } catch (error) {
        if (error instanceof WrongSettings) return error.faults.map(({ name }) => name);
        throw error;
      }
      return [];
    };
    expect(names()).toEqual(expect.arrayContaining([
      'work.deliveredStandards.standards.0.letter', 'work.deliveredStandards.standards.0.text.en', 'work.availabilityDeclarations.summons.0.days',
      'work.availabilityDeclarations.summons.0.validFrom', 'work.availabilityDeclarations.summons.0.source', 'work.targetedPlacement.exemptions.0.mostPercent.general',
      'work.targetedPlacement.exemptions.0.mostPercent.security', 'work.mandatoryCommunications.contractCodes', 'work.mandatoryCommunications.endCauses.0.reason',
    ]));
  });
});
