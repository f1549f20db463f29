import type { UploadedFile } from '../contract/files.js';
import type { Transaction } from '../database/database.js';
import { marks } from '../database/insert-rows.js';
import { ApiFailure } from '../http/api-error.js';
import type { DecisionPapers } from '../instances/events-to-rows/saved-step.js';
import { caseMessages } from '../locales/zh-CN/cases.js';

/** File ids as a request names them. */
export interface NamedPapers {
  readonly signature?: string | null | undefined;
  readonly files?: readonly string[] | undefined;
}

type FileRow = UploadedFile & { instance_id: string | null };

/** Uploads of this person that no other case has; the signature is a picture. Undefined when there are none. 422 else. */
export async function decisionPapers(
  tx: Transaction,
  instanceId: string,
  ownerId: string,
  { signature = null, files = [] }: NamedPapers,
): Promise<DecisionPapers | undefined> {
  const ids = [...new Set([...files, ...(signature === null ? [] : [signature])])];
  if (ids.length === 0) return undefined;
  const rows = await tx.query<FileRow>(
    `select id, name, type, size, instance_id from file where id in (${marks(ids)}) and owner_id = ?`,
    [...ids, ownerId],
  );
  const fileOf = (id: string, path: string): UploadedFile => {
    const row = rows.find((one) => one.id === id && (one.instance_id === null || one.instance_id === instanceId));
    if (!row) throw invalid(path, caseMessages.fileUnknown);
    return { id, name: row.name, type: row.type, size: Number(row.size) };
  };
  if (signature !== null && !fileOf(signature, 'signature').type.startsWith('image/'))
    throw invalid('signature', caseMessages.signatureNoPicture);
  return { signature, files: [...new Set(files)].map((id) => fileOf(id, 'files')) };
}

const invalid = (path: string, message: string) => new ApiFailure(422, 'papers.invalid', message, [{ path, message }]);
