import type { ErrorDetail } from '../contract/errors.js';
import type { Reader } from '../database/database.js';
import { formMessages } from '../locales/zh-CN/forms.js';
import { idsOf, type Reference, type ReferenceKind } from './references.js';

const statements: Record<ReferenceKind, (marks: string) => string> = {
  person: (marks) => `select id from person where id in (${marks}) and is_active = 1`,
  department: (marks) => `select id from department where id in (${marks})`,
  file: (marks) => `select id, type from file where id in (${marks}) and owner_id = ?`,
};

const sentences: Record<ReferenceKind, (name: string) => string> = {
  person: formMessages.unknownPerson,
  department: formMessages.unknownDepartment,
  file: formMessages.unknownFile,
};

/** One query per kind of id: do people and departments exist, are the files this person's own uploads? */
export async function checkReferences(
  reader: Reader,
  references: readonly Reference[],
  personId: string,
): Promise<ErrorDetail[]> {
  const existing = await Promise.all(
    (['person', 'department', 'file'] as const).map((kind) =>
      existingIds(reader, kind, idsOf(references, kind), personId),
    ),
  );
  const problems = references.flatMap(({ kind, id, path, name, field }) => {
    const found = existing.find((one) => one.kind === kind)?.types.get(id);
    if (found === undefined) return [[path, { path, message: sentences[kind](name) }] as const];
    const isOther = (field.type === 'picture' || field.type === 'signature') && !found.startsWith('image/');
    return isOther ? [[path, { path, message: formMessages.notAPicture(name) }] as const] : [];
  });
  return [...new Map(problems).values()];
}

/** Those that are there, each with its media type where it is a file. */
async function existingIds(reader: Reader, kind: ReferenceKind, ids: readonly string[], personId: string) {
  if (ids.length === 0) return { kind, types: new Map<string, string>() };
  const sql = statements[kind](ids.map(() => '?').join(', '));
  const rows = await reader.query<{ id: string; type?: string }>(sql, kind === 'file' ? [...ids, personId] : ids);
  return { kind, types: new Map(rows.map(({ id, type = '' }) => [id, type])) };
}
