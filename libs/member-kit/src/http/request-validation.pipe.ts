import { setImmediate as otherPipes } from 'node:timers/promises';
import { Injectable, ValidationPipe, type ArgumentMetadata, type PipeTransform, type Type } from '@nestjs/common';
import type { ValidationError, ValidatorOptions } from 'class-validator';
import { HttpProblem } from '../problems/http-problem.js';
import { faultsOf } from '../problems/faults-of.js';
import type { Fault } from '@filiera/contracts';
import { letNullSayNothing } from './null-says-nothing.js';
import { currentRequest } from './request-context.js';

/** What class-validator found in one part of a request. */
class InvalidPart extends Error {
  constructor(readonly errors: readonly ValidationError[]) {
    super('invalid request part');
  }
}

/** Nest's pipe, which makes the objects of their classes and checks them: in between, null is let say nothing. */
class PartPipe extends ValidationPipe {
  protected override validate(part: object, options?: ValidatorOptions): Promise<ValidationError[]> | ValidationError[] {
    letNullSayNothing(part);
    return super.validate(part, options);
  }
}

/**
 * Validates body, query and path by their classes. Nest runs one pipe for each part at the same time and reports the first
 * that fails: here each part leaves its faults with the request, and whoever throws tells them all.
 */
@Injectable()
export class RequestValidationPipe implements PipeTransform {
  private readonly parts = new PartPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    transform: true,
    // The texts of the faults need the class that declared the rules.
    validationError: { target: true, value: false },
    exceptionFactory: (errors) => new InvalidPart(errors),
  });
  /** Classes of which an object is valid that nobody gave any value: found so once. */
  private readonly validEmpty = new WeakSet<Type>();

  async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    // A word of the path or the query has no rules of its own here: the parameter's pipe has them.
    if (metadata.type === 'custom' || (metadata.metatype === String && typeof value === 'string')) return value;
    // Most addresses are asked without a query: a fifth of what opening one record takes would go into finding again that nothing is wrong with nothing.
    const asked = metadata.type === 'query' && isEmpty(value) ? metadata.metatype : undefined;
    if (asked && this.validEmpty.has(asked)) return new asked() as unknown;
    try {
      const part: unknown = await this.parts.transform(value, metadata);
      if (asked) this.validEmpty.add(asked);
      return part;
    } catch (error) {
      if (!(error instanceof InvalidPart)) throw error;
      return refuse(faultsOf(error.errors, prefixOf(metadata)));
    }
  }
}

/**
 * Refuses the request with these faults and those of its other parts.
 * @throws HttpProblem 400 `request.invalid`
 */
export async function refuse(found: readonly Fault[]): Promise<never> {
  const faults = currentRequest()?.faults ?? [];
  faults.push(...found);
  await otherPipes();
  throw new HttpProblem({
    status: 400,
    code: 'request.invalid',
    text: { it: 'La richiesta ha campi da correggere: sono elencati in «faults».', en: 'The request has fields to correct: they are listed in "faults".' },
    faults,
  });
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

/** Fields of the body are named as the client wrote them; those of the address say where they are. */
function prefixOf(metadata: ArgumentMetadata): string {
  if (metadata.type === 'query') return 'query';
  return metadata.type === 'param' ? 'path' : '';
}
