import { Param, type PipeTransform } from '@nestjs/common';
import type { Text } from '@filiera/contracts';
import { refuse } from './request-validation.pipe.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const TOKEN = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;

/** Path parameter that must be a UUID in lower case, as the node writes them: `@PathUuid('id') id: string`. */
export function PathUuid(name: string): ParameterDecorator {
  return Param(name, new PathPipe(name, 'isUuid', UUID, { it: 'deve essere un identificativo UUID', en: 'it must be a UUID' }));
}

/** Path parameter made of letters, digits, dots, hyphens and underscores: member ids, codes. */
export function PathToken(name: string): ParameterDecorator {
  return Param(name, new PathPipe(name, 'isToken', TOKEN, {
    it: 'deve contenere solo lettere, cifre, punti e trattini, al massimo 100',
    en: 'it must contain letters, digits, dots and hyphens only, at most 100',
  }));
}

class PathPipe implements PipeTransform<string, Promise<string>> {
  constructor(
    private readonly name: string,
    private readonly rule: string,
    private readonly form: RegExp,
    private readonly text: Text,
  ) {}

  async transform(value: string): Promise<string> {
    return this.form.test(value) ? value : refuse([{ field: `path.${this.name}`, rule: this.rule, text: this.text }]);
  }
}
