import { RecordPlacementsModule, TellBreachesModule, TerritoryModule } from '@filiera/exchange';
import { Module } from '@nestjs/common';
import { FindOrigins } from './employment/find-origins.js';
import { FollowEmployment } from './employment/follow-employment.js';
import { JoinCommunications } from './employment/join-communications.js';
import { OnPlacementStarted } from './employment/on-placement-started.js';
import { SettleEmployments } from './employment/settle-employments.js';
import { EraseCommunications } from './erase-communications.js';
import { FindCommunications } from './find-communications.js';
import { WatchFolder } from './folder/watch-folder.js';
import { ForgetCommunications } from './forget-communications.js';
import { JudgeDeadlines } from './judge-deadlines.js';
import { MandatoryCommunicationsController } from './mandatory-communications.controller.js';
import { TakeCommunication } from './take-communication.js';

/** Mandatory communications: taken over HTTP and from a folder, checked, and told to the network as placements. */
@Module({
  imports: [RecordPlacementsModule, TellBreachesModule, TerritoryModule],
  controllers: [MandatoryCommunicationsController, OnPlacementStarted],
  providers: [TakeCommunication, JudgeDeadlines, FindCommunications, JoinCommunications, FollowEmployment, FindOrigins, SettleEmployments, WatchFolder, EraseCommunications, ForgetCommunications],
})
export class MandatoryCommunicationsModule {}
