import type { Approval } from '@xiaowu/engine';
import type { FormSchema } from '../contract/forms.js';
import { readOnly, rightsAt } from './form-rights.js';

const form: FormSchema = {
  title: '测试',
  sections: [
    {
      key: 's',
      title: '一',
      fields: [
        { key: 'name', label: '姓名', type: 'text', readonly: true },
        { key: 'reason', label: '事由', type: 'text', required: true },
        { key: 'note', label: '备注', type: 'text' },
        { key: 'promise', label: '承诺', type: 'static', text: '…' },
        {
          key: 'goods',
          label: '物品',
          type: 'table',
          required: true,
          columns: [
            { key: 'name', label: '名称', type: 'text', required: true },
            { key: 'price', label: '单价', type: 'money' },
          ],
        },
      ],
    },
  ],
};

const approval = (fieldRights: Approval['fieldRights'], defaultRight: Approval['defaultRight'] = 'read'): Approval => ({
  mode: 'single',
  passPercent: 50,
  approvers: [],
  whenEmpty: 'hold',
  standIn: null,
  whenOwn: 'keep',
  excludesApplicant: false,
  excludesEarlierApprovers: false,
  whenRepeated: 'keep',
  actions: [],
  returnMode: 'redo',
  fieldRights,
  defaultRight,
  opinionRequired: false,
  signatureRequired: false,
  timeMeasure: 'calendar',
  dueAfter: null,
  remindAfter: null,
  remindBefore: null,
  remindEvery: null,
  remindAtMost: 10,
  whenOverdue: 'escalate',
  escalateTo: 'itemHead',
  supervisors: null,
  formKey: null,
});

describe('rightsAt', () => {
  it('lets the applicant write all but readonly and static fields, required where the form says so', () => {
    expect(rightsAt(form, approval([], 'write'), true)).toEqual({
      name: 'read',
      reason: 'required',
      note: 'write',
      promise: 'read',
      goods: 'required',
      'goods.name': 'required',
      'goods.price': 'write',
    });
  });

  it('shows everything and writes nothing where there is no step', () => {
    expect(new Set(Object.values(rightsAt(form, null, false)))).toEqual(new Set(['read']));
  });

  it('follows the step, and its default for fields that it does not name', () => {
    const rights = rightsAt(
      form,
      approval([
        { field: 'note', right: 'required' },
        { field: 'reason', right: 'hidden' },
      ]),
      false,
    );
    expect(rights).toMatchObject({
      note: 'required',
      reason: 'hidden',
      name: 'read',
      goods: 'read',
      'goods.name': 'read',
    });
  });

  it('gives a column at most what its table has', () => {
    const hidden = rightsAt(
      form,
      approval([
        { field: 'goods', right: 'hidden' },
        { field: 'goods.price', right: 'write' },
      ]),
      false,
    );
    expect(hidden).toMatchObject({ goods: 'hidden', 'goods.price': 'hidden', 'goods.name': 'hidden' });
    const read = rightsAt(form, approval([{ field: 'goods.price', right: 'write' }]), false);
    expect(read).toMatchObject({ goods: 'read', 'goods.price': 'read' });
  });

  it('lets a step write one column of a table and only read the others', () => {
    const rights = rightsAt(
      form,
      approval([
        { field: 'goods', right: 'write' },
        { field: 'goods.name', right: 'read' },
        { field: 'goods.price', right: 'required' },
      ]),
      false,
    );
    expect(rights).toMatchObject({ 'goods.name': 'read', 'goods.price': 'required' });
  });
});

describe('readOnly', () => {
  it('keeps hidden what is hidden', () => {
    expect(readOnly({ a: 'required', b: 'write', c: 'hidden', d: 'read' })).toEqual({
      a: 'read',
      b: 'read',
      c: 'hidden',
      d: 'read',
    });
  });
});
