import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Redis } from 'ioredis';
import { Outbox, type CaseChange } from '../instances/outbox.js';
import { redisConnection } from '../http/redis-connection.js';

type Listener = (change: CaseChange) => void;

/** Carries changes from whoever committed them to every server: within the process, or over Redis. */
@Injectable()
export class LiveBus implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('live');
  private readonly listeners = new Set<Listener>();
  private publisher: Redis | null = null;
  private subscriber: Redis | null = null;
  private channel = '';

  constructor(private readonly outbox: Outbox) {}

  onModuleInit(): void {
    const redis = redisConnection();
    if (redis) {
      this.channel = `${redis.prefix}:live`;
      // what cannot be told now is found by the pages themselves: nothing is queued
      this.publisher = this.connect(redis.connection, false);
    }
    this.outbox.onChange((change) => this.publish(change));
  }

  onApplicationShutdown(): void {
    this.publisher?.disconnect();
    this.subscriber?.disconnect();
  }

  /** Gives what ends it. The first listener of a process makes it listen to Redis: a worker never does. */
  listen(listener: Listener): () => void {
    this.listeners.add(listener);
    const redis = redisConnection();
    if (redis && !this.subscriber) {
      this.subscriber = this.connect(redis.connection, true);
      this.subscriber.on('message', (_channel, message) => this.tell(JSON.parse(message) as CaseChange));
      this.subscriber.subscribe(this.channel).catch((error: Error) => this.logger.warn(`Redis: ${error.message}`));
    }
    return () => this.listeners.delete(listener);
  }

  private publish(change: CaseChange): void {
    if (!this.publisher) return this.tell(change);
    this.publisher.publish(this.channel, JSON.stringify(change)).catch(() => undefined);
  }

  private tell(change: CaseChange): void {
    for (const listener of this.listeners) listener(change);
  }

  private connect(connection: object, enableOfflineQueue: boolean): Redis {
    const redis = new Redis({ ...connection, enableOfflineQueue, maxRetriesPerRequest: null });
    redis.on('error', (error: Error) => this.logger.warn(`Redis: ${error.message}`));
    return redis;
  }
}
