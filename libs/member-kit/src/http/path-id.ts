import { Param, type PipeTransform } from '@nestjs/common';
import { ENTITY_ID, type FieldRule } from '@filiera/contracts';
import { refuse } from './request-validation.pipe.js';

type PathRule = Pick<FieldRule, 'name' | 'text' | 'check'>;

const TOKEN = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;
const IS_TOKEN: PathRule = {
  name: 'isToken',
  text: { it: 'deve contenere solo lettere, cifre, punti e trattini, al massimo 100', en: 'it must contain letters, digits, dots and hyphens only, at most 100' },
  check: (value) => typeof value === 'string' && TOKEN.test(value),
};

/** Path parameter that must be a UUID in lower case, as the node writes them and the network compares them: `@PathUuid('id') id: string`. */
export function PathUuid(name: string): ParameterDecorator {
  return Param(name, new PathPipe(name, ENTITY_ID));
}

/** Path parameter made of letters, digits, dots, hyphens and underscores: member ids, codes. */
export function PathToken(name: string): ParameterDecorator {
  return Param(name, new PathPipe(name, IS_TOKEN));
}

class PathPipe implements PipeTransform<string, Promise<string>> {
  constructor(
    private readonly name: string,
    private readonly rule: PathRule,
  ) {}

  async transform(value: string): Promise<string> {
    const { name: rule, text, check } = this.rule;
    return check(value) ? value : refuse([{ field: `path.${this.name}`, rule, text }]);
  }
}
