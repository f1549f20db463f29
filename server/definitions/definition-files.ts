import type { DefinitionContent } from '../contract/definitions.js';
import type { Reader, Transaction } from '../database/database.js';
import { insertRows, marks } from '../database/insert-rows.js';
import { ApiFailure } from '../http/api-error.js';
import { definitionMessages } from '../locales/zh-CN/definitions.js';

const idsOf = ({ item: { attachments = [] } }: DefinitionContent): string[] => [
  ...new Set(attachments.map(({ fileId }) => fileId)),
];

/**
 * Ties the uploads that a draft names to their definition. 422 for one that is neither the administrator's own nor the
 * definition's already: nothing of a case can be made public by its id.
 */
export async function claimFiles(
  tx: Transaction,
  key: string,
  content: DefinitionContent,
  personId: string,
): Promise<void> {
  const ids = idsOf(content);
  if (ids.length === 0) return;
  const known = await filesOf(tx, key, ids);
  const fresh = ids.filter((id) => !known.has(id));
  if (fresh.length === 0) return;
  const own = await tx.query<{ id: string }>(
    `select f.id from file f where f.id in (${marks(fresh)}) and f.owner_id = ? and f.instance_id is null
       and not exists (select 1 from definition_file d where d.file_id = f.id)${tx.forUpdate}`,
    [...fresh, personId],
  );
  const missing = fresh.find((id) => !own.some((file) => file.id === id));
  if (missing !== undefined) {
    const name = content.item.attachments?.find(({ fileId }) => fileId === missing)?.name ?? '';
    throw new ApiFailure(422, 'definition.fileUnknown', definitionMessages.fileUnknown(name));
  }
  tx.enqueue(
    insertRows(
      'definition_file',
      fresh.map((id) => ({ file_id: id, definition_key: key, is_published: 0 })),
    ),
  );
}

/** From now on whoever may use the item may take them. */
export function publishFiles(tx: Transaction, key: string, content: DefinitionContent): void {
  const ids = idsOf(content);
  if (ids.length === 0) return;
  tx.enqueue(`update definition_file set is_published = 1 where definition_key = ? and file_id in (${marks(ids)})`, [
    key,
    ...ids,
  ]);
}

async function filesOf(reader: Reader, key: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await reader.query<{ file_id: string }>(
    `select file_id from definition_file where definition_key = ? and file_id in (${marks(ids)})`,
    [key, ...ids],
  );
  return new Set(rows.map(({ file_id }) => file_id));
}
