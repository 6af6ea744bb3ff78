import { describe, expect, it } from '@jest/globals';
import { HubOwnSettings } from '../hub/hub-settings.js';
import { dailyLimitsOf } from './daily-limits.js';

const MIB = 1_048_576;

describe('what a member may publish in a day', () => {
  it('is a half of each stream\'s room, also where it may publish more in all', () => {
    const { bytes, bytesInStream } = dailyLimitsOf(new HubOwnSettings());
    expect(bytes).toBe(1_200 * MIB);
    expect(bytesInStream).toMatchObject({ VACANCIES: 512 * MIB, NEEDS: 64 * MIB, NETWORK: 128 * MIB });
  });

  it('follows the room that the steward gives the streams', () => {
    expect(dailyLimitsOf(Object.assign(new HubOwnSettings(), { storageFactor: 4 })).bytesInStream).toMatchObject({ NEEDS: 256 * MIB });
  });
});
