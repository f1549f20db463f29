import type { ThrowMessageJob } from '@xiaowu/engine';
import type { IncomingMessage } from './messages.service.js';

/** How long what a case sends waits for its receiver. */
const timeToLiveMs = 30 * 24 * 3600 * 1000;

/** The message that a case sends with a send task or a throwing event. */
export function thrownMessage(senderId: string, job: ThrowMessageJob): IncomingMessage {
  const { name, correlationKey, variables } = job;
  const messageId = `${senderId}-${job.id}`;
  return { name, correlationKey, applicationId: null, senderId, messageId, variables, timeToLiveMs };
}
