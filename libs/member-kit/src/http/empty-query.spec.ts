import { describe, expect, it } from '@jest/globals';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max } from 'class-validator';
import { RequestValidationPipe } from './request-validation.pipe.js';

class PageQuery {
  @IsOptional() @Type(() => Number) @IsInt() @Max(100)
  page = 1;

  @IsOptional() @IsString()
  text?: string;
}

class PeriodQuery {
  @IsString()
  from!: string;
}

describe('an address without a query', () => {
  const ask = (pipe: RequestValidationPipe, metatype: new () => object, query: object = {}): Promise<unknown> => pipe.transform(query, { type: 'query', metatype });

  it('has the defaults of its class, each time in an object of its own', async () => {
    const pipe = new RequestValidationPipe();
    const first = (await ask(pipe, PageQuery)) as PageQuery;
    first.page = 7;
    first.text = 'kept by the first alone';
    const second = await ask(pipe, PageQuery);
    expect(second).toBeInstanceOf(PageQuery);
    expect(second).toEqual({ page: 1 });
  });

  it('is refused each time where a word must be given', async () => {
    const pipe = new RequestValidationPipe();
    for (let time = 0; time < 3; time++) await expect(ask(pipe, PeriodQuery)).rejects.toMatchObject({ status: 400, code: 'request.invalid' });
    await expect(ask(pipe, PeriodQuery, { from: '2026-01-01' })).resolves.toEqual({ from: '2026-01-01' });
    await expect(ask(pipe, PeriodQuery)).rejects.toMatchObject({ code: 'request.invalid' });
  });

  it('lets nothing pass in a query that is there', async () => {
    const pipe = new RequestValidationPipe();
    await ask(pipe, PageQuery);
    await expect(ask(pipe, PageQuery, { page: '101' })).rejects.toMatchObject({ code: 'request.invalid' });
    await expect(ask(pipe, PageQuery, { other: '1' })).rejects.toMatchObject({ code: 'request.invalid' });
  });
});
