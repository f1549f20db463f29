import { startableActivities } from '../analysis/startable-activities.js';
import { enoughTokens } from '../elements/start-quantity.js';
import { CommandRejected } from '../errors.js';
import type { Handler } from './handler.js';

/** Begins an activity of an ad-hoc sub-process that somebody chose. */
export const startActivity: Handler<'startActivity'> = (run, { activityId, elementId, variables }) => {
  const choices = startableActivities(run.process, run.state.current);
  const node = run.process.nodes[elementId];
  const isOffered = choices.some((choice) => choice.activityId === activityId && choice.elementId === elementId);
  if (!isOffered || node === undefined || !('boundaryEventIds' in node)) {
    throw new CommandRejected(
      'activity.notStartable',
      { activityId, elementId },
      `Expected an activity that can be begun in ${activityId}, but got ${elementId}.`,
    );
  }
  run.state.removeTokens(new Set(enoughTokens(run.state.current, node, activityId)));
  run.state.patch({ isActedOn: true });
  run.push({ type: 'enter', elementId, scopeId: activityId, ...(variables !== undefined && { variables }) });
};
