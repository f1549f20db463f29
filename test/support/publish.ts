import type { Definition, DefinitionContent } from '../../server/contract/definitions.js';
import type { ApiClient } from './api-client.js';

/** Makes and publishes a definition as an administrator does, through the API. */
export async function publish(
  administrator: ApiClient,
  key: string,
  name: string,
  content: DefinitionContent,
): Promise<void> {
  const created = await administrator.post<Definition>('/api/definitions', { key, name });
  const item = { ...content.item, name };
  const saved = await administrator.put<Definition>(`/api/definitions/${key}/draft`, {
    ...{ ...content, item },
    revision: created.body.revision,
  });
  const { status, body } = await administrator.post(`/api/definitions/${key}/publish`, {
    revision: saved.body.revision,
  });
  if (status !== 200) throw new Error(`Expected to publish ${key}, but got ${status} ${JSON.stringify(body)}.`);
}
