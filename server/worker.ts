import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { readConfiguration } from './configuration.js';
import { openDatabase } from './database/open-database.js';
import { JobRunner } from './jobs/job-runner.js';
import { workerStarted } from './locales/zh-CN/start.js';

/** Runs jobs that BullMQ wakes it for; any number of workers may run. */
async function main(): Promise<void> {
  const { databaseUrl: url, redisUrl, dataFolder } = readConfiguration(process.env);
  if (url === undefined || redisUrl === undefined)
    throw new Error(
      'Expected DATABASE_URL and REDIS_URL, but one is missing: without Redis the server itself runs the jobs.',
    );
  const database = await openDatabase({ url, dataFolder });
  const app = await NestFactory.createApplicationContext(AppModule.on(database), {
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  app.enableShutdownHooks();
  await app.get(JobRunner).start();
  console.log(workerStarted);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
