import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { FormColumn, FormField, FormSchema } from '../../contract/forms.js';
import type { TrialRun } from '../../contract/trials.js';
import { newDefinition } from '../../locales/zh-CN/new-definition.js';
import { apply, begin, choice, drawing, end, parallel, user } from '../../../test/support/small-definition.js';
import { checkDefinition } from './check-definition.js';
import { formProblems } from './form-problems.js';

const formOf = (...fields: FormField[]): FormSchema => ({
  title: '测试',
  sections: [{ key: 's', title: '一', fields }],
});
const text = (key: string): FormField => ({ key, label: key, type: 'text' });
const table = (...columns: FormColumn[]): FormField => ({ key: 't', label: '明细', type: 'table', columns });
const reckoned = (expression: string): FormField => ({ key: 'sum', label: '合计', type: 'formula', expression });
const codes = (form: FormSchema) => formProblems(form).map(({ code }) => code);

describe('formProblems', () => {
  it('finds nothing in a form that is right', () => {
    const options = [{ value: 'a', label: '甲' }];
    expect(
      codes(formOf(text('a'), { ...text('b'), type: 'select', options }, table({ ...text('a'), min: 1, max: 1 }))),
    ).toEqual([]);
  });

  it('takes a name in a filter for a column of the filtered table', () => {
    expect(codes(formOf(table(text('a')), reckoned('count(t[a = "x"])')))).toEqual([]);
    expect(codes(formOf(table(text('a')), reckoned('count(t[b = "x"])')))).toEqual(['form.expressionUnknownField']);
    expect(codes(formOf(table(text('a')), reckoned('a')))).toEqual(['form.expressionUnknownField']);
  });

  describe('circles', () => {
    const formula = (key: string, expression: string): FormField => ({ key, label: key, type: 'formula', expression });
    const number = (key: string): FormField => ({ key, label: key, type: 'number' });
    const circles = (...fields: FormField[]) =>
      formProblems(formOf(...fields)).map(({ code, data }) => `${code} ${String(data['fields'])}`);

    it('names formulas that need one another', () => {
      expect(circles(formula('a', 'a + 1'))).toEqual(['form.circle a → a']);
      expect(circles(formula('a', 'b + 1'), formula('b', 'c * 2'), formula('c', 'a'), formula('d', 'a'))).toEqual([
        'form.circle a → b → c → a',
      ]);
    });

    it('follows the columns that an expression names', () => {
      const goods = (share: string): FormField => ({
        ...table(number('cost'), formula('share', share)),
        key: 'goods',
      });
      expect(circles(goods('cost / whole'), formula('whole', 'sum(goods.share)'))).toEqual([
        'form.circle 明细.share → whole → 明细.share',
      ]);
      expect(circles(goods('cost / whole'), formula('whole', 'sum(goods[cost > 1].share)'))).toHaveLength(1);
      // the share of each cost in the sum of all costs, and how many rows there are, are no circles
      expect(circles(goods('cost / whole'), formula('whole', 'sum(goods.cost)'))).toEqual([]);
      expect(circles(goods('cost / whole'), formula('whole', 'count(goods)'))).toEqual([]);
    });

    it('counts conditions for showing, also those of sections', () => {
      expect(circles({ ...text('a'), visibleWhen: 'b = "x"' }, { ...text('b'), visibleWhen: 'a = "x"' })).toEqual([
        'form.circle a → b → a',
      ]);
      const hidden = { key: 's', title: '一', visibleWhen: 'a = "x"', fields: [text('a')] };
      expect(formProblems({ title: '测试', sections: [hidden] }).map(({ code }) => code)).toEqual(['form.circle']);
    });
  });

  it.each<[string, FormField[], string[]]>([
    ['a key twice', [text('a'), text('b'), text('a')], ['form.duplicateKey']],
    ['a column twice', [table(text('a'), text('a'))], ['form.duplicateColumn']],
    [
      'a key that every object has',
      [text('constructor'), table(text('toString'))],
      ['form.reservedKey', 'form.reservedKey'],
    ],
    ['a choice without options', [{ ...text('a'), type: 'radio' }], ['form.optionsMissing']],
    [
      'an option twice',
      [
        {
          ...text('a'),
          type: 'checkbox',
          options: [
            { value: 'x', label: '甲' },
            { value: 'x', label: '乙' },
          ],
        },
      ],
      ['form.duplicateOption'],
    ],
    ['a choice without options in a table', [table({ ...text('a'), type: 'select' })], ['form.optionsMissing']],
    ['a table without columns', [table()], ['form.columnsMissing']],
    ['a table in a table', [table({ ...text('a'), type: 'table' })], ['form.columnType']],
    [
      'limits that leave nothing',
      [
        { ...text('a'), minLength: 9, maxLength: 2 },
        { ...text('b'), min: 2, max: 1 },
      ],
      ['form.limitsCross', 'form.limitsCross'],
    ],
  ])('finds %s', (_title, fields, expected) => {
    expect(codes(formOf(...fields))).toEqual(expected);
  });

  it('says which field or column it is about', () => {
    const places = (...fields: FormField[]) => formProblems(formOf(...fields)).map(({ data }) => data['at']);
    expect(places({ ...text('a'), type: 'radio' }, table({ ...text('b'), type: 'select' }))).toEqual(['a', 't.b']);
    expect(places(table(), reckoned('unknown'))).toEqual(['t', 'sum']);
  });
});

describe('checkDefinition', () => {
  const found = async (settings: string, fields: FormField[]) => {
    const { bpmn } = newDefinition('test', '测试');
    const problems = await checkDefinition({
      bpmn: bpmn.replace('<xiaowu:approver kind="applicant" />', settings),
      form: formOf(...fields),
    });
    const errors = problems.filter(({ severity }) => severity === 'error');
    return errors.map(({ severity, code, elementId }) => `${severity} ${code} ${elementId}`);
  };

  it('lets a step name fields, columns and person fields that are there', async () => {
    const settings = `<xiaowu:approver kind="field" value="who" /><xiaowu:fieldRight field="t.a" right="read" /><xiaowu:fieldRight field="who" right="write" />`;
    expect(await found(settings, [{ ...text('who'), type: 'reviewer' }, table(text('a'))])).toEqual([]);
  });

  it.each([
    [
      'a field',
      '<xiaowu:approver kind="applicant" /><xiaowu:fieldRight field="x" right="read" />',
      'fieldRight.unknownField',
    ],
    [
      'a column',
      '<xiaowu:approver kind="applicant" /><xiaowu:fieldRight field="t.x" right="read" />',
      'fieldRight.unknownField',
    ],
    ['an approver field', '<xiaowu:approver kind="field" value="x" />', 'approver.unknownField'],
    ['a text as approver', '<xiaowu:approver kind="field" value="a" />', 'form.approverFieldType'],
  ])('finds %s that is not there', async (_title, settings, code) => {
    expect(await found(settings, [text('a'), table(text('a'))])).toEqual([`error ${code} UserTask_1`]);
  });
});

describe('checkDefinition', () => {
  it('warns of a process that nobody but the applicant works on', async () => {
    const { bpmn, form } = newDefinition('nobody-else', '无人审批');
    expect(await checkDefinition({ bpmn, form })).toEqual([
      {
        severity: 'warning',
        code: 'process.noApprover',
        elementId: 'nobody_else',
        message: '除申请人外，没有人会收到任务：提交后无人审批，请确认，或添加由他人办理的步骤',
      },
    ]);
  });

  it('refuses that the applicant’s step chooses who comes next: the form does', async () => {
    const { bpmn } = newDefinition('previous-chooses', '上一步选择');
    const changed = bpmn.replace('kind="applicant"', 'kind="previous"');
    expect(changed).not.toBe(bpmn);
    const problems = await checkDefinition({ bpmn: changed });
    expect(problems).toContainEqual(
      expect.objectContaining({ severity: 'error', code: 'approvers.previousUnsupported' }),
    );
  });

  describe('of a service task', () => {
    const found = async (service: string) => {
      const bpmn = readFileSync('process-definitions/tuition-receipt/process.bpmn', 'utf8').replace(
        /<xiaowu:service[\s\S]*?(?=<\/bpmn:extensionElements>)/,
        service,
      );
      const problems = await checkDefinition({ bpmn });
      return problems
        .filter(({ code }) => code.startsWith('service.'))
        .map(({ severity, code }) => `${severity} ${code}`);
    };
    const http = '<xiaowu:service type="http" />';
    const set = (name: string, value: string) => `<xiaowu:setting name="${name}" value="${value}" />`;

    it.each([
      set('url', 'https://api.example.com/{id}?x={a}'),
      set('url', '${FINANCE}/orders') + set('method', 'get') + set('errors', '404=none, 5xx=down'),
      set('url', 'http://a') +
        set('retries', '0') +
        set('header.Authorization', 'Bearer ${TOKEN}') +
        set('result', 'response'),
    ])('takes %s', async (settings) => {
      expect(await found(http + settings)).toEqual([]);
    });

    it.each([
      ['a kind of service that is not there', '<xiaowu:service type="booking" />', 'error service.typeUnknown'],
      ['no address', http, 'error service.settingInvalid'],
      ['an address of another kind', http + set('url', 'ftp://x'), 'error service.settingInvalid'],
      ['too many tries', http + set('url', 'http://a') + set('retries', '=n'), 'error service.settingInvalid'],
      ['errors that say nothing', http + set('url', 'http://a') + set('errors', '404'), 'error service.settingInvalid'],
      [
        'a header of the connection',
        http + set('url', 'http://a') + set('header.Host', 'b'),
        'error service.settingInvalid',
      ],
      [
        'a setting that nobody reads',
        http + set('url', 'http://a') + set('timeout', '5'),
        'warning service.settingUnknown',
      ],
    ])('finds %s', async (_, service, problem) => {
      expect(await found(service)).toEqual([problem]);
    });
  });
});

describe('channels of notices', () => {
  it('are those that there are', async () => {
    const { bpmn } = newDefinition('k', '测试');
    const withNotice = bpmn.replace(
      /<xiaowu:approver kind="applicant"[^>]*\/>/,
      (rule) => `${rule}<xiaowu:notice on="overdue" to="handlers" channels="portal pigeon" />`,
    );
    const found = await checkDefinition({ bpmn: withNotice });
    const about = found.filter(({ code }) => code.startsWith('notice.'));
    expect(about.map(({ code, message }) => `${code} ${message}`)).toEqual([
      'notice.unknownChannel 没有「pigeon」这种通知方式，请在通知中重新选择方式',
    ]);
  });
});

describe('words of notices', () => {
  it.each([
    ['{{serialNumber}} 由 {{ applicant }} 提交', []],
    ['{{applicnt}} 提交了 {{applicnt}}', ['notice.unknownName applicnt']],
    ['{{applicant} 提交', ['notice.braces undefined']],
  ])('name only what there is: %s', async (words, expected) => {
    const { bpmn } = newDefinition('k', '测试');
    const withNotice = bpmn.replace(
      /<xiaowu:approver kind="applicant"[^>]*\/>/,
      (rule) => `${rule}<xiaowu:notice on="arrival" to="handlers" text="${words}" />`,
    );
    expect(withNotice).not.toBe(bpmn);
    const found = await checkDefinition({ bpmn: withNotice });
    const about = found.filter(({ code }) => code.startsWith('notice.'));
    expect(about.map(({ code, message }) => `${code} ${/applicnt/.exec(message)?.[0]}`)).toEqual(expected);
  });
});

describe('the way that leads to a problem', () => {
  it('comes with it, so that it can be shown', async () => {
    const bpmn = drawing(
      'p',
      [
        ...[begin(), apply(), choice('fork', 'fork_join'), parallel('join'), end()],
        user('head', { mode: 'single' }, [{ kind: 'applicant' }]),
      ],
      ['begin -> apply -> fork -> join -> end', 'fork -> head -> join'],
      [],
      { conditions: { fork_head: 'x > 1' } },
    );
    const deadlock = (await checkDefinition({ bpmn })).find(({ code }) => code === 'join.deadlock');
    expect(deadlock).toMatchObject({ elementId: 'join', data: { path: ['begin', 'apply', 'fork', 'join'] } });
  });
});

describe('a setting of another tool', () => {
  it('is named, so that it can be taken away', async () => {
    const file = newDefinition('x', '试验')
      .bpmn.replace('<bpmn:definitions ', '<bpmn:definitions xmlns:other="urn:other" ')
      .replace('<bpmn:userTask ', '<bpmn:userTask other:color="red" ');
    const problems = await checkDefinition({ bpmn: file });
    expect(problems.filter(({ code }) => code === 'extension.ignored').map(({ data }) => data)).toEqual([
      { name: 'other:color' },
    ]);
  });
});

describe('a kept run through a decision table', () => {
  const read = (file: string) => readFileSync(`process-definitions/budget-adjustment/${file}`, 'utf8');
  const bpmn = read('process.bpmn');
  const dmn = read('tier.dmn');
  const trials = JSON.parse(read('trials.json')) as TrialRun[];
  const about = async (table: string, runs = trials) =>
    (await checkDefinition({ bpmn, trials: runs, decisions: table === '' ? [] : [{ name: 'tier.dmn', dmn: table }] }))
      .filter(({ code }) => code.startsWith('trial.'))
      .map(({ code, elementId, message }) => ({ code, elementId, message }));

  it('passes while the table gives the same, and fails where it gives something else', async () => {
    expect(await about(dmn)).toEqual([]);
    expect(await about(dmn.replaceAll('20000000', '40000000'))).toEqual([
      {
        code: 'trial.otherDecision',
        elementId: 'BusinessRuleTask_53c0f7e2',
        message: expect.stringMatching(/「大额，.*第 \d+ 步的决策表原来得出 "leaders"，现在得出 "leader"。/),
      },
    ]);
  });

  it('fails where the table cannot decide any more', async () => {
    const broken = dmn.replace('&gt; 20000000', '&gt; 9000000');
    expect((await about(broken)).map(({ message }) => message)).toEqual([
      expect.stringMatching(/「一般，.*现在得不出结果：.*只允许一行命中/),
    ]);
    expect(new Set((await about('')).map(({ code }) => code))).toEqual(new Set(['trial.otherDecision']));
  });

  it('keeps what a person answered in runs of before', async () => {
    const earlier = trials.map((run) => ({
      ...run,
      acts: run.acts.map((act) => (act.type === 'decide' ? { ...act, type: 'answer' as const } : act)),
    }));
    expect(await about(dmn.replaceAll('20000000', '40000000'), earlier)).toEqual([]);
  });
});

describe('a step that is done once for each department of a field', () => {
  const form = formOf({ key: 'offices', label: '会签部门', type: 'department', maxDepartments: 9 });
  const loop =
    '<bpmn:multiInstanceLoopCharacteristics xiaowu:collection="offices" xiaowu:elementVariable="office"/></bpmn:userTask>';
  const about = async (departmentField: string) => {
    const step = user('check', { mode: 'any' }, [{ kind: 'departmentHead', departmentField }]);
    const each = { ...step, xml: (flows: string) => step.xml(flows).replace('</bpmn:userTask>', loop) };
    const bpmn = drawing('each', [begin(), apply(), each, end()], ['begin -> apply -> check -> end']);
    return (await checkDefinition({ bpmn, form })).map(({ severity, elementId, message }) =>
      [severity, elementId, message].join(' '),
    );
  };

  it('is warned of where each time all of them are asked', async () => {
    expect(await about('offices')).toEqual([
      'warning check 步骤「check」对「会签部门」中的部门各办一次，审批人却取自整个「会签部门」，每次都会交给所有这些部门。请改为「逐项办理的这一项（office）」',
    ]);
  });

  it('is right where it asks the one it is about', async () => {
    expect(await about('office')).toEqual([]);
  });
});

describe('a 票签', () => {
  const warnings = async (mode: string, actions: { name: string; enabled: string }[]) => {
    const check = user('check', { mode }, [{ kind: 'person', value: '2007000023' }], actions);
    const bpmn = drawing('voted', [begin(), apply(), check, end()], ['begin -> apply -> check -> end']);
    const problems = await checkDefinition({ bpmn });
    return problems.filter(({ code }) => code === 'approval.noRefusal').map(({ elementId }) => elementId);
  };

  it('is warned of where nobody can vote against', async () => {
    expect(await warnings('vote', [])).toEqual(['check']);
    expect(await warnings('vote', [{ name: 'refuse', enabled: 'false' }])).toEqual(['check']);
  });

  it('is right with the button, and other steps need none', async () => {
    expect(await warnings('vote', [{ name: 'refuse', enabled: 'true' }])).toEqual([]);
    expect(await warnings('all', [])).toEqual([]);
  });
});

describe('kept runs that are shipped', () => {
  const shipped = readdirSync('process-definitions').filter((key) =>
    existsSync(`process-definitions/${key}/process.bpmn`),
  );
  const read = (key: string, file: string) => readFileSync(`process-definitions/${key}/${file}`, 'utf8');

  it.each(shipped)('cover %s and come to their outcome', async (key) => {
    const trials = JSON.parse(read(key, 'trials.json')) as TrialRun[];
    expect(trials.length).toBeGreaterThan(1);
    const dmn = readdirSync(`process-definitions/${key}`).filter((file) => file.endsWith('.dmn'));
    const decisions = dmn.map((name) => ({ name, dmn: read(key, name) }));
    const found = await checkDefinition({ bpmn: read(key, 'process.bpmn'), trials, decisions });
    expect(found.filter(({ code }) => code.startsWith('trial.'))).toEqual([]);
  });
});
