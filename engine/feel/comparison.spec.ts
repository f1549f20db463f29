import { readComparison } from './comparison.js';
import { namesRead } from './names-read.js';
import { findMistake, parseFeel } from './parse-feel.js';
import { comparisonProgram, simpleProgram } from './simple-program.js';

// words of the grammar and of the built-in functions, as they are and as beginnings of names
const words =
  'and between context date days duration else every external false for function if in instance item list not null of or partial range return satisfies some then time true years string number boolean any day month year week hour minute second now today count sum min max before after get put is loop'.split(
    ' ',
  );
const names = ['amount', 'a', '_x', 'x1', '金额', 'é', 'Amount', ...words, ...words.map((word) => `${word}x`)];
const operators = ['=', '!=', '<', '<=', '>', '>='];
const literals = ['0', '1000', '2.50', '"b"', '""', '"汉 字"', 'true', 'false', 'null'];
const values = [undefined, null, true, false, 0, 1000, 2.5, '', 'b', '1000', [1], { a: 1 }];

describe('a comparison that is read without the parser', () => {
  it('is what the parser says', () => {
    let read = 0;
    for (const name of names)
      for (const operator of operators)
        for (const literal of literals) {
          const source = `${name} ${operator} ${literal}`;
          const comparison = readComparison(source);
          if (!comparison) continue;
          read += 1;
          const parsed = parseFeel(source);
          expect({ source, mistake: findMistake(parsed) }).toEqual({ source, mistake: null });
          expect({ source, ...namesRead(parsed) }).toEqual({
            source,
            variables: [name],
            clock: [],
            ofItems: new Map(),
          });
          const [program, other] = [comparisonProgram(comparison), simpleProgram(parsed)];
          for (const value of values) {
            const variables = value === undefined ? {} : { [name]: value };
            expect({ source, value, answer: program(variables) }).toEqual({
              source,
              value,
              answer: other?.(variables),
            });
          }
        }
    expect(read).toBeGreaterThan(1000);
  });

  it.each([
    'a == 1',
    'a = -1',
    'a = b',
    'a = "\\n"',
    'a.b = 1',
    'a b = 1',
    'a = 1 and b = 2',
    '1 = a',
    'not = 1',
    'a =',
    '',
  ])('leaves %p to the parser', (source) => expect(readComparison(source)).toBeNull());

  it('reads without blanks, too', () => {
    expect(readComparison('a>=10')).toEqual({ name: 'a', operator: '>=', literal: 10 });
  });
});
