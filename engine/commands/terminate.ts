import { endInstance } from '../end-instance.js';
import type { Handler } from './handler.js';

/** 终止: ends the case from outside. */
export const terminate: Handler<'terminate'> = (run) => {
  endInstance(run, 'terminated');
};
