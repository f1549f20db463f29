import type { Application } from '../../server/contract/applications.js';
import type { ActResult, TaskRow } from '../../server/contract/tasks.js';
import type { ApiClient } from './api-client.js';

/** A draft of an item; its id. */
export async function createDraft(applicant: ApiClient, itemKey: string): Promise<string> {
  const { status, body } = await applicant.post<Application>('/api/applications', { itemKey });
  if (status !== 201) throw new Error(`Expected a draft of ${itemKey}, but got ${status} ${JSON.stringify(body)}.`);
  return body.id;
}

/** A submitted application; its id and 流水号. */
export async function submitNew(
  applicant: ApiClient,
  itemKey: string,
  data: object,
): Promise<{ id: string; serialNumber: string }> {
  const id = await createDraft(applicant, itemKey);
  const { status, body } = await applicant.post<ActResult>(`/api/applications/${id}/submit`, { data });
  if (status !== 200) throw new Error(`Expected to submit ${itemKey}, but got ${status} ${JSON.stringify(body)}.`);
  return { id, serialNumber: body.serialNumber ?? '' };
}

export async function todo(person: ApiClient): Promise<TaskRow[]> {
  return (await person.get<{ rows: TaskRow[] }>('/api/tasks?box=todo&limit=100')).body.rows;
}

/** The person's open task in a case; waits for it. */
export async function taskIn(person: ApiClient, applicationId: string): Promise<TaskRow> {
  return eventually(async () => (await todo(person)).find((task) => task.applicationId === applicationId));
}

/** Looks again and again until there is something; fails only after a time that a busy machine does not take. */
export async function eventually<Found>(
  look: () => Promise<Found | undefined | null | false>,
  withinMs = 50_000,
): Promise<Found> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > deadline) throw new Error(`Expected it to happen within ${withinMs} ms, but it did not.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
