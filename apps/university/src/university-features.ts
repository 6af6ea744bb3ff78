import type { Feature } from '@filiera/exchange';
import { Module } from '@nestjs/common';
import { CreateGraduates1763900930000 } from './outcomes/create-graduates.migration.js';
import { KeepAnniversaries1764400500050 } from './outcomes/keep-anniversaries.migration.js';
import { GraduateEntity } from './outcomes/graduate.entity.js';
import { GraduatesController } from './outcomes/graduates.controller.js';
import { Graduates } from './outcomes/graduates.js';

/** Graduates and their outcomes. */
@Module({ controllers: [GraduatesController], providers: [Graduates] })
class GraduatesModule {}

/** What a university alone does. */
export const followingGraduates: Feature = { publishes: [], consumes: [], imports: [GraduatesModule], entities: [GraduateEntity], migrations: [CreateGraduates1763900930000, KeepAnniversaries1764400500050] };
