import { Conflict, Invalid, NotFound, type Fault } from '@filiera/member-kit';

/** 404: this office declared no such need. */
export const needNotFound = (): NotFound => new NotFound({
  code: 'need.not-found',
  text: {
    it: 'questo nodo non ha dichiarato un fabbisogno con questo identificativo; quelli della rete sono su /board/needs',
    en: 'this node declared no need with this id; those of the network are at /board/needs',
  },
});

/** 409: it is withdrawn already. */
export const needWithdrawn = (): Conflict => new Conflict({ code: 'need.is-withdrawn', text: { it: 'il fabbisogno è già stato ritirato', en: 'the need is withdrawn already' } });

/** 422: it may not be declared as it is; all faults at once. */
export const needNotDeclarable = (faults: readonly Fault[]): Invalid => new Invalid({
  code: 'need.not-declarable', clause: '12.1', faults, text: { it: 'il fabbisogno non si può dichiarare così', en: 'the need cannot be declared as it is' },
});

/** A skill need is a firm's. */
export const firmMissing: Fault = {
  field: 'firm', rule: 'firm-of-a-skill-need', text: { it: 'un fabbisogno di competenze è di un\'impresa: indicarla', en: 'a skill need is a firm\'s: name it' },
};
