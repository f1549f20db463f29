import { CommandRejected } from '../errors.js';
import type { Handler } from './handler.js';

/** Makes the move again that could not be made. */
export const retryIncident: Handler<'retryIncident'> = (run, { incidentId }) => {
  const incident = run.state.current.incidents.find(({ id }) => id === incidentId);
  if (incident === undefined) {
    throw new CommandRejected(
      'incident.notOpen',
      { incidentId },
      `Expected an open incident ${incidentId}, but it is not.`,
    );
  }
  run.resolve(incident);
  run.push(incident.move);
};
