import fc from 'fast-check';
import { decide } from './decide.js';

describe('decide', () => {
  it.each([
    ['vote', 3, 50, 1, 0, null],
    ['vote', 3, 50, 2, 0, 'passed'],
    ['vote', 3, 50, 1, 1, null],
    ['vote', 3, 50, 1, 2, 'refused'],
    ['vote', 4, 50, 2, 0, 'passed'],
    ['vote', 4, 50, 1, 2, null],
    ['vote', 3, 34, 1, 0, null],
    ['vote', 3, 33, 1, 2, 'passed'],
    ['vote', 3, 100, 2, 0, null],
    ['vote', 3, 100, 2, 1, 'refused'],
    ['all', 3, 50, 2, 0, null],
    ['all', 3, 50, 3, 0, 'passed'],
    ['all', 3, 50, 2, 1, 'refused'],
    ['any', 3, 50, 1, 0, 'passed'],
    ['any', 3, 50, 0, 1, 'refused'],
    ['sequential', 2, 50, 1, 0, null],
    ['single', 1, 50, 1, 0, 'passed'],
  ] as const)('%s of %i at %i%%: %i for, %i against → %s', (mode, total, passPercent, approved, refused, expected) => {
    expect(decide({ mode, total, passPercent, approved, refused })).toBe(expected);
  });

  it.each([
    // pass, refuse, people [total, for, against], weights [total, for, against]
    [{ by: 'count', value: 2 }, undefined, [5, 1, 0], undefined, null],
    [{ by: 'count', value: 2 }, undefined, [5, 2, 1], undefined, 'passed'],
    [{ by: 'count', value: 2 }, undefined, [5, 1, 3], undefined, null],
    [{ by: 'count', value: 2 }, undefined, [5, 0, 4], undefined, 'refused'],
    [{ by: 'count', value: 9 }, undefined, [2, 2, 0], undefined, 'passed'],
    [{ by: 'percent', value: 60 }, { by: 'count', value: 1 }, [5, 2, 1], undefined, 'refused'],
    [{ by: 'percent', value: 60 }, { by: 'percent', value: 40 }, [5, 0, 1], undefined, null],
    [{ by: 'percent', value: 60 }, { by: 'percent', value: 40 }, [5, 0, 2], undefined, 'refused'],
    [{ by: 'percent', value: 60 }, { by: 'percent', value: 90 }, [5, 1, 3], undefined, 'refused'],
    [{ by: 'weight', value: 6 }, undefined, [3, 1, 0], [10, 6, 0], 'passed'],
    [{ by: 'weight', value: 6 }, undefined, [3, 2, 0], [10, 5, 0], null],
    [{ by: 'weight', value: 6 }, undefined, [3, 0, 1], [10, 0, 5], 'refused'],
    [{ by: 'percent', value: 100 }, { by: 'weight', value: 5 }, [3, 1, 1], [10, 1, 5], 'refused'],
  ] as const)(
    'a vote that needs %j to pass and %j to refuse, at %j and weights %j → %s',
    (pass, refuse, people, weighed, expected) => {
      const tally = ([total, approved, refused]: readonly [number, number, number]) => ({ total, approved, refused });
      expect(
        decide({
          mode: 'vote',
          passQuorum: pass,
          ...(refuse && { refuseQuorum: refuse }),
          ...tally(people),
          ...(weighed && { weights: tally(weighed) }),
        }),
      ).toBe(expected);
    },
  );

  it('is decided when everybody has answered, and never changes by more answers of the same kind', () => {
    const modes = fc.constantFrom(
      'single' as const,
      'any' as const,
      'all' as const,
      'vote' as const,
      'sequential' as const,
    );
    fc.assert(
      fc.property(
        modes,
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 100 }),
        fc.nat(20),
        (mode, total, passPercent, yes) => {
          const approved = Math.min(yes, total);
          const all = { mode, total, passPercent, approved, refused: total - approved };
          expect(decide(all)).not.toBeNull();
          const early = { ...all, refused: 0 };
          if (decide(early) === 'passed')
            expect(decide({ ...early, approved: Math.min(total, approved + 1) })).toBe('passed');
        },
      ),
      { seed: 1 },
    );
  });
});
