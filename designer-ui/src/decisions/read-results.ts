import type { DecisionResults, ValueShape } from '../expressions/known-names';
import { decisionResult } from './decision-result';
import { type DecisionFile, findDecisions, readTable } from './dmn-file';

/** What every decision of the files gives; of other logic than a table that is not known beforehand. */
export async function readResults(files: readonly DecisionFile[]): Promise<DecisionResults> {
  const results = await Promise.all(
    files.map(async (file) =>
      Promise.all(
        (await findDecisions([file])).map(async ({ id, isTable }): Promise<[string, ValueShape]> => {
          const table = isTable ? await readTable(file, id) : null;
          return [id, table ? decisionResult(table) : { type: 'any' }];
        }),
      ),
    ),
  );
  return new Map(results.flat());
}
