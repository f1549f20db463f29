import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Variables } from '@xiaowu/engine';
import { threadFile } from '../threads/thread-file.js';
import { ThreadEnded, ThreadPool } from '../threads/thread-pool.js';
import type { ScriptAnswer, ScriptRequest } from './run-script.js';

const cpuMs = 200;
const memoryBytes = 16 * 1024 * 1024;
/**
 * By the clock, as QuickJS looks at the time only between its own steps: a built-in function that takes long is ended
 * from outside. Long enough for a script that waits for its turn on a busy machine.
 */
const endedAfterMs = 3000;

/** Runs the JavaScript of script tasks: in a sandbox, in a thread, limited in time and memory. Never throws for a script. */
@Injectable()
export class ScriptSandbox implements OnApplicationShutdown {
  private readonly threads = new ThreadPool<ScriptRequest, ScriptAnswer>(threadFile(import.meta.url, 'script.thread'), {
    size: 2,
    memoryMb: 128,
  });

  async run(source: string, input: Variables): Promise<ScriptAnswer> {
    try {
      return await this.threads.run({ source, input, cpuMs, memoryBytes }, endedAfterMs);
    } catch (error) {
      if (!(error instanceof ThreadEnded) || error.reason === 'closed') throw error;
      return { type: 'failed', reason: error.reason, message: error.message };
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.threads.close();
  }
}
