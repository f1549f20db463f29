import { type DynamicModule, Module } from '@nestjs/common';
import { ApplicationsModule } from './applications/applications.module.js';
import { AuditModule } from './audit/audit.module.js';
import { AuthModule } from './auth/auth.module.js';
import { ChannelsModule } from './channels/channels.module.js';
import { DelegationsModule } from './delegations/delegations.module.js';
import { type Database } from './database/database.js';
import { DatabaseModule } from './database/database.module.js';
import { DefinitionsModule } from './definitions/definitions.module.js';
import { FilesModule } from './files/files.module.js';
import { FormsModule } from './forms/forms.module.js';
import { HttpModule } from './http/http.module.js';
import { PagesModule } from './http/pages.module.js';
import { InstancesModule } from './instances/instances.module.js';
import { ItemsModule } from './items/items.module.js';
import { JobsModule } from './jobs/jobs.module.js';
import { LiveModule } from './live/live.module.js';
import { NoticesModule } from './notices/notices.module.js';
import { ProfileModule } from './profile/profile.module.js';
import { NotificationsModule } from './notifications/notifications.module.js';
import { OrganizationModule } from './organization/organization.module.js';
import { SettingsModule } from './settings/settings.module.js';
import { TasksModule } from './tasks/tasks.module.js';

@Module({})
export class AppModule {
  /** The whole system on an opened database, for the server, the worker and tests alike. */
  static on(database: Database): DynamicModule {
    return {
      module: AppModule,
      imports: [
        DatabaseModule.with(database),
        HttpModule,
        SettingsModule,
        AuditModule,
        ChannelsModule,
        AuthModule,
        OrganizationModule,
        FilesModule,
        NoticesModule,
        ProfileModule,
        DefinitionsModule,
        FormsModule,
        ItemsModule,
        InstancesModule,
        ApplicationsModule,
        TasksModule,
        NotificationsModule,
        DelegationsModule,
        LiveModule,
        JobsModule,
        PagesModule,
      ],
    };
  }
}
