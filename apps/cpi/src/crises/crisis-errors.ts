import { Conflict, Invalid, NotFound, type Fault } from '@filiera/member-kit';

/** 404: this office announced no such crisis. */
export const crisisNotFound = (): NotFound => new NotFound({
  code: 'crisis.not-found',
  text: {
    it: 'questo nodo non ha annunciato una crisi con questo identificativo; quelle della rete sono su /board/crises',
    en: 'this node announced no crisis with this id; those of the network are at /board/crises',
  },
});

/** 409: it is withdrawn already. */
export const crisisWithdrawn = (): Conflict => new Conflict({ code: 'crisis.is-withdrawn', text: { it: 'la crisi è già stata ritirata', en: 'the crisis is withdrawn already' } });

/** 422: it may not be announced as it is; all faults at once. */
export const crisisNotAnnounceable = (faults: readonly Fault[]): Invalid => new Invalid({
  code: 'crisis.not-announceable', clause: '12.4', faults, text: { it: 'la crisi non si può annunciare così', en: 'the crisis cannot be announced as it is' },
});
