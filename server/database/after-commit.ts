import { Logger } from '@nestjs/common';

const logger = new Logger('AfterCommit');

/** Runs what was to be done after the commit; a failure there cannot undo it and is only logged. */
export async function runAfterCommit(callbacks: readonly (() => void | Promise<void>)[]): Promise<void> {
  for (const callback of callbacks) {
    try {
      await callback();
    } catch (error) {
      logger.error(error);
    }
  }
}
