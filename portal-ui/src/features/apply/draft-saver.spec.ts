import { createDraftSaver, type SaveState } from './draft-saver';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

function saverWith(answers: ('ok' | 'bad')[]) {
  const saved: string[] = [];
  const states: SaveState['kind'][] = [];
  const saver = createDraftSaver<string>({
    save: (data) => {
      saved.push(data);
      return answers.shift() === 'bad' ? Promise.reject(new Error('refused')) : Promise.resolve();
    },
    delayMs: 1000,
    onState: ({ kind }) => states.push(kind),
    now: () => 0,
  });
  return { saver, saved, states };
}

it('saves once after a pause, with the newest data', async () => {
  const { saver, saved, states } = saverWith([]);
  saver.change('a');
  await jest.advanceTimersByTimeAsync(900);
  saver.change('b');
  await jest.advanceTimersByTimeAsync(999);
  expect(saved).toEqual([]);
  await jest.advanceTimersByTimeAsync(1);
  expect(saved).toEqual(['b']);
  expect(states).toEqual(['dirty', 'dirty', 'saving', 'saved']);
  expect(saver.isDirty()).toBe(false);
});

it('saves what changed during a save right after it', async () => {
  const { saver, saved } = saverWith([]);
  saver.change('a');
  const flushed = saver.flush();
  saver.change('b');
  await flushed;
  expect(saved).toEqual(['a', 'b']);
  expect(saver.isDirty()).toBe(false);
});

it('keeps what was refused and tries again with the next change', async () => {
  const { saver, saved, states } = saverWith(['bad', 'ok']);
  saver.change('a');
  await jest.advanceTimersByTimeAsync(1000);
  expect(states.at(-1)).toBe('failed');
  expect(saver.isDirty()).toBe(true);
  await saver.flush();
  expect(saved).toEqual(['a', 'a']);
  expect(states.at(-1)).toBe('saved');
});

it('tells who asked for saving why it did not work', async () => {
  const { saver } = saverWith(['bad']);
  saver.change('a');
  await expect(saver.flush()).rejects.toThrow('refused');
});

it('sends nothing when nothing changed', async () => {
  const { saver, saved } = saverWith([]);
  await saver.flush();
  expect(saved).toEqual([]);
});

it('holds still while the draft is submitted', async () => {
  const { saver, saved } = saverWith([]);
  saver.change('a');
  const flushed = saver.flush();
  await saver.hold();
  await flushed;
  saver.change('b');
  await saver.hold();
  await jest.advanceTimersByTimeAsync(5000);
  expect(saved).toEqual(['a']);
  expect(saver.isDirty()).toBe(true);
});
