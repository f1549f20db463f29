import { nextTick, shallowRef } from 'vue';
import {
  addInput,
  addOutput,
  type DecisionTable,
  newTable,
  paste,
  removeColumn,
  setCell,
  setColumn,
} from './decision-table';
import { cellDoubt } from './cell-doubts';
import { findDecisions, readTable, removeDecision, writeTable } from './dmn-file';
import { readTable as readCells } from './read-cells';
import { unquotedCells, withQuotes } from './quoted-cells';
import { type CellColumn, quotedText } from './quoted-text';
import { readableDecisions } from './readable-decisions';
import { hintsOf, searchHints } from './table-hints';
import { tryTable } from './try-table';
import { fileNameOf, useDecisions } from './use-decisions';

const at = '2026-03-01T08:00:00Z';
let count = 0;
const newId = (prefix: string) => `${prefix}_${++count}`;

/** Who approves, by amount and kind. */
function tiers(rows: readonly (readonly string[])[]): DecisionTable {
  let table = newTable('tier', '分级', newId);
  table = setColumn(table, 'inputs', 0, { label: '金额', expression: 'amount', type: 'number' });
  table = addInput(table, newId);
  table = setColumn(table, 'inputs', 1, { label: '类型', expression: 'kind' });
  return paste(table, 0, 0, rows, newId);
}

describe('a decision table in its file', () => {
  it('is told rule by rule, so that two versions can be compared', async () => {
    const file = await writeTable(null, tiers([['< 100', '', '"a"', '常见']]), 'tier.dmn');
    expect(await readableDecisions([file, { name: 'broken.dmn', dmn: '<no' }])).toEqual({
      分级: {
        hitPolicy: 'UNIQUE',
        aggregation: null,
        inputs: ['金额 amount', '类型 kind'],
        outputs: ['result'],
        rules: { 1: '< 100 | - → "a"（常见）' },
      },
    });
  });

  it('comes back as it was written', async () => {
    const table = addOutput(
      tiers([
        ['< 100', '"a"', '"x"', ''],
        ['>= 100', '', '"y"', ''],
      ]),
      newId,
    );
    const file = await writeTable(null, table, 'tier.dmn');
    expect(await findDecisions([file])).toEqual([{ id: 'tier', name: '分级', file: 'tier.dmn', isTable: true }]);
    expect(await readTable(file, 'tier')).toEqual(table);
  });

  it('leaves what else the file holds', async () => {
    const dmn = `<definitions xmlns="https://www.omg.org/spec/DMN/20211108/MODEL/" xmlns:other="urn:other" id="D" name="d" namespace="urn:d">
      <decision id="other" name="别的"><literalExpression id="L"><text>1 + 1</text></literalExpression></decision>
      <decision id="t" name="表"><decisionTable id="T" hitPolicy="FIRST">
        <input id="I" other:mark="x"><inputExpression id="E" typeRef="number"><text>amount</text></inputExpression></input>
        <output id="O" name="level" typeRef="string" />
        <rule id="R"><inputEntry id="C"><text>&gt; 1</text></inputEntry><outputEntry id="P"><text>"a"</text></outputEntry></rule>
      </decisionTable></decision></definitions>`;
    const file = { name: 'd.dmn', dmn };
    const table = await readTable(file, 't');
    expect(table).toMatchObject({ hitPolicy: 'FIRST', inputs: [{ expression: 'amount', type: 'number' }] });
    const written = await writeTable(file, setCell(table!, 0, 0, '> 5'), file.name);
    expect(written.dmn).toContain('1 + 1');
    expect(written.dmn).toContain('other:mark="x"');
    expect(written.dmn).toContain('&gt; 5');
    expect((await removeDecision(written, 't'))?.dmn).not.toContain('decisionTable');
    expect(await removeDecision((await removeDecision(written, 't'))!, 'other')).toBeNull();
  });

  it('keeps cells and columns together', () => {
    const table = removeColumn(tiers([['< 100', '"a"', '"x"']]), 'inputs', 0);
    expect(table.rules[0]).toMatchObject({ inputs: ['"a"'], outputs: ['"x"'] });
  });
});

describe('a text that is written without quotes', () => {
  const column: CellColumn = { type: 'string', isInput: true, options: [], names: new Set(['kind', 'amount']) };
  const places = [{ value: 'inside', label: '校内' }];

  it.each([
    ['校内', '"校内"'],
    ['校内，校外', '"校内", "校外"'],
    ['not(校内, 校外)', 'not("校内", "校外")'],
    ['A/B 类', '"A/B 类"'],
    ['2026', '"2026"'],
  ])('%s means %s', (cell, meant) => {
    expect(quotedText(cell, column)).toBe(meant);
  });

  it('is the value of the option that is called so', () => {
    expect(quotedText('校内', { ...column, options: places })).toBe('"inside"');
    expect(quotedText('inside', { ...column, options: places })).toBe('"inside"');
    expect(quotedText('校内, 校外', { ...column, options: places })).toBe('"inside", "校外"');
  });

  it.each(['', '-', '"校内"', 'kind', 'amount - 5', '< 5', '[1..3]', 'null', 'upper case(kind)', '"a", 校内'])(
    'is none in %j, which stays',
    (cell) => {
      expect(quotedText(cell, column)).toBeNull();
    },
  );

  it('is mended in all cells at once, by the options of the field that its column asks', () => {
    const field = { key: 'kind', label: '类型', type: 'select' as const, options: places };
    const table = tiers([
      ['< 100', '校内', '工会'],
      ['', '"b"', '"y"'],
    ]);
    const names = new Set(['amount', 'kind']);
    expect(unquotedCells(table, [{ field }], names)).toHaveLength(2);
    expect(withQuotes(table, [{ field }], names).rules.map(({ inputs, outputs }) => [...inputs, ...outputs])).toEqual([
      ['< 100', '"inside"', '"工会"'],
      ['', '"b"', '"y"'],
    ]);
  });

  it('is one thing in an output, with its commas', () => {
    expect(quotedText('校内', { ...column, isInput: false })).toBe('"校内"');
    expect(quotedText('not(校内)', { ...column, isInput: false })).toBeNull();
    expect(quotedText('5', { ...column, type: 'number' })).toBeNull();
  });
});

describe('checking a decision table', () => {
  it('finds nothing wrong with one in which nothing is written yet', () => {
    const fresh = newTable('new', '', newId);
    const read = readCells(fresh, new Set());
    expect([...read.mistakes, ...read.doubts]).toEqual([]);
    expect(hintsOf(read, () => null, at)).toEqual({ hints: [], unknown: 'untouched' });
    // what stands below a column without a field asks for one
    expect([...readCells(setCell(fresh, 0, 0, '"a"')).mistakes.keys()]).toEqual(['input 0']);
    expect([...readCells(setColumn(fresh, 'inputs', 0, { label: '类型' })).mistakes.keys()]).toEqual(['input 0']);
  });

  it('names the cells that are no FEEL', () => {
    const { mistakes } = readCells(
      tiers([
        ['< 100', '"a"', '"x"'],
        ['>= ', '', '1 +'],
      ]),
    );
    expect(Object.fromEntries(mistakes)).toEqual({ '1 0': 'syntax', '1 2': 'syntax' });
  });

  it('finds the values that no rule takes and the rules that take the same', () => {
    const read = readCells(
      tiers([
        ['< 100', '', '"x"'],
        ['> 100', '"a"', '"y"'],
        ['[50..60]', '"b"', '"z"'],
      ]),
    );
    const { hints } = hintsOf(read, ({ expression }) => (expression === 'kind' ? ['a', 'b'] : null), at);
    const gaps = hints
      .filter(({ kind }) => kind === 'gap')
      .map(({ samples }) => samples.map(({ kind, from }) => `${kind} ${String(from)}`));
    expect(gaps).toEqual([
      ['is 100', 'is a'],
      ['is 100', 'is b'],
      ['above 100', 'is b'],
    ]);
    expect(hints.filter(({ kind }) => kind === 'overlap').map(({ rules }) => rules)).toEqual([[0, 2]]);
  });

  it('takes several rules for right where the policy does', () => {
    const rows = [
      ['< 100', '', '"x"'],
      ['', '', '"y"'],
    ];
    const hints = (hitPolicy: DecisionTable['hitPolicy']) =>
      hintsOf(readCells({ ...tiers(rows), hitPolicy }), () => null, at).hints.length;
    expect([hints('FIRST'), hints('COLLECT'), hints('ANY')]).toEqual([0, 0, 1]);
  });

  it('says nothing of cells that read variables', () => {
    expect(hintsOf(readCells(tiers([['< limit', '', '"x"']])), () => null, at).unknown).toBe('variables');
  });
});

describe('a table of 500 rows', () => {
  const rows = Array.from({ length: 500 }, (_, i) => [`[${i * 10}..${i * 10 + 10})`, `"k${i % 5}"`, `"x${i}"`]);

  it('is looked through for gaps and overlaps', () => {
    const { hints, unknown } = hintsOf(readCells(tiers(rows)), () => null, at);
    expect(unknown).toBeNull();
    expect(hints[0]).toMatchObject({ kind: 'gap', samples: [{ kind: 'below', to: 0 }, { kind: 'is' }] });
    const twice = hintsOf(readCells(tiers([...rows, ['[495..500]', '"k4"', '"y"']])), () => null, at);
    expect(twice.hints.filter(({ kind }) => kind === 'overlap').map(({ rules }) => rules)).toEqual([[49, 500]]);
  });

  it('is searched a little at a time', () => {
    const search = searchHints(readCells(tiers(rows)), () => null, at);
    expect(search.next().done).toBe(false);
  });

  it('keeps every row that is not changed', () => {
    const before = tiers(rows);
    const after = setCell(before, 250, 0, '> 1');
    expect(after.rules.filter((rule, i) => rule !== before.rules[i])).toHaveLength(1);
  });
});

describe('cells that can hardly be meant', () => {
  const names = new Set(['amount', 'limit']);
  it.each([
    ['教师', 'string', ['教师'], 'unquoted'],
    ['"教师"', 'string', [], null],
    ['< limit', 'number', ['limit'], null],
    ['< limits', 'number', ['limits'], 'unknown'],
    ['"100"', 'number', [], 'type'],
    ['100', 'string', [], 'type'],
    ['1, 2', 'number', [], null],
    ['not("a", "b")', 'string', [], null],
    ['>= 5', 'number', [], null],
    ['true', 'boolean', [], null],
    ['true', 'number', [], 'type'],
    ['"2026-01-01"', 'date', [], null],
    ['5', 'date', [], 'type'],
    ['', 'number', [], null],
  ] as const)('%s in a column of %s', (text, type, reads, doubt) => {
    expect(cellDoubt(text, type, reads, names)).toBe(doubt);
  });

  it('are told by their place, results too', () => {
    const { doubts } = readCells(tiers([['"5"', '"a"', '教师']]), names);
    expect([...doubts]).toEqual([
      ['0 0', 'type'],
      ['0 2', 'unquoted'],
    ]);
  });
});

describe('a DMN file that is taken in', () => {
  it('takes the place of the decisions that it brings anew', async () => {
    const files = shallowRef([
      await writeTable(null, tiers([['1', '', '"x"']]), 'tier.dmn'),
      await writeTable(null, { ...tiers([]), id: 'other' }, 'other.dmn'),
    ]);
    const decisions = useDecisions(files);
    await nextTick();
    await findDecisions(files.value);
    const brought = await writeTable(null, { ...tiers([['2', '', '"y"']]), name: '新表' }, 'x.dmn');
    expect(await decisions.take('新 表 v2.dmn', brought.dmn)).toMatchObject([{ id: 'tier', name: '新表' }]);
    expect(files.value.map(({ name }) => name)).toEqual(['other.dmn', 'v2.dmn']);
    expect(await decisions.take('a.dmn', '<svg />')).toEqual([]);
    expect(files.value).toHaveLength(2);
  });

  it('gets a name that the server takes', () => {
    expect(['a b.DMN', '审批', 'x'.repeat(99), '../../etc.xml'].map(fileNameOf)).toEqual([
      'a-b.dmn',
      'decision.dmn',
      `${'x'.repeat(76)}.dmn`,
      '..-..-etc.dmn',
    ]);
  });
});

describe('trying a decision table', () => {
  const table = tiers([
    ['< 100', '', '"x"'],
    ['>= 100', '"a"', '"y"'],
    ['>= 500', '', '"z"'],
  ]);
  const result = (hitPolicy: DecisionTable['hitPolicy'], amount: number, kind = 'a') =>
    tryTable(readCells({ ...table, hitPolicy }), { amount, kind }, at);

  it('gives the result of the rule that matches', () => {
    expect(result('UNIQUE', 50)).toEqual({ matching: [0], outcome: { kind: 'result', value: 'x' } });
    expect(result('UNIQUE', 200, 'b').outcome).toEqual({ kind: 'none' });
  });

  it('goes by the policy where several do', () => {
    expect(result('UNIQUE', 600).outcome).toEqual({ kind: 'conflict' });
    expect(result('FIRST', 600)).toEqual({ matching: [1], outcome: { kind: 'result', value: 'y' } });
    expect(result('COLLECT', 600).outcome).toEqual({ kind: 'result', value: ['y', 'z'] });
    expect(
      tryTable(
        readCells(setColumn({ ...table, hitPolicy: 'PRIORITY' }, 'outputs', 0, { values: '"z", "y", "x"' })),
        { amount: 600, kind: 'a' },
        at,
      ).outcome,
    ).toEqual({ kind: 'result', value: 'z' });
  });
});
