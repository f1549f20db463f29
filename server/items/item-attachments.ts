import type { ItemAttachment, ItemDetail } from '../contract/items.js';
import type { Reader } from '../database/database.js';
import { marks } from '../database/insert-rows.js';

/** The attachments with what their files are called and how large they are; one whose file is gone is left out. */
export async function withFiles(
  reader: Reader,
  attachments: readonly ItemAttachment[],
): Promise<ItemDetail['attachments']> {
  if (attachments.length === 0) return [];
  const rows = await reader.query<{ id: string; name: string; size: number }>(
    `select id, name, size from file where id in (${marks(attachments)})`,
    attachments.map(({ fileId }) => fileId),
  );
  const files = new Map(rows.map((row) => [row.id, row]));
  return attachments.flatMap(({ name, fileId }) => {
    const file = files.get(fileId);
    return file ? [{ name, fileId, fileName: file.name, size: Number(file.size) }] : [];
  });
}
