import type { Process } from '@xiaowu/engine';
import type { FormSchema } from '../contract/forms.js';
import { printProblems } from './print-problems.js';

const form: FormSchema = {
  title: '',
  sections: [
    {
      key: 'a',
      title: '',
      fields: [
        { key: 'amount', label: '金额', type: 'money' },
        { key: 'goods', label: '物品', type: 'table', columns: [{ key: 'name', label: '名称', type: 'text' }] },
      ],
    },
  ],
};
const process = {
  id: 'p',
  nodes: { check: { id: 'check', kind: 'userTask' }, end: { id: 'end', kind: 'endEvent' } },
} as unknown as Process;
const codes = (...given: Parameters<typeof printProblems>) =>
  printProblems(...given).map(({ code, data }) => `${code} ${Object.values(data).join(' ')}`);

describe('printProblems', () => {
  it('has nothing against names of the form, the case and the drawing', () => {
    const print =
      '{{amount}}{{goods}}{{goods.name}}{{goods.#}}{{records}}{{qrCode}}{{step.check}}{{step.check.date}}' +
      '{{records.opinion}}{{goods.name.total}}{{page}}/{{pages}}<p data-when="amount &gt; 1"></p>';
    expect(codes({ print }, form, [process])).toEqual([]);
  });

  it('names the template and what it does not find', () => {
    const printTemplates = [{ key: 'a', name: '通知', html: '{{sum}}{{goods.price}}', steps: ['gone'] }];
    expect(codes({ print: '{{姓名}}{{step.end}}', printTemplates }, form, [process])).toEqual([
      'print.unknownStep a 通知 gone',
      'print.unknownField main 申请表 姓名',
      'print.unknownStep main 申请表 end',
      'print.unknownField a 通知 sum',
      'print.unknownField a 通知 goods.price',
    ]);
  });

  it('reads conditions as FEEL over the fields', () => {
    const print = '<p data-when="amount &gt;">a</p><p data-when="sum &gt; 1">b</p>';
    const named = { key: 'main', name: '呈批表', html: '' };
    expect(codes({ print, printTemplates: [named] }, form, [process])).toEqual([
      'print.conditionInvalid main 呈批表 amount >',
      'print.conditionUnknownField main 呈批表 sum > 1 sum',
    ]);
  });

  it('wants every template under a key of its own', () => {
    const page = { key: 'a', name: '通知', html: '' };
    expect(codes({ printTemplates: [page, page] }, form, [process])).toEqual(['print.duplicateKey a']);
  });
});
