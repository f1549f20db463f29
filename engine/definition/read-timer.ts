import { isWorkingDuration } from '../calendar/working-time.js';
import { parseCron } from '../event-definitions/cron.js';
import { isLonger, parseCycle, parseDuration, parseInstant } from '../event-definitions/iso-time.js';
import { evaluate, literalExpression, literalValue } from '../expression.js';
import type { TimerDefinition } from './event-definition.js';
import type { Expression } from './parsed-expression.js';
import { type ModdleElement, one, text } from './moddle-element.js';
import type { Reading } from './reading.js';

type TimerKind = TimerDefinition['timer'];

const properties: readonly (readonly [property: string, kind: TimerKind])[] = [
  ['timeDate', 'date'],
  ['timeDuration', 'duration'],
  ['timeCycle', 'cycle'],
];

const isValid: { readonly [Kind in TimerKind]: (value: string) => boolean } = {
  date: (value) => parseInstant(value) !== null,
  duration: (value) => parseDuration(value) !== null,
  cycle: (value) => {
    if (parseCron(value) !== null) return true;
    const cycle = parseCycle(value);
    return cycle !== null && cycle.times !== 0 && isLonger(cycle.interval);
  },
};

// Starts like ISO 8601 and has no sign of FEEL: surely meant literally, and not as a name or a subtraction.
const looksLiteral = /^(P[\dT]|R(?:-1|\d*)\/|\d{4}-)[\dA-Z.,:/+-]*$/;

// Five to seven fields, or a word for them. FEEL has no expression that looks so.
const looksLikeCron = /^(@[a-z]+|[\d*/,?-]+( [\dA-Z*/,?#-]+){4,6})$/i;

// Any moment will do where nothing is read but the time.
const someTime = '2000-01-01T00:00:00.000Z';

/** Reads a timer: exactly one of date, duration and cycle, as ISO 8601 or as FEEL that gives it. */
export function readTimer(definition: ModdleElement, reading: Reading): TimerDefinition {
  const [given, ...more] = properties.flatMap(([property, kind]) => {
    const element = one(definition, property);
    return element ? [{ element, kind }] : [];
  });
  const source = given ? (text(given.element, 'body') ?? '').trim() : '';
  if (!given || more.length > 0 || source === '') {
    reading.error('timer.invalid', definition, { value: source });
    return { kind: 'timer', timer: 'date', value: literalExpression(source, null) };
  }
  const value = readValue(given.element, given.kind, source, reading);
  const isWorkingTime = reading.word(definition, 'timeMeasure', ['calendar', 'working']) === 'working';
  const isWrong = given.kind !== 'duration' || (looksLiteral.test(source) && !isWorkingDuration(source));
  if (isWorkingTime && isWrong) reading.error('timer.workingTime', definition);
  return { kind: 'timer', timer: given.kind, value, ...(isWorkingTime && { isWorkingTime }) };
}

function readValue(element: ModdleElement, kind: TimerKind, source: string, reading: Reading): Expression {
  if (looksLiteral.test(source) || (kind === 'cycle' && looksLikeCron.test(source))) {
    if (!isValid[kind](source)) reading.error('timer.invalid', element, { value: source });
    return literalExpression(source, source);
  }
  const expression = reading.elementExpression(element);
  if (expression.reads.length === 0 && literalValue(expression) === undefined)
    checkConstant(expression, element, kind, reading);
  return expression;
}

/** What reads no variable is the same for every instance, so that it can be tried now. */
function checkConstant(expression: Expression, element: ModdleElement, kind: TimerKind, reading: Reading): void {
  try {
    const { value } = evaluate(expression, {}, someTime);
    if (typeof value === 'string' && isValid[kind](value)) return;
  } catch {
    // Told below: an expression without variables that fails now fails always.
  }
  reading.error('timer.invalid', element, { value: expression.source });
}
