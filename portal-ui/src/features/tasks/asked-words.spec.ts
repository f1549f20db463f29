import { askedWords } from './asked-words';

const amy = { id: 'amy', name: '项思齐', number: '2007000023' };
const ben = { id: 'ben', name: '周立新', number: '1998000101' };

it('are those of who asked, of the newest time', () => {
  const records = [
    { state: 'addedAfter', person: ben, opinion: '办完再看' },
    { state: 'approversAdded', person: ben, opinion: '另一人' },
    { state: 'delegated', person: amy, opinion: '请核实金额' },
    { state: 'delegated', person: amy, opinion: '以前的' },
  ] as const;
  expect(askedWords(records, { person: amy, how: 'delegated' })).toBe('请核实金额');
  expect(askedWords(records, { person: amy, how: 'parallel' })).toBe('');
  expect(askedWords(records, { person: ben, how: 'before' })).toBe('另一人');
  expect(askedWords(records, { person: ben, how: 'after' })).toBe('办完再看');
});
