import type { FormField, FormSchema } from '@xiaowu/server/contract/forms';
import {
  addField,
  arrange,
  changeField,
  copyField,
  freshFieldKey,
  newField,
  removeField,
  shiftField,
} from './form-edits';
import { fieldsOf } from './fields-of';
import { beginHistory, record, redo, undo } from '../editor/edit-history';
import { optionLines, readOptionLines } from './option-lines';

const text = (key: string): FormField => ({ key, label: key, type: 'text' });
const form: FormSchema = {
  title: '表',
  sections: [
    { key: 's1', title: '一', fields: [text('a'), text('b')] },
    { key: 's2', title: '二', fields: [text('c')] },
  ],
};
const order = ({ sections }: FormSchema) => sections.map(({ fields }) => fields.map(({ key }) => key).join(''));
const words = { label: '名称', option: '选项', column: '列' };

describe('editing a form', () => {
  it('adds at a place, moves between sections and leaves the form it was made from alone', () => {
    expect(order(addField('s1', 1, text('x'))(form))).toEqual(['axb', 'c']);
    expect(order(arrange('s2', [text('b'), text('c')])(form))).toEqual(['a', 'bc']);
    expect(order(form)).toEqual(['ab', 'c']);
  });

  it('moves by keyboard, also over the border of sections', () => {
    expect(order(shiftField('b', -1)(form))).toEqual(['ba', 'c']);
    expect(order(shiftField('b', 1)(form))).toEqual(['a', 'bc']);
    expect(order(shiftField('c', -1)(form))).toEqual(['abc', '']);
    expect(order(shiftField('a', -1)(form))).toEqual(['ab', 'c']);
  });

  it('copies under a key of its own and removes', () => {
    const key = freshFieldKey(form, 'text');
    expect(key).toBe('text1');
    const copied = copyField('a', key)(form);
    expect(order(copied)).toEqual(['atext1b', 'c']);
    expect(freshFieldKey(copied, 'text')).toBe('text2');
    expect(order(removeField('a')(form))).toEqual(['b', 'c']);
  });

  it('keeps nothing of what was emptied', () => {
    const changed = changeField('a', { required: true, help: '说明' })(form);
    const emptied = changeField('a', { required: undefined, help: '' })(changed);
    expect(fieldsOf(emptied)[0]).toEqual(text('a'));
  });

  it('makes new fields that the server accepts: choices have options, tables columns', () => {
    expect(newField('radio', 'r', words).options).toHaveLength(2);
    expect(newField('table', 't', words).columns).toHaveLength(1);
    expect(newField('formula', 'f', words).expression).toBe('0');
  });
});

describe('undo', () => {
  it('takes typing in one place back as one step, and forgets the future after a change', () => {
    const named = (label: string) => changeField('a', { label })(form);
    let history = record(record(beginHistory(form), named('x'), 'a label'), named('xy'), 'a label');
    history = record(history, removeField('b')(history.now), null);
    expect(order(history.now)).toEqual(['a', 'c']);
    const once = undo(history);
    expect(once && order(once.now)).toEqual(['ab', 'c']);
    const twice = once && undo(once);
    expect(twice?.now).toBe(form);
    expect(twice && undo(twice)).toBeNull();
    const again = twice && redo(twice);
    expect(again?.now).toEqual(named('xy'));
    expect(again && redo(record(again, form, null))).toBeNull();
  });
});

describe('options as lines', () => {
  it.each([
    [
      '病\n灾=自然灾害',
      [
        { value: '病', label: '病' },
        { value: '灾', label: '自然灾害' },
      ],
    ],
    [
      '浙江\n  杭州\n    滨江\n  宁波\n上海',
      [
        {
          value: '浙江',
          label: '浙江',
          children: [
            { value: '杭州', label: '杭州', children: [{ value: '滨江', label: '滨江' }] },
            { value: '宁波', label: '宁波' },
          ],
        },
        { value: '上海', label: '上海' },
      ],
    ],
  ])('reads and writes %j', (lines, options) => {
    expect(readOptionLines(lines)).toEqual(options);
    expect(optionLines(options)).toBe(lines);
  });

  it('leaves out empty lines and halves', () => {
    expect(readOptionLines('\n a = \n\n=b')).toEqual([
      { value: 'a', label: 'a' },
      { value: 'b', label: 'b' },
    ]);
  });
});
