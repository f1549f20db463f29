import { Module } from '@nestjs/common';
import { DefinitionsModule } from '../definitions/definitions.module.js';
import { DelegationsModule } from '../delegations/delegations.module.js';
import { FilesModule } from '../files/files.module.js';
import { FormsModule } from '../forms/forms.module.js';
import { InstancesModule } from '../instances/instances.module.js';
import { DrawingsController } from './drawings.controller.js';
import { FormOptionsController } from './form-options.controller.js';
import { HandOverController } from './hand-over.controller.js';
import { HandOverService } from './hand-over.service.js';
import { HandOverRestService } from './hand-over-rest.service.js';
import { HeldWorkService } from './held-work.service.js';
import { ItemAccessService } from './item-access.service.js';
import { ManyTasksService } from './many-tasks.service.js';
import { RowHandingService } from './row-handing.service.js';
import { TakeBackService } from './take-back.service.js';
import { TaskActsController } from './task-acts.controller.js';
import { TaskActsService } from './task-acts.service.js';
import { TaskDetailService } from './task-detail.service.js';
import { TaskItemsService } from './task-items.service.js';
import { TaskListsService } from './task-lists.service.js';
import { TaskNotesService } from './task-notes.service.js';
import { TaskPreviewService } from './task-preview.service.js';
import { TasksController } from './tasks.controller.js';

@Module({
  imports: [DefinitionsModule, DelegationsModule, FilesModule, FormsModule, InstancesModule],
  controllers: [TasksController, TaskActsController, HandOverController, DrawingsController, FormOptionsController],
  providers: [
    TaskListsService,
    TaskDetailService,
    TaskItemsService,
    TaskActsService,
    TakeBackService,
    TaskNotesService,
    TaskPreviewService,
    ManyTasksService,
    HandOverService,
    HandOverRestService,
    HeldWorkService,
    ItemAccessService,
    RowHandingService,
  ],
  exports: [TaskActsService],
})
export class TasksModule {}
