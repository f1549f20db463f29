import type { Handler } from './handler.js';

/** Sets variables of the process from outside. */
export const setVariables: Handler<'setVariables'> = (run, { variables }) => {
  run.write(run.state.root.id, variables);
};
