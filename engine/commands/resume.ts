import { CommandRejected } from '../errors.js';
import type { Handler } from './handler.js';

/** A suspended case goes on. */
export const resume: Handler<'resume'> = (run) => {
  const { status } = run.state.current;
  if (status !== 'suspended') {
    throw new CommandRejected(
      'instance.notSuspended',
      { status },
      `Expected a suspended instance, but it is ${status}.`,
    );
  }
  run.state.patch({ status: 'running' });
  run.emit({ type: 'instance.resumed' });
};
