import { auditLog } from '../audit/audit-log.js';
import type { DefinitionContent } from '../contract/definitions.js';
import type { Transaction } from '../database/database.js';
import { toSqlTime } from '../database/sql-time.js';
import { contentHash } from './content-hash.js';
import { definitionSearchText, initialOf, itemSearchText } from './item-row.js';

/** What becomes the next version. */
export interface Deployment {
  readonly key: string;
  /** Parsed by the contract and with a sanitised print pages. */
  readonly content: DefinitionContent;
  /** Person id; null = shipped with the product. */
  readonly by: string | null;
  readonly note: string;
}

/**
 * Writes the version, points the definition and its item at it and leaves a line in the audit log; gives the
 * version. Drafts stay. Two at once: the row lock, else the primary key of `definition_version`, lets one win.
 */
export async function deployVersion(tx: Transaction, deployment: Deployment): Promise<number> {
  const { key, content, by, note } = deployment;
  const [definition] = await tx.query<{ latest_version: number | null }>(
    `select latest_version from definition where definition_key = ?${tx.forUpdate}`,
    [key],
  );
  const [item] = await tx.query<{ item_key: string }>('select item_key from item where item_key = ?', [key]);
  const version = (definition?.latest_version ?? 0) + 1;
  const at = toSqlTime(new Date());
  const { name, department, topic } = content.item;
  const head = [name, definitionSearchText(key, name), department, topic, version, at, by] as const;
  if (definition)
    tx.enqueue(
      'update definition set name = ?, search_text = ?, department_code = ?, topic = ?, latest_version = ?, updated_at = ?, updated_by = ? where definition_key = ?',
      [...head, key],
    );
  else
    tx.enqueue(
      'insert into definition (name, search_text, department_code, topic, latest_version, updated_at, updated_by, definition_key, revision) values (?, ?, ?, ?, ?, ?, ?, ?, 1)',
      [...head, key],
    );
  tx.enqueue(
    'insert into definition_version (definition_key, version, bpmn, form, item, print, print_templates, trials, decisions, content_hash, note, published_at, published_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    [
      ...[key, version, content.bpmn, JSON.stringify(content.form), JSON.stringify(content.item), content.print],
      ...[
        optionalJson(content.printTemplates),
        optionalJson(content.trials),
        optionalJson(content.decisions),
        contentHash(content),
        note,
        at,
        by,
      ],
    ],
  );
  writeItem(tx, deployment, version, item !== undefined);
  auditLog(tx, { personId: by, action: 'definition.publish', target: key, itemKey: key, detail: { version, note } });
  return version;
}

const optionalJson = (part: unknown): string | null => (part === undefined ? null : JSON.stringify(part));

/** What the 办事中心 shows; ratings and whether it is offered stay as they are. */
function writeItem(tx: Transaction, { key, content }: Deployment, version: number, exists: boolean): void {
  const { item, form } = content;
  const values = [
    ...[item.name, initialOf(item.name), itemSearchText(item, form), item.department, item.topic],
    ...[`,${item.audiences.join(',')},`, item.mode, item.icon, JSON.stringify(item), version, key],
  ];
  tx.enqueue(
    exists
      ? 'update item set name = ?, initial = ?, search_text = ?, department_code = ?, topic = ?, audiences = ?, mode = ?, icon = ?, data = ?, definition_version = ? where item_key = ?'
      : 'insert into item (name, initial, search_text, department_code, topic, audiences, mode, icon, data, definition_version, item_key, is_active, rating_count, rating_sum) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, 0, 0)',
    values,
  );
}
