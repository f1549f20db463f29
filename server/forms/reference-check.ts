import type { ErrorDetail } from '../contract/errors.js';
import type { Reader } from '../database/database.js';
import { formMessages } from '../locales/zh-CN/forms.js';
import { idsOf, type Reference, type ReferenceKind } from './references.js';

const statements: Record<ReferenceKind, (marks: string) => string> = {
  person: (marks) => `select id from person where id in (${marks}) and is_active = 1`,
  department: (marks) => `select id from department where id in (${marks})`,
  file: (marks) => `select id from file where id in (${marks}) and owner_id = ?`,
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
  const missing = await Promise.all(
    (['person', 'department', 'file'] as const).map((kind) =>
      missingIds(reader, kind, idsOf(references, kind), personId),
    ),
  );
  const problems = references
    .filter(({ kind, id }) => missing.some((found) => found.kind === kind && found.ids.has(id)))
    .map(({ kind, path, name }) => [path, { path, message: sentences[kind](name) }] as const);
  return [...new Map(problems).values()];
}

async function missingIds(reader: Reader, kind: ReferenceKind, ids: readonly string[], personId: string) {
  if (ids.length === 0) return { kind, ids: new Set<string>() };
  const sql = statements[kind](ids.map(() => '?').join(', '));
  const rows = await reader.query<{ id: string }>(sql, kind === 'file' ? [...ids, personId] : ids);
  const found = new Set(rows.map(({ id }) => id));
  return { kind, ids: new Set(ids.filter((id) => !found.has(id))) };
}
