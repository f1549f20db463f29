import type { DiagramState } from '@xiaowu/server/contract/records';
import { diagramNotes } from './diagram-notes';

const state = (changes: Partial<DiagramState>): DiagramState => ({
  definitionKey: 'union-hardship-grant',
  version: 1,
  active: [],
  done: [],
  takenFlows: [],
  ...changes,
});

describe('diagramNotes', () => {
  it('lists what happened in order, what waits last', () => {
    const notes = diagramNotes(
      state({
        active: [{ elementId: 'head', people: ['项级(2007000023)'], since: '2020-10-29T03:00:00.000Z' }],
        done: [
          { elementId: 'reviewer', people: ['李旭芳(1987000009)'], at: '2020-10-29T02:50:00.000Z' },
          { elementId: 'apply', people: ['许明(2003000053)'], at: '2020-10-29T02:49:00.000Z' },
        ],
      }),
    );
    expect(notes.map(({ elementId, kind }) => [elementId, kind])).toEqual([
      ['apply', 'done'],
      ['reviewer', 'done'],
      ['head', 'active'],
    ]);
  });

  it('shows a step that waits again as waiting only', () => {
    const notes = diagramNotes(
      state({
        active: [{ elementId: 'apply', people: ['许明'], since: '2020-10-29T03:00:00.000Z' }],
        done: [{ elementId: 'apply', people: ['许明'], at: '2020-10-29T02:49:00.000Z' }],
      }),
    );
    expect(notes).toHaveLength(1);
    expect(notes[0]?.kind).toBe('active');
  });

  it('joins the tokens of one element: all names once, since the earliest', () => {
    const notes = diagramNotes(
      state({
        active: [
          { elementId: 'vote', people: ['甲', '乙'], since: '2020-10-29T03:00:00.000Z' },
          { elementId: 'vote', people: ['乙', '丙'], since: '2020-10-29T02:00:00.000Z' },
        ],
      }),
    );
    expect(notes).toEqual([
      { elementId: 'vote', kind: 'active', people: ['甲', '乙', '丙'], at: '2020-10-29T02:00:00.000Z' },
    ]);
  });

  it('is empty for a drawing without a case', () => {
    expect(diagramNotes(undefined)).toEqual([]);
  });
});
