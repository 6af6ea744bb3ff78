import type { CrossRule } from '../fields/field-rule.js';
import type { NetworkErasureRequestedV1 } from './network-erasure-requested.v1.js';

export const supersededHasVersion: CrossRule<NetworkErasureRequestedV1> = {
  name: 'superseded-has-version',
  field: 'belowVersion',
  schema: {
    if: { required: ['scope'] },
    then: {
      if: { properties: { scope: { const: 'superseded' } } },
      then: { required: ['belowVersion'] },
      else: { properties: { belowVersion: false } },
    },
  },
  text: {
    it: 'il limite di versione è dovuto per le versioni superate, e solo per quelle',
    en: 'a version limit is due for superseded versions, and only for those',
  },
  check: ({ scope, belowVersion }) => scope === undefined || (scope === 'superseded') === (belowVersion !== undefined),
};
