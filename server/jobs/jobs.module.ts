import { Module } from '@nestjs/common';
import { ChannelsModule } from '../channels/channels.module.js';
import { InstancesModule } from '../instances/instances.module.js';
import { Outbox } from '../instances/outbox.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { BullmqRunner } from './bullmq-runner.js';
import { CallEndedJob } from './call-ended.job.js';
import { CallJob } from './call.job.js';
import { CaseJob } from './case-job.js';
import { CorrelateJob } from './correlate.job.js';
import { DeadJobsController } from './dead-jobs.controller.js';
import { DeliverSignalJob } from './deliver-signal.job.js';
import { EscalateJob } from './escalate.job.js';
import { InProcessRunner } from './in-process-runner.js';
import { JobExecutor } from './job-executor.js';
import type { JobHandler } from './job-handler.js';
import { JobRunner } from './job-runner.js';
import { JobStore } from './job-store.js';
import { MailJob } from './mail.job.js';
import { MessageSender } from './message-sender.js';
import { MigrateCasesJob } from './migrate-cases.job.js';
import { NotifyJob } from './notify.job.js';
import { OverdueJob } from './overdue.job.js';
import { PublishJob } from './publish.job.js';
import { redisConnection } from '../http/redis-connection.js';
import { RecomputeLimitsJob } from './recompute-limits.job.js';
import { RemindJob } from './remind.job.js';
import { ServiceTestController } from './service-test.controller.js';
import { ServiceJob } from './service.job.js';
import { SmsJob } from './sms.job.js';
import { SuspendCasesJob } from './suspend-cases.job.js';
import { StartCaseJob } from './start-case.job.js';
import { StartTimerJob } from './start-timer.job.js';
import { TerminateCalledJob } from './terminate-called.job.js';
import { ThrowMessageJob } from './throw-message.job.js';
import { ThrowSignalJob } from './throw-signal.job.js';
import { TimerJob } from './timer.job.js';
import { WecomJob } from './wecom.job.js';

/** One for every kind of job. */
const handlers = [
  TimerJob,
  ServiceJob,
  NotifyJob,
  MailJob,
  WecomJob,
  SmsJob,
  RemindJob,
  OverdueJob,
  RecomputeLimitsJob,
  CallJob,
  CallEndedJob,
  TerminateCalledJob,
  ThrowMessageJob,
  CorrelateJob,
  EscalateJob,
  ThrowSignalJob,
  DeliverSignalJob,
  StartTimerJob,
  StartCaseJob,
  MigrateCasesJob,
  SuspendCasesJob,
  PublishJob,
];

/** `REDIS_URL` decides: BullMQ wakes workers, or this process runs its jobs itself. */
@Module({
  imports: [ChannelsModule, InstancesModule, NotificationsModule],
  controllers: [DeadJobsController, ServiceTestController],
  providers: [
    JobStore,
    CaseJob,
    MessageSender,
    ...handlers,
    {
      provide: JobExecutor,
      inject: [JobStore, ...handlers],
      useFactory: (store: JobStore, ...all: JobHandler[]) => new JobExecutor(store, all),
    },
    {
      provide: JobRunner,
      inject: [Outbox, JobStore, JobExecutor],
      useFactory: (outbox: Outbox, store: JobStore, executor: JobExecutor): JobRunner => {
        const redis = redisConnection();
        return redis
          ? new BullmqRunner(outbox, store, executor, redis.connection, redis.prefix)
          : new InProcessRunner(outbox, store, executor);
      },
    },
  ],
  exports: [JobRunner],
})
export class JobsModule {}
