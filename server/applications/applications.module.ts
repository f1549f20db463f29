import { Module } from '@nestjs/common';
import { ChannelsModule } from '../channels/channels.module.js';
import { DefinitionsModule } from '../definitions/definitions.module.js';
import { FilesModule } from '../files/files.module.js';
import { FormsModule } from '../forms/forms.module.js';
import { InstancesModule } from '../instances/instances.module.js';
import { ItemsModule } from '../items/items.module.js';
import { OrganizationModule } from '../organization/organization.module.js';
import { SettingsModule } from '../settings/settings.module.js';
import { ApplicationActsService } from './application-acts.service.js';
import { ApplicationItemsService } from './application-items.service.js';
import { ApplicationListsService } from './application-lists.service.js';
import { ApplicationsController } from './applications.controller.js';
import { ApplicationsService } from './applications.service.js';
import { CaseFiles } from './case-files.js';
import { ChangesService } from './changes.service.js';
import { PrintPictures } from './print-pictures.js';
import { PrintPreviewsController } from './print-previews.controller.js';
import { PrintPreviewsService } from './print-previews.service.js';
import { PrintsController } from './prints.controller.js';
import { PrintsService } from './prints.service.js';
import { RatingsService } from './ratings.service.js';
import { SupervisionController } from './supervision.controller.js';
import { PreviewService } from './preview.service.js';

@Module({
  imports: [
    ChannelsModule,
    DefinitionsModule,
    FilesModule,
    FormsModule,
    InstancesModule,
    ItemsModule,
    OrganizationModule,
    SettingsModule,
  ],
  controllers: [ApplicationsController, PrintsController, PrintPreviewsController, SupervisionController],
  providers: [
    ApplicationsService,
    ApplicationListsService,
    ApplicationItemsService,
    ApplicationActsService,
    PreviewService,
    RatingsService,
    CaseFiles,
    PrintsService,
    PrintPictures,
    PrintPreviewsService,
    ChangesService,
  ],
})
export class ApplicationsModule {}
