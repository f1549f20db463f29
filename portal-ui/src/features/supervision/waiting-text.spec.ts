import { waitingText } from './waiting-text';

const person = (name: string) => ({ id: name, name, number: `no-${name}` });
const said = (key: string, values: Record<string, string> = {}) => `${key} ${Object.values(values).join(' ')}`.trim();

it('says who has an overdue step, and for whose opinion they wait', () => {
  const texts = [
    waitingText({ handler: null, waitsFor: [] }, said),
    waitingText({ handler: person('甲'), waitsFor: [] }, said),
    waitingText({ handler: person('甲'), waitsFor: [person('乙'), person('丙')] }, said),
  ];
  expect(texts).toEqual(['tasks.list.several', '甲(no-甲)', 'supervision.waits 甲(no-甲) 乙(no-乙)、丙(no-丙)']);
});
