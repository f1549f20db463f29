import { Injectable } from '@nestjs/common';
import type { TaskRow as TaskView } from '../contract/tasks.js';
import { Database } from '../database/database.js';
import { marks } from '../database/insert-rows.js';
import { DefinitionsService } from '../definitions/definitions.service.js';
import type { TaskRow } from '../instances/case-rows.js';
import { actionLabel, allowsAction } from './step-actions.js';

type Handing = NonNullable<TaskView['handing']>;

/** Which rows of 待办 may be handed on from the list: what their steps allow, under the steps' own captions. */
@Injectable()
export class RowHandingService {
  constructor(
    private readonly database: Database,
    private readonly definitions: DefinitionsService,
  ) {}

  /** By id of the task. */
  async of(rows: readonly TaskRow[]): Promise<ReadonlyMap<string, Handing>> {
    if (rows.length === 0) return new Map();
    const ids = [...new Set(rows.map(({ instance_id }) => instance_id))];
    const cases = await this.database.query<{ id: string; definition_version: number }>(
      `select id, definition_version from instance where id in (${marks(ids)})`,
      ids,
    );
    const versions = new Map(cases.map(({ id, definition_version: version }) => [id, version]));
    const found = rows.map(async (row): Promise<[string, Handing]> => {
      const version = versions.get(row.instance_id);
      return [row.id, version === undefined ? [] : await this.ofStep(row, version)];
    });
    return new Map(await Promise.all(found));
  }

  private async ofStep({ item_key, element_id }: TaskRow, version: number): Promise<Handing> {
    const { processes } = await this.definitions.compiled(item_key, version);
    const process = processes.find(({ nodes }) => element_id in nodes);
    const node = process?.nodes[element_id];
    if (node?.kind !== 'userTask') return [];
    const isApplicantStep = process?.applicantTaskId === element_id;
    return (['assign', 'forward'] as const)
      .filter((action) => allowsAction(node.approval, isApplicantStep, action))
      .map((action) => ({ action, label: actionLabel(node.approval, isApplicantStep, action) }));
  }
}
