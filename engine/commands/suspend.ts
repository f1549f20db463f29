import type { Handler } from './handler.js';

/** The case stands still: no command but `resume` and `terminate` is taken until then. Timers keep their due times. */
export const suspend: Handler<'suspend'> = (run) => {
  run.state.patch({ status: 'suspended' });
  run.emit({ type: 'instance.suspended' });
};
