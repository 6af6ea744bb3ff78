import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';

/** A field with the version that the client read, for whoever does not send If-Match. */
export const ReadVersion = (): PropertyDecorator => (target, key) => {
  const described = ApiPropertyOptional({
    description: 'Versione letta: un\'altra risponde 409, come con If-Match / Version that was read: another one answers 409, as with If-Match', minimum: 1, example: 1,
  });
  // Null names no version, also in a request in which it removes fields.
  const givenOnly = Transform(({ value }: { value: unknown }) => value ?? undefined);
  for (const decorate of [described, givenOnly, IsOptional(), IsInt(), Min(1), Max(2_147_483_647)]) decorate(target, key);
};
