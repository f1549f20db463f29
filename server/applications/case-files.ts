import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { FormData } from '../contract/forms.js';
import { Database, type Reader } from '../database/database.js';
import { marks } from '../database/insert-rows.js';
import { DefinitionsService } from '../definitions/definitions.service.js';
import { FileAccess, type StoredFile } from '../files/file-access.js';
import { UnusedFiles } from '../files/unused-files.js';
import { referencesIn } from '../forms/references.js';
import { caseAccess, type Visitor } from '../instances/case-access.js';
import { readInstance } from '../instances/load.js';
import { SignedInService } from '../instances/signed-in.service.js';
import { visibleRights } from './visible-rights.js';

/** Who may see a case may read its files: those of fields that are not hidden from them. */
@Injectable()
export class CaseFiles implements OnModuleInit {
  constructor(
    private readonly access: FileAccess,
    private readonly unused: UnusedFiles,
    private readonly database: Database,
    private readonly definitions: DefinitionsService,
    private readonly signedIn: SignedInService,
  ) {}

  onModuleInit(): void {
    this.access.allow((file, request) => this.mayRead(file, this.signedIn.of(request)));
    this.unused.addHolder(draftsOf);
  }

  private async mayRead({ id, instanceId }: StoredFile, visitor: Visitor): Promise<boolean> {
    const row = instanceId === null ? null : await readInstance(this.database, instanceId);
    if (!row) return false;
    const access = await caseAccess(this.database, this.definitions, row, visitor);
    if (!access.mayRead) return false;
    if (await isOfRecord(this.database, row.id, id)) return true;
    const definition = await this.definitions.ofCase(row);
    const data = JSON.parse(row.data) as FormData;
    const rights = await visibleRights(this.database, definition, access, data);
    return referencesIn(definition.form, data)
      .filter((reference) => reference.kind === 'file' && reference.id === id)
      .some(({ path }) => {
        const [field = '', , column] = path.split('.');
        const isHidden =
          rights[field] === 'hidden' || (column !== undefined && rights[`${field}.${column}`] === 'hidden');
        return !isHidden;
      });
  }
}

/** Signed or attached with a decision: whoever sees the case sees its record. */
async function isOfRecord(reader: Reader, instanceId: string, id: string): Promise<boolean> {
  const rows = await reader.query(
    'select id from record where instance_id = ? and (signature = ? or files like ?) limit 1',
    [instanceId, id, `%"${id}"%`],
  );
  return rows.length > 0;
}

/** What these people have written and not sent: drafts of applications and 存稿 at steps. */
async function draftsOf(reader: Reader, people: readonly string[]): Promise<string[]> {
  const rows = await reader.query<{ data: string }>(
    `select data from instance where status = 'draft' and applicant_id in (${marks(people)})
     union all select data from task_draft where person_id in (${marks(people)})`,
    [...people, ...people],
  );
  return rows.map(({ data }) => data);
}
