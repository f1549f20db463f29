import { Module } from '@nestjs/common';
import { DefinitionsModule } from '../definitions/definitions.module.js';
import { FilesModule } from '../files/files.module.js';
import { OrganizationModule } from '../organization/organization.module.js';
import { ApproversController } from './approvers.controller.js';
import { ScriptsModule } from '../scripts/scripts.module.js';
import { FormsModule } from '../forms/forms.module.js';
import { CallsService } from './messages/calls.service.js';
import { CaseAdministrationService } from './monitor/case-administration.service.js';
import { CaseStartsService } from './messages/case-starts.service.js';
import { CopiesService } from './copies.service.js';
import { DraftsService } from './drafts.service.js';
import { ForeseenStepsService } from './foreseen-steps.service.js';
import { HeatService } from './monitor/heat.service.js';
import { IncidentsController } from './monitor/incidents.controller.js';
import { IncidentsService } from './monitor/incidents.service.js';
import { InlineAnswersService } from './answers/inline-answers.service.js';
import { InstancesService } from './instances.service.js';
import { EndActionsService } from './limits/end-actions.service.js';
import { RecomputeService } from './limits/recompute.service.js';
import { RemindersService } from './limits/reminders.service.js';
import { SupervisionService } from './limits/supervision.service.js';
import { WorkCalendarController } from './limits/work-calendar.controller.js';
import { WorkCalendarService } from './limits/work-calendar.service.js';
import { MessagesController } from './messages/messages.controller.js';
import { MessagesService } from './messages/messages.service.js';
import { MigrationsController } from './migration/migrations.controller.js';
import { MigrationsService } from './migration/migrations.service.js';
import { SuspensionsService } from './monitor/suspensions.service.js';
import { MonitorController } from './monitor/monitor.controller.js';
import { MonitorService } from './monitor/monitor.service.js';
import { Outbox } from './outbox.js';
import { PublicationsController } from './migration/publications.controller.js';
import { PublicationsService } from './migration/publications.service.js';
import { SignalsController } from './messages/signals.controller.js';
import { SignalsService } from './messages/signals.service.js';
import { SignedInService } from './signed-in.service.js';
import { StartEventsService } from './messages/start-events.service.js';
import { UrgeService } from './urge.service.js';

const shared = [
  InlineAnswersService,
  ForeseenStepsService,
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
