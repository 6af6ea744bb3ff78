import { schemaOfClass } from '@filiera/contracts';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';

type Schema = { readonly [keyword: string]: unknown };

/** What the documentation says beyond the fields of the contract. */
export interface Description {
  /** Fields of the contract that the request does not have. */
  readonly omits?: readonly string[];
  /** Fields that must be given; all others may be left out. */
  readonly required?: readonly string[];
  /** A whole example, by field. */
  readonly example?: Readonly<Record<string, unknown>>;
}

/**
 * Documents a request's fields from the contract class that they come from, so that OpenAPI and the network's schemas
 * cannot disagree. The validators are inherited; this adds words.
 */
export function DescribedBy(contract: new () => object, { omits = [], required = [], example = {} }: Description = {}): ClassDecorator {
  return (target) => {
    const { properties = {}, $defs = {} } = schemaOfClass(contract) as { properties?: Record<string, Schema>; $defs?: Record<string, Schema> };
    for (const [name, schema] of Object.entries(properties)) {
      if (omits.includes(name)) continue;
      const described = { ...(inlined(schema, $defs) as Schema), required: required.includes(name), ...(example[name] !== undefined && { example: example[name] }) };
      ApiProperty(described as ApiPropertyOptions)(target.prototype as object, name);
    }
  };
}

/** The schema with its references written out: swagger keeps its own definitions. */
function inlined(schema: unknown, defs: Record<string, Schema>): unknown {
  if (Array.isArray(schema)) return schema.map((item) => inlined(item, defs));
  if (typeof schema !== 'object' || schema === null) return schema;
  const { $ref, ...rest } = schema as Schema;
  const target = typeof $ref === 'string' ? defs[$ref.slice($ref.lastIndexOf('/') + 1)] : undefined;
  return { ...(target ? (inlined(target, defs) as object) : {}), ...Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, inlined(value, defs)])) };
}
