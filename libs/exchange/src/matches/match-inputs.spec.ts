import { vacancyPublishedV1, type VacancyState } from '@filiera/contracts';
import type { ReceivedEvent } from '@filiera/member-kit';
import { describe, expect, it } from '@jest/globals';
import { vacancySearchRow } from '../board/board-vacancy-rows.js';
import { pointOf } from '../board/sphere.js';
import { Territory } from '../territory/territory.js';
import { toVacancyInput } from './match-inputs.js';

describe('the place of a vacancy', () => {
  const territory = new Territory();
  const lecce = territory.find('075035')!;
  const door = { latitude: 40.4, longitude: 18.3 };
  const placed = (workplace: VacancyState['workplace']) => {
    const state: VacancyState = { ...vacancyPublishedV1.example, workplace };
    return { match: toVacancyInput('0190a000-0000-7000-8000-000000000001', state, territory).place, board: vacancySearchRow({ data: state } as ReceivedEvent<VacancyState>, territory) };
  };

  it('is the publisher’s coordinates first, for a match as for the board', () => {
    const { match, board } = placed({ country: 'IT', municipality: lecce.istat, ...door });
    expect(match).toEqual(door);
    expect(board).toMatchObject(pointOf(door));
  });

  it('is the centre of its municipality where there are none, and nowhere where neither is known', () => {
    expect(placed({ country: 'IT', municipality: lecce.istat }).match).toEqual({ latitude: lecce.latitude, longitude: lecce.longitude });
    expect(placed({ country: 'IT', municipality: '000000' }).match).toBeUndefined();
    expect(placed({ country: 'DE' }).match).toBeUndefined();
  });
});
