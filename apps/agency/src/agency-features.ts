import { VacanciesModule, type Feature } from '@filiera/exchange';
import { Module } from '@nestjs/common';
import { CreateAgency1763900920000 } from './agency.migration.js';
import { BindMandatedVacancies } from './mandates/bind-mandated-vacancies.js';
import { AuthorisationEntity, MandatedVacancyEntity, MandateEntity } from './mandates/mandate.entities.js';
import { MandatesController } from './mandates/mandates.controller.js';
import { Mandates } from './mandates/mandates.js';
import { AnnulMissions1764520000030 } from './missions/annul-missions.migration.js';
import { MissionEntity } from './missions/mission.entity.js';
import { MissionsController } from './missions/missions.controller.js';
import { Missions } from './missions/missions.js';

/** Client firms under mandate, and agency work. */
@Module({ imports: [VacanciesModule], controllers: [MandatesController, MissionsController], providers: [BindMandatedVacancies, Mandates, Missions] })
class AgencyWorkModule {}

/** What an agency alone does. Nothing of it leaves the node but the vacancies that its clients asked for. */
export const agencyWork: Feature = {
  publishes: [], consumes: [], imports: [AgencyWorkModule], migrations: [CreateAgency1763900920000, AnnulMissions1764520000030],
  entities: [AuthorisationEntity, MandateEntity, MandatedVacancyEntity, MissionEntity],
};
