import { cancelInside } from './cancel.js';
import type { Run } from './run.js';
import type { InstanceStatus } from './state/instance-state.js';

type EndStatus = Exclude<InstanceStatus, 'running' | 'suspended'>;

/** Ends the instance with everything in it. Variables stay. */
export function endInstance(run: Run, status: EndStatus, more?: { readonly errorCode: string | null }): void {
  const reason = status === 'completed' ? 'terminated' : status === 'failed' ? 'interrupted' : status;
  const { id, elementId, parentId, variables } = run.state.root;
  cancelInside(run, id, reason);
  run.cancelJobs(run.state.current.jobs.filter(({ scopeId }) => scopeId === id));
  const root = { id, elementId, parentId, ...(variables !== undefined && { variables }) };
  const { chosen } = run.state.current;
  run.state.patch({ status, scopes: [root], ...(chosen !== undefined && { chosen: [] }) });
  run.emit({ type: 'instance.ended', status, ...more });
}
