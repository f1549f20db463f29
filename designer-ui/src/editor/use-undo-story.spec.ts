import { useEditHistory } from './use-edit-history';
import { useUndoStory } from './use-undo-story';

function two() {
  const [form, print] = [useEditHistory('f0'), useEditHistory('p0')];
  const story = useUndoStory({ form, print });
  form.onStep(() => story.noted('form'));
  print.onStep(() => story.noted('print'));
  const now = () => `${form.now.value} ${print.now.value}`;
  return { form, print, story, now };
}

describe('the story of undo', () => {
  it('takes back what was done last, in whatever part', () => {
    const { form, print, story, now } = two();
    form.apply(() => 'f1');
    print.apply(() => 'p1');
    form.apply(() => 'f2');
    expect([story.undo(), now()]).toEqual(['form', 'f1 p1']);
    expect([story.undo(), now()]).toEqual(['print', 'f1 p0']);
    expect([story.redo(), now()]).toEqual(['print', 'f1 p1']);
    expect([story.undo(), story.undo(), story.undo(), now()]).toEqual(['print', 'form', null, 'f0 p0']);
  });

  it('takes back as one what one act did in several parts', () => {
    const { form, print, story, now } = two();
    story.together(() => {
      form.apply(() => 'f1');
      print.apply(() => 'p1');
    });
    story.undo();
    expect(now()).toBe('f0 p0');
    expect(story.canUndo.value).toBe(false);
    story.redo();
    expect(now()).toBe('f1 p1');
  });

  it('holds typing in one place for one act, until something else is done', () => {
    const { form, print, story, now } = two();
    form.apply(() => 'f1', 'title');
    form.apply(() => 'f2', 'title');
    print.apply(() => 'p1');
    form.apply(() => 'f3', 'title');
    story.undo();
    expect(now()).toBe('f2 p1');
    story.undo();
    story.undo();
    expect(now()).toBe('f0 p0');
  });

  it('leaves out what has begun anew, and nothing comes back after something new', () => {
    const { form, print, story, now } = two();
    form.apply(() => 'f1');
    print.apply(() => 'p1');
    story.forget('print');
    story.undo();
    expect(now()).toBe('f0 p1');
    print.apply(() => 'p2');
    expect(story.canRedo.value).toBe(false);
  });
});
