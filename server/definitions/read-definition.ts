import type { DecisionFile } from '@xiaowu/engine';
import {
  definitionContent,
  type Definition,
  type DefinitionContent,
  type DefinitionVersion,
  type PrintTemplate,
  type Publication,
} from '../contract/definitions.js';
import { formSchema } from '../contract/forms.js';
import { itemData } from '../contract/items.js';
import type { Reader } from '../database/database.js';
import { fromSqlTime } from '../database/sql-time.js';
import { ApiFailure } from '../http/api-error.js';
import { definitionMessages } from '../locales/zh-CN/definitions.js';
import type { VersionRow } from './compile-version.js';
import { runningCounts } from './definition-list.js';

/** A row of `definition`, as far as its content goes. */
export interface DefinitionState {
  readonly definition_key: string;
  readonly name: string;
  readonly latest_version: number | null;
  readonly draft: string | null;
  readonly draft_based_on: number | null;
  readonly revision: number;
  readonly is_suspended: number;
  readonly updated_by: string | null;
  readonly updated_by_name: string | null;
}

export async function readState(reader: Reader, key: string, lock = ''): Promise<DefinitionState> {
  const [row] = await reader.query<DefinitionState>(
    `select d.definition_key, d.name, d.latest_version, d.draft, d.draft_based_on, d.revision, d.is_suspended, d.updated_by,
       (select p.name from person p where p.id = d.updated_by) as updated_by_name
     from definition d where d.definition_key = ?${lock}`,
    [key],
  );
  if (!row) throw new ApiFailure(404, 'definition.notFound', definitionMessages.notFound);
  return row;
}

export async function readVersion(reader: Reader, key: string, version: number): Promise<VersionRow> {
  const [row] = await reader.query<VersionRow>(
    'select definition_key, version, bpmn, form, item, print, print_templates, trials, decisions from definition_version where definition_key = ? and version = ?',
    [key, version],
  );
  if (!row) throw new ApiFailure(404, 'definition.versionNotFound', definitionMessages.versionNotFound);
  return row;
}

export function contentOf(row: VersionRow): DefinitionContent {
  return {
    bpmn: row.bpmn,
    form: formSchema.parse(JSON.parse(row.form)),
    item: itemData.parse(JSON.parse(row.item)),
    print: row.print,
    ...(row.print_templates !== null && { printTemplates: JSON.parse(row.print_templates) as PrintTemplate[] }),
    ...(row.trials !== null && { trials: definitionContent.shape.trials.parse(JSON.parse(row.trials)) }),
    ...(row.decisions !== null && { decisions: JSON.parse(row.decisions) as DecisionFile[] }),
  };
}

/** The draft if there is one, else the latest version. */
export async function currentContent(reader: Reader, state: DefinitionState): Promise<DefinitionContent> {
  if (state.draft !== null) return definitionContent.parse(JSON.parse(state.draft));
  return contentOf(await readVersion(reader, state.definition_key, state.latest_version ?? 0));
}

/** All of it as of one moment: read anew when somebody saved or published meanwhile. */
export async function readDefinition(reader: Reader, key: string): Promise<Definition> {
  for (let state = await readState(reader, key); ;) {
    const definition = await definitionAt(reader, key, state);
    const now = await readState(reader, key);
    if (now.revision === state.revision && now.latest_version === state.latest_version) return definition;
    state = now;
  }
}

async function definitionAt(reader: Reader, key: string, state: DefinitionState): Promise<Definition> {
  return {
    ...(await currentContent(reader, state)),
    key,
    name: state.name,
    revision: state.revision,
    isDraft: state.draft !== null,
    basedOn: state.draft === null ? state.latest_version : state.draft_based_on,
    updatedBy: state.updated_by_name,
    isSuspended: state.is_suspended === 1,
    publication: await readPublication(reader, key),
    versions: await readVersions(reader, key),
  };
}

/** The version that is to become effective, or could not. */
async function readPublication(reader: Reader, key: string): Promise<Publication | null> {
  const [row] = await reader.query<{
    status: Publication['status'];
    effective_at: string;
    note: string;
    name: string;
    message: string | null;
  }>(
    `select b.status, b.effective_at, b.note, p.name, b.message from publication b join person p on p.id = b.created_by
     where b.definition_key = ?`,
    [key],
  );
  if (!row) return null;
  const { status, effective_at, note, name, message } = row;
  return { status, effectiveAt: fromSqlTime(effective_at), note, by: name, message };
}

async function readVersions(reader: Reader, key: string): Promise<DefinitionVersion[]> {
  const running = (await runningCounts(reader, [key])).get(key);
  const rows = await reader.query<{ version: number; published_at: string; published_by: string | null; note: string }>(
    `select v.version, v.published_at, p.name as published_by, v.note from definition_version v
     left join person p on p.id = v.published_by where v.definition_key = ? order by v.version desc`,
    [key],
  );
  return rows.map(({ version, published_at, published_by, note }) => ({
    version,
    publishedAt: fromSqlTime(published_at),
    publishedBy: published_by,
    note,
    runningCount: running?.get(version) ?? 0,
  }));
}
