import { Module } from '@nestjs/common';
import { DefinitionsModule } from '../definitions/definitions.module.js';
import { FilesModule } from '../files/files.module.js';
import { OrganizationModule } from '../organization/organization.module.js';
import { ApproversController } from './approvers.controller.js';
import { ScriptsModule } from '../scripts/scripts.module.js';
import { FormsModule } from '../forms/forms.module.js';
import { CallsService } from './calls.service.js';
import { CaseAdministrationService } from './case-administration.service.js';
import { CaseStartsService } from './case-starts.service.js';
import { CopiesService } from './copies.service.js';
import { DraftsService } from './drafts.service.js';
import { HeatService } from './heat.service.js';
import { IncidentsController } from './incidents.controller.js';
import { IncidentsService } from './incidents.service.js';
import { InlineAnswersService } from './inline-answers.service.js';
import { InstancesService } from './instances.service.js';
import { EndActionsService } from './limits/end-actions.service.js';
import { RecomputeService } from './limits/recompute.service.js';
import { RemindersService } from './limits/reminders.service.js';
import { SupervisionService } from './limits/supervision.service.js';
import { WorkCalendarController } from './limits/work-calendar.controller.js';
import { WorkCalendarService } from './limits/work-calendar.service.js';
import { MessagesController } from './messages.controller.js';
import { MessagesService } from './messages.service.js';
import { MigrationsController } from './migrations.controller.js';
import { MigrationsService } from './migrations.service.js';
import { SuspensionsService } from './suspensions.service.js';
import { MonitorController } from './monitor.controller.js';
import { MonitorService } from './monitor.service.js';
import { Outbox } from './outbox.js';
import { PublicationsController } from './publications.controller.js';
import { PublicationsService } from './publications.service.js';
import { SignalsController } from './signals.controller.js';
import { SignalsService } from './signals.service.js';
import { SignedInService } from './signed-in.service.js';
import { StartEventsService } from './start-events.service.js';
import { UrgeService } from './urge.service.js';

const shared = [
  InlineAnswersService,
  InstancesService,
  CaseStartsService,
  CallsService,
  StartEventsService,
  MigrationsService,
  SuspensionsService,
  PublicationsService,
  SignalsService,
  MessagesService,
  DraftsService,
  CopiesService,
  UrgeService,
  EndActionsService,
  RemindersService,
  RecomputeService,
  SupervisionService,
  WorkCalendarService,
  SignedInService,
  Outbox,
];

@Module({
  imports: [DefinitionsModule, FilesModule, FormsModule, OrganizationModule, ScriptsModule],
  controllers: [
    ApproversController,
    IncidentsController,
    MessagesController,
    MigrationsController,
    MonitorController,
    PublicationsController,
    SignalsController,
    WorkCalendarController,
  ],
  providers: [...shared, HeatService, CaseAdministrationService, IncidentsService, MonitorService],
  exports: shared,
})
export class InstancesModule {}
