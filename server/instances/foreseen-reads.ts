import type { CompiledDefinition } from '../definitions/compiled-definition.js';
import type { Reader, SqlValue, Statement } from '../database/database.js';
import type { OrganizationService } from '../organization/organization.service.js';
import type { CaseTask } from './case-rows.js';
import { nextUserTasks } from './next-user-tasks.js';

interface Waiting {
  readonly definition: CompiledDefinition;
  readonly elementId: string;
  readonly applicantId: string;
}

const remembered = 20_000;
/** More would cost a command that does not need them more than the round trip they save. */
const mostStatements = 3;
/** Rules whose answer does not depend on what the command itself brings. */
const foreseeable: ReadonlySet<string> = new Set(['person', 'role', 'post', 'departmentHead', 'query']);

const keyOf = (sql: string, values: readonly SqlValue[] = []) => `${sql}\n${JSON.stringify(values)}`;

/**
 * Who would get the next step is asked together with the lock of the case, so that a 同意 waits for the database twice
 * and not three times. Nothing is cached: the reads are made anew in every transaction. Only which reads to send is
 * remembered of tasks that this process has made; of others they are sent when they are needed.
 */
export class ForeseenReads {
  private readonly waiting = new Map<string, Waiting>();

  constructor(private readonly organization: OrganizationService) {}

  remember(definition: CompiledDefinition, applicantId: string, tasks: readonly CaseTask[]): void {
    for (const { id, element_id: elementId } of tasks) this.waiting.set(id, { definition, elementId, applicantId });
    for (const id of this.waiting.keys()) {
      if (this.waiting.size <= remembered) return;
      this.waiting.delete(id);
    }
  }

  /** The reads that answering this task will probably need; none when that is not known. */
  async of(taskId: string): Promise<Statement[]> {
    const known = this.waiting.get(taskId);
    if (!known) return [];
    const { definition, elementId, applicantId } = known;
    const statements = new Map<string, Statement>();
    const recorder: Reader = {
      dialect: 'mysql',
      query: async (sql, values = []) => {
        statements.set(keyOf(sql, values), { sql, values });
        return [];
      },
    };
    for (const { approval } of nextUserTasks(definition.process, elementId))
      for (const rule of approval.approvers)
        if (foreseeable.has(rule.kind) && rule.departmentField === undefined)
          await this.organization.resolveRule(rule, { applicantId, data: {} }, recorder);
    return statements.size <= mostStatements ? [...statements.values()] : [];
  }
}

/** Answers the foreseen reads with their rows and asks `reader` for all others. */
export function answered(reader: Reader, statements: readonly Statement[], rows: readonly unknown[][]): Reader {
  if (statements.length === 0) return reader;
  const known = new Map(statements.map(({ sql, values }, i) => [keyOf(sql, values), rows[i] ?? []]));
  return {
    dialect: reader.dialect,
    query: async <Row>(sql: string, values?: readonly SqlValue[]) =>
      (known.get(keyOf(sql, values)) as Row[] | undefined) ?? reader.query<Row>(sql, values),
  };
}
