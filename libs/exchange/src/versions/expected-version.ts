import { Conflict, DomainError } from '@filiera/member-kit';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';

/** The version that a client believes to change; undefined when it does not care. */
export type Expected = number | undefined;

const DESCRIBED = ApiHeader({
  name: 'If-Match', required: false, example: '"3"',
  description: 'Versione letta: un\'altra risponde 409. / Version that was read: another one answers 409.',
});

/** Parameter decorator: the version in the `If-Match` header, written `"3"` or `3`. The documentation of the route names the header. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): Expected => {
  const { headers } = context.switchToHttp().getRequest<{ headers: Record<string, string | undefined> }>();
  return readIfMatch(headers['if-match']);
}, [(controller, action) => DESCRIBED(controller, action!, Object.getOwnPropertyDescriptor(controller, action!)!)]);

/**
 * Reads an `If-Match` header (RFC 9110, 13.1.1). `*` asks for any version.
 * @throws DomainError 400 when it names no version
 */
export function readIfMatch(header: string | undefined): Expected {
  if (header === undefined || header.trim() === '*') return undefined;
  const match = /^(?:W\/)?"?([1-9]\d{0,8})"?$/.exec(header.trim());
  if (match) return Number(match[1]);
  throw new DomainError({
    code: 'request.if-match', status: 400,
    text: { it: 'If-Match porta una sola versione, per esempio "3"', en: 'If-Match carries one version, for example "3"' },
  });
}

/**
 * @param expected versions named by the client: the header's and the body's
 * @throws Conflict (409) when one of them is not the present version
 */
export function refuseStaleVersion(present: number, ...expected: Expected[]): void {
  if (expected.every((version) => version === undefined || version === present)) return;
  throw new Conflict({
    code: 'version.stale',
    text: {
      it: `nel frattempo qualcun altro ha salvato (versione ${present}): rileggere e ripetere la modifica`,
      en: `somebody else has saved meanwhile (version ${present}): read again and repeat the change`,
    },
  });
}
