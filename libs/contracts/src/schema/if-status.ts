import type { CrossRule } from '../fields/field-rule.js';

/** With this status the field is required, with any other it is not allowed. */
export function ifStatus(status: string, field: string): CrossRule['schema'] {
  return {
    if: { required: ['status'] },
    then: {
      if: { properties: { status: { const: status } } },
      then: { required: [field] },
      else: { properties: { [field]: false } },
    },
  };
}
