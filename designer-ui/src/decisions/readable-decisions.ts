import { type DecisionFile, findDecisions, readTable } from './dmn-file';

/** Tables of the files as plain values to be compared: by name of the table, then column and number of the rule. */
export async function readableDecisions(files: readonly DecisionFile[]): Promise<Record<string, unknown>> {
  const tables = await Promise.all(
    files.map(async (file) => {
      const found = await findDecisions([file]);
      return Promise.all(found.filter(({ isTable }) => isTable).map(({ id }) => readTable(file, id)));
    }),
  );
  return Object.fromEntries(
    tables.flat().flatMap((table) => {
      if (!table) return [];
      const { id, name, hitPolicy, aggregation, inputs, outputs, rules } = table;
      // names become paths, in which dots divide
      const key = (name || id).replaceAll('.', '·');
      const columns = {
        inputs: inputs.map(({ label, expression }) => [label, expression].filter(Boolean).join(' ')),
        outputs: outputs.map(({ label, name: output }) => [label, output].filter(Boolean).join(' ')),
      };
      const numbered = rules.map((rule, i) => [
        String(i + 1),
        `${rule.inputs.map((cell) => cell || '-').join(' | ')} → ${rule.outputs.join(' | ')}${rule.note && `（${rule.note}）`}`,
      ]);
      return [[key, { hitPolicy, aggregation, ...columns, rules: Object.fromEntries(numbered) }]];
    }),
  );
}
