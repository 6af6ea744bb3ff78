import { describe, expect, it } from '@jest/globals';
import { COUNTRY, ISTAT_MUNICIPALITY, Nested, Obeys, Optional, validateClass, Words } from '@filiera/contracts';
import { PartialType } from '@nestjs/swagger';
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

class Place {
  @Obeys(COUNTRY)
  country!: string;

  @Optional() @Obeys(ISTAT_MUNICIPALITY)
  municipality?: string;
}

class Delivery {
  @Nested(() => Place)
  place!: Place;

  @Optional() @Words(20)
  window?: string;
}

@NullRemoves()
class DeliveryChange extends PartialType(Delivery) {}

describe('null in an optional field of a request', () => {
  const read = (metatype: new () => object, body: object): Promise<unknown> => new RequestValidationPipe().transform(body, { type: 'body', metatype });

  it('says nothing: the field is missing, or has its default, also in what is nested', async () => {
    const leftOut = { title: 'uno', parts: [{ name: 'a' }] };
    expect(await read(Order, { ...leftOut, days: null, owner: null, content: null, parts: [{ name: 'a', note: null }] })).toStrictEqual(await read(Order, leftOut));
    expect(await read(Order, { title: 'uno', parts: null })).toStrictEqual(await read(Order, { title: 'uno' }));
    expect(await read(Order, { title: 'uno', days: null })).toMatchObject({ days: 7 });
  });

  it('says nothing either in the fields of a contract, which refuses it on the wire', async () => {
    const leftOut = { place: { country: 'IT' } };
    expect(await read(Delivery, { place: { country: 'IT', municipality: null }, window: null })).toStrictEqual(await read(Delivery, leftOut));
    expect(await read(DeliveryChange, { place: { country: 'IT', municipality: null }, window: null })).toMatchObject({ ...leftOut, window: null });
    expect(validateClass(Place, { country: 'IT', municipality: null })).toMatchObject([{ field: 'municipality' }]);
    await expect(read(Delivery, { place: { country: null } })).rejects.toMatchObject({ status: 400, faults: [{ field: 'place.country' }] });
  });

  it('is refused in a field that there is not', async () => {
    await expect(read(Delivery, { place: { country: 'IT', town: null } })).rejects.toMatchObject({ status: 400, faults: [{ field: 'place.town' }] });
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
