import { createHash, randomUUID } from 'node:crypto';
import { Body, Controller, Delete, Get, HttpCode, Module, Param, Post, Query, Res } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, IsString, Length, Max, Min, ValidateNested } from 'class-validator';
import type { FastifyReply } from 'fastify';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  Conflict, createMember, CurrentUser, initNode, Invalid, NotFound, PathUuid, Roles, settingsFrom, UnitOfWork,
  type MemberManifest, type MemberOptions, type NodeSettings, type RequestUser, type Role,
} from '../src/index.js';

/** A part of a note, to nest. */
export class SampleTag {
  @IsString()
  @Length(1, 10)
  name!: string;

  @IsOptional()
  @IsIn(['low', 'high'])
  weight?: 'low' | 'high';
}

/** What creates a note. */
export class SampleNoteRequest {
  @IsString()
  @Length(1, 50)
  title!: string;

  @IsInt()
  @Min(0)
  @Max(100)
  size!: number;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(5)
  @ValidateNested({ each: true })
  @Type(() => SampleTag)
  tags?: SampleTag[];
}

/** Which notes are asked for. */
export class SampleNoteQuery {
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  page: number = 1;
}

class CreateNotes1763999000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE note (id uuid PRIMARY KEY, title varchar(50) UNIQUE, size smallint NOT NULL, by text NOT NULL)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE note');
  }
}

/** How often the work of each request was begun: shows what a repetition or a retry does. */
export const begun = { creations: 0 };

@Controller('notes')
@Roles('operator')
class NotesController {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  @Post()
  create(@Body() body: SampleNoteRequest, @CurrentUser() user: RequestUser, @Res({ passthrough: true }) reply: FastifyReply): Promise<{ id: string; title: string }> {
    return this.unitOfWork.run(async (tx) => {
      begun.creations++;
      const id = randomUUID();
      await tx.query('INSERT INTO note (id, title, size, by) VALUES ($1, $2, $3, $4)', [id, body.title, body.size, user.label]);
      if (body.title === 'refused') throw new Invalid({ code: 'note.refused', clause: '9.9', rule: 'L. 1/2000', text: { it: 'Titolo rifiutato.', en: 'Title refused.' } });
      void reply.header('location', `/notes/${id}`);
      return { id, title: body.title };
    });
  }

  @Get()
  list(@Query() query: SampleNoteQuery): Promise<unknown> {
    return this.unitOfWork.run((tx) => tx.query('SELECT id, title FROM note ORDER BY title LIMIT 10 OFFSET $1', [(query.page - 1) * 10]));
  }

  @Get(':id')
  async one(@PathUuid('id') id: string): Promise<unknown> {
    const [note]: unknown[] = await this.unitOfWork.run((tx) => tx.query('SELECT id, title FROM note WHERE id = $1', [id]));
    if (!note) throw new NotFound({ code: 'note.unknown', text: { it: 'Nota sconosciuta.', en: 'Unknown note.' } });
    return note;
  }

  @Post(':id/check')
  @HttpCode(200)
  check(@PathUuid('id') id: string, @Query() _query: SampleNoteQuery, @Body() _body: SampleNoteRequest): { id: string } {
    return { id };
  }

  @Delete(':id')
  @HttpCode(204)
  @Roles('manager')
  async remove(@PathUuid('id') id: string): Promise<void> {
    await this.unitOfWork.run((tx) => tx.query('DELETE FROM note WHERE id = $1', [id]));
  }
}

/** Routes that go wrong in ways a careless handler may. */
@Controller('careless')
class CarelessController {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  @Get('sql/:value')
  @Roles('operator')
  sql(@Param('value') value: string): Promise<unknown> {
    return this.unitOfWork.run((tx) => tx.query('SELECT $1::smallint', [value]));
  }

  @Get('bug')
  @Roles('operator')
  bug(): never {
    throw new Error('written by SMPPSN80A01E506P for prova@example.org');
  }

  @Post('conflict')
  @Roles('operator')
  conflict(): never {
    throw new Conflict({ code: 'careless.conflict', text: { it: 'In contrasto.', en: 'In conflict.' } });
  }

  @Post('half')
  @Roles('operator')
  async half(): Promise<never> {
    await this.unitOfWork.run((tx) => tx.query("INSERT INTO note (id, size, by) VALUES ($1, 1, 'half')", [randomUUID()]));
    throw new Conflict({ code: 'careless.half', text: { it: 'Fatto a metà.', en: 'Half done.' } });
  }

  @Get('forgotten')
  forgotten(): string {
    return 'nobody may read this';
  }
}

@Module({ controllers: [NotesController, CarelessController] })
class SampleModule {}

/** A member that publishes and consumes nothing: the kit alone, with a few routes. */
export const SAMPLE_MANIFEST: MemberManifest = {
  kind: 'cpi',
  publishes: [],
  consumes: [],
  agreement: '^1.0.0',
  imports: [SampleModule],
  entities: [],
  migrations: [CreateNotes1763999000001],
};

/** The key of each role in the sample's settings. */
export const keyOf = (role: Role): string => `key-of-the-${role}`;

/** Settings of a member that hasn't joined a hub, with one key for each role. */
export async function sampleSettings(databaseUrl: string, home: string, more: Readonly<Record<string, unknown>> = {}): Promise<NodeSettings> {
  const roles: Role[] = ['operator', 'manager', 'technician', 'coordinator'];
  const member = { id: 'cpi-prova', kind: 'cpi' as const, name: 'Centro per l\'impiego di prova' };
  const http = { host: '127.0.0.1', port: 0, publicUrl: 'http://127.0.0.1:1' };
  await initNode(home, { ...member, agreement: '^1.0.0', http, database: { url: databaseUrl } }, new Date());
  return settingsFrom({
    home,
    member,
    http,
    database: { url: databaseUrl, waitSeconds: 0 },
    access: { apiKeys: roles.map((role) => ({ label: `${role}-1`, role, sha256: createHash('sha256').update(keyOf(role)).digest('hex') })) },
    log: { level: 'silent' },
    ...more,
  });
}

/** Starts the sample member on a free port. */
export async function startSample(settings: NodeSettings, options: MemberOptions = {}): Promise<NestFastifyApplication> {
  return createMember(SAMPLE_MANIFEST, settings, options);
}
