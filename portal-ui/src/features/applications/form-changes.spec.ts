import type { FormChange } from '@xiaowu/server/contract/form-changes';
import { fieldsIn, onlyField } from './form-changes';

const change = (id: string, ...keys: string[]): FormChange => ({
  id,
  stepName: '审核',
  person: { id: 'p', name: '周立新', number: '1' },
  at: '2026-11-25T00:00:00.000Z',
  fields: keys.map((key) => ({ key, label: key.toUpperCase(), from: '', to: '1' })),
});
const changes = [change('3', 'a', 'b'), change('2', 'b'), change('1', 'c')];

describe('字段留痕', () => {
  it('names every changed field once', () => {
    expect(fieldsIn(changes).map(({ label }) => label)).toEqual(['A', 'B', 'C']);
  });

  it('follows one field through the acts that changed it', () => {
    expect(onlyField(changes, 'b').map(({ id, fields }) => `${id}:${fields.length}`)).toEqual(['3:1', '2:1']);
    expect(onlyField(changes, '')).toHaveLength(3);
  });
});
