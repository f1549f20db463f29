import { clockTime } from '../contract/clock-time.js';
import type { RecordColumn, StepName } from '../contract/print-names.js';
import type { FlowRecord } from '../contract/records.js';
import { delegationMessages } from '../locales/zh-CN/delegations.js';
import { printWords, stateWords } from '../locales/zh-CN/printing.js';
import { cells, htmlOf, tableHtml } from './html-text.js';

type Named = { readonly name: string; readonly number: string };
const numbered = ({ name, number }: Named): string => `${name}(${number})`;

/** A line of the 流转记录 as text. */
export type RecordCells = Readonly<Record<Exclude<RecordColumn, '#'>, string>>;

/** The lines of what was done, oldest first as one reads on paper. `records` has the newest first. */
export function recordCells(records: readonly FlowRecord[], timeZone: string): RecordCells[] {
  return done(records).map(({ stepName, person, onBehalfOf, targets, endedAt, startedAt, state, opinion }) => {
    const people = [
      (person ? numbered(person) : printWords.system) + behalfText(onBehalfOf),
      ...(targets.length > 0 ? [printWords.to(targets.map(numbered).join('、'))] : []),
    ];
    const at = clockTime(endedAt ?? startedAt, timeZone).slice(0, 16);
    return { step: stepName, person: people.join(' '), at, state: stateWords[state], opinion };
  });
}

/** All of them with every column. */
export function recordsHtml(records: readonly FlowRecord[], timeZone: string): string {
  const signatures = done(records).map(signatureHtml);
  const rows = recordCells(records, timeZone).map(({ step, person, at, state, opinion }, i) => {
    const [said = '', ...rest] = [opinion, step, person, at, state].map(htmlOf);
    return cells('td', [...rest, [said, signatures[i]].filter(Boolean).join('<br>')]);
  });
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
    const person = htmlOf((line.person?.name ?? '') + behalfText(line.onBehalfOf));
    const date = clockTime(line.endedAt ?? line.startedAt, timeZone).slice(0, 10);
    return { opinion, person, date, signature: signatureHtml(line) };
  });
  if (part !== null) return parts.map((one) => one[part]).join('<br>');
  return parts
    .map(
      ({ opinion, person, date, signature }) =>
        `<div class="opinion">${opinion}</div><div class="signed">${signature || person} ${date}</div>`,
    )
    .join('');
}

/** 代理: in whose place it was done. */
const behalfText = (principal: FlowRecord['onBehalfOf']): string =>
  principal ? delegationMessages.onBehalf(principal.name) : '';

function signatureHtml({ signature, person }: FlowRecord): string {
  if (signature === null) return '';
  const name = htmlOf(person?.name ?? '');
  return `<img class="signature" src="/api/files/${encodeURIComponent(signature)}?show=1" alt="${name}">`;
}

const done = (records: readonly FlowRecord[]): FlowRecord[] =>
  records.filter(({ state }) => state !== 'processing' && state !== 'waiting').toReversed();
