import { literalExpression, parseExpression } from '../expression.js';
import { type FileMessages, noFileMessages } from './file-messages.js';
import type { Expression } from './parsed-expression.js';
import type { Problem } from './problem.js';
import { type ModdleElement, nearestId, text } from './moddle-element.js';
import type { ProblemCode } from './problem-code.js';
import { ProblemList } from './problem-list.js';

/** Characters of all different expressions of a file: parsing takes time. */
const expressionsMaxLength = 200_000;

/** One file being read: where readers put problems and get expressions from. */
export class Reading {
  readonly problems = new ProblemList();
  /** Known before the processes are read. */
  messages: FileMessages = noFileMessages;
  private readonly parsed = new Map<string, ReturnType<typeof parseExpression>>();
  private parsedLength = 0;

  /** The element says something that cannot be executed. `part` names what of it, when it is not the whole. */
  unsupported(element: ModdleElement, part: string | null = null): void {
    this.problems.error('element.unsupported', nearestId(element), { type: element.$type, part });
  }

  error(code: ProblemCode, element: ModdleElement, data: Problem['data'] = {}): void {
    this.problems.error(code, nearestId(element), data);
  }

  /** An attribute that must be one of a few words; the first is the default. */
  word<Word extends string>(element: ModdleElement, name: string, words: readonly [Word, ...Word[]]): Word {
    const value = text(element, name);
    const word = value === null ? words[0] : words.find((each) => each === value);
    if (word !== undefined) return word;
    this.error('attribute.invalid', element, { name, value, expected: [...words] });
    return words[0];
  }

  /** An attribute that must be a whole number of the range. */
  wholeNumber(element: ModdleElement, name: string, range: { from: number; to: number; default: number }): number {
    const value = text(element, name);
    if (value === null) return range.default;
    const number = /^\d{1,9}$/.test(value.trim()) ? Number(value) : NaN;
    if (number >= range.from && number <= range.to) return number;
    this.error('attribute.invalid', element, { name, value, expected: [`${range.from}–${range.to}`] });
    return range.default;
  }

  /** An attribute that must be true or false. */
  yesNo(element: ModdleElement, name: string, byDefault: boolean): boolean {
    const words = byDefault ? (['true', 'false'] as const) : (['false', 'true'] as const);
    return this.word(element, name, words) === 'true';
  }

  /** An attribute that must be there. */
  required(element: ModdleElement, name: string): string {
    const value = text(element, name);
    if (value === null) this.error('attribute.missing', element, { name });
    return value ?? '';
  }

  /** FEEL in an attribute; null when absent. */
  attributeExpression(element: ModdleElement, name: string): Expression | null {
    const source = text(element, name);
    return source === null ? null : this.expression(element, source);
  }

  /** FEEL in a bpmn:Expression. */
  elementExpression(element: ModdleElement): Expression {
    this.checkLanguage(element);
    return this.expression(element, text(element, 'body') ?? '');
  }

  /** The text of a bpmn:Expression in FEEL. */
  checkLanguage(element: ModdleElement): void {
    const language = element.$instanceOf('bpmn:FormalExpression') ? text(element, 'language') : null;
    if (language !== null && !/feel/i.test(language)) this.error('expression.language', element, { language });
  }

  expression(element: ModdleElement, written: string): Expression {
    const source = written.trim();
    const { expression, problem } = this.parse(source);
    if (problem === null) return expression;
    const { code, message, from, to } = problem;
    this.error(code, element, { expression: source.slice(0, 200), message, from, to });
    return literalExpression(source, null);
  }

  // Files repeat the same conditions again and again.
  private parse(source: string): ReturnType<typeof parseExpression> {
    const known = this.parsed.get(source);
    if (known) return known;
    this.parsedLength += source.length;
    const isTooMuch = this.parsedLength > expressionsMaxLength;
    const parsed = isTooMuch ? tooLong(source) : parseExpression(source);
    this.parsed.set(source, parsed);
    return parsed;
  }
}

function tooLong(source: string): ReturnType<typeof parseExpression> {
  const message = `Expected at most ${expressionsMaxLength} characters of expressions in a file.`;
  const problem = { code: 'expression.tooLong' as const, message, from: 0, to: source.length };
  return { expression: literalExpression(source, null), problem };
}
