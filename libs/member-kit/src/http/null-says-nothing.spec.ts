import { describe, expect, it } from '@jest/globals';
import { Type } from 'class-transformer';
import { IsArray, IsInt, IsObject, IsOptional, IsString, ValidateNested } from 'class-validator';
import { NullRemoves } from './null-says-nothing.js';
import { RequestValidationPipe } from './request-validation.pipe.js';

class Part {
  @IsString()
  name!: string;

  @IsOptional() @IsString()
  note?: string;
}

class Order {
  @IsString()
  title!: string;

  @IsOptional() @IsInt()
  days: number = 7;

  @IsOptional() @IsString()
  owner?: string;

  @IsOptional() @IsArray() @ValidateNested({ each: true }) @Type(() => Part)
  parts?: Part[];

  @IsOptional() @IsObject()
  content?: object;
}

@NullRemoves()
class OrderChange extends Order {}

describe('null in an optional field of a request', () => {
  const read = (metatype: new () => object, body: object): Promise<unknown> => new RequestValidationPipe().transform(body, { type: 'body', metatype });

  it('says nothing: the field is missing, or has its default, also in what is nested', async () => {
    const leftOut = { title: 'uno', parts: [{ name: 'a' }] };
    expect(await read(Order, { ...leftOut, days: null, owner: null, content: null, parts: [{ name: 'a', note: null }] })).toStrictEqual(await read(Order, leftOut));
    expect(await read(Order, { title: 'uno', parts: null })).toStrictEqual(await read(Order, { title: 'uno' }));
    expect(await read(Order, { title: 'uno', days: null })).toMatchObject({ days: 7 });
  });

  it('stays in content that has no class, which may mean something by it', async () => {
    expect(await read(Order, { title: 'uno', content: { a: null } })).toMatchObject({ content: { a: null } });
  });

  it('stays where it removes the field', async () => {
    expect(await read(OrderChange, { title: 'uno', owner: null, parts: null })).toMatchObject({ owner: null, parts: null });
  });

  it('is refused in a field that must be given', async () => {
    await expect(read(Order, { title: null })).rejects.toMatchObject({ status: 400 });
  });
});
