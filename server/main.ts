import 'reflect-metadata';
import { readConfiguration } from './configuration.js';
import { createApp } from './create-app.js';
import type { Database } from './database/database.js';
import { openDatabase } from './database/open-database.js';
import { DefinitionLoader } from './definitions/definition-loader.js';
import { UnusedFiles } from './files/unused-files.js';
import { UploadsService } from './files/uploads.service.js';
import { forgetOldAnswers } from './http/idempotency.js';
import { forgetEndedDrafts } from './instances/drafts.service.js';
import { JobRunner } from './jobs/job-runner.js';
import { firstAdministrator, startMessage } from './locales/zh-CN/start.js';
import { makeFirstAdministrator } from './organization/first-administrator.js';
import { GuidesService } from './notices/guides.service.js';
import { loadDemonstration } from './organization/demonstration/load-demonstration.js';
import { SettingsService } from './settings/settings.service.js';

/** Serves HTTP; without Redis it runs the jobs, too. */
async function main(): Promise<void> {
  const configuration = readConfiguration(process.env);
  const { port, host, databaseUrl: url, redisUrl, dataFolder, definitionsFolder } = configuration;
  const database = await openDatabase({ ...(url !== undefined && { url }), dataFolder });
  if (configuration.wantsDemonstration) await loadDemonstration(database, definitionsFolder);
  const hints = await accountHints(database, configuration.adminPassword);
  const app = await createApp(database);
  const loader = app.get(DefinitionLoader);
  // last the ones that people look for most: lists begin with what is newest
  await loader.loadSeries(definitionsFolder);
  await loader.load(definitionsFolder);
  if (redisUrl === undefined) await app.get(JobRunner).start();
  const tidy = () => {
    const now = new Date();
    void Promise.allSettled([
      forgetOldAnswers(database, now),
      forgetEndedDrafts(database),
      app.get(UnusedFiles).remove(now),
      app.get(UploadsService).forgetStale(now),
    ]);
  };
  tidy();
  setInterval(tidy, 24 * 3600 * 1000).unref();
  await app.listen(port, host);
  // nobody waits for the manuals
  app
    .get(GuidesService)
    .offer(definitionsFolder)
    .catch((error: unknown) => console.error(error));
  const { demonstrationAccounts } = await app.get(SettingsService).school();
  console.log(startMessage(`http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}`, demonstrationAccounts, hints));
}

/** Makes the first account where it is asked for; what whoever starts the system has to know of accounts. */
async function accountHints(database: Database, adminPassword: string | undefined): Promise<string[]> {
  if (adminPassword !== undefined && (await makeFirstAdministrator(database, adminPassword)))
    return [firstAdministrator.made];
  const [someone] = await database.query('select id from person limit 1');
  return someone ? [] : [firstAdministrator.nobody];
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
