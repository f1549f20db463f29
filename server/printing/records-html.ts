import { clockTime } from '../contract/clock-time.js';
import type { RecordColumn, StepName } from '../contract/print-names.js';
import type { FlowRecord } from '../contract/records.js';
import { printWords, stateWords } from '../locales/zh-CN/printing.js';
import { cells, htmlOf, tableHtml } from './html-text.js';

type Named = { readonly name: string; readonly number: string };
const numbered = ({ name, number }: Named): string => `${name}(${number})`;

/** A line of the 流转记录 as text. */
export type RecordCells = Readonly<Record<Exclude<RecordColumn, '#'>, string>>;

/** The lines of what was done, oldest first as one reads on paper. `records` has the newest first. */
export function recordCells(records: readonly FlowRecord[], timeZone: string): RecordCells[] {
  return done(records).map(({ stepName, person, targets, endedAt, startedAt, state, opinion }) => {
    const people = [
      person ? numbered(person) : printWords.system,
      ...(targets.length > 0 ? [printWords.to(targets.map(numbered).join('、'))] : []),
    ];
    const at = clockTime(endedAt ?? startedAt, timeZone).slice(0, 16);
    return { step: stepName, person: people.join(' '), at, state: stateWords[state], opinion };
  });
}

/** All of them with every column. */
export function recordsHtml(records: readonly FlowRecord[], timeZone: string): string {
  const rows = recordCells(records, timeZone).map(({ step, person, at, state, opinion }) =>
    cells('td', [step, person, at, state, opinion].map(htmlOf)),
  );
  return tableHtml(printWords.recordHeads.map(htmlOf), rows);
}

const decisions = new Set<FlowRecord['state']>(['submitted', 'approved', 'refused', 'returned']);

/** What was said at a step: the last word of everybody who acted there. */
export function stepHtml(records: readonly FlowRecord[], { elementId, part }: StepName, timeZone: string): string {
  const lasts = new Map(
    done(records)
      .filter((line) => line.elementId === elementId && decisions.has(line.state) && line.person !== null)
      .map((line) => [line.person?.id, line] as const),
  );
  const parts = [...lasts.values()].map((line) => {
    const opinion = htmlOf(line.opinion || stateWords[line.state]);
    const person = htmlOf(line.person?.name ?? '');
    const date = clockTime(line.endedAt ?? line.startedAt, timeZone).slice(0, 10);
    return { opinion, person, date };
  });
  if (part !== null) return parts.map((one) => one[part]).join('<br>');
  return parts
    .map(
      ({ opinion, person, date }) => `<div class="opinion">${opinion}</div><div class="signed">${person} ${date}</div>`,
    )
    .join('');
}

const done = (records: readonly FlowRecord[]): FlowRecord[] =>
  records.filter(({ state }) => state !== 'processing' && state !== 'waiting').toReversed();
