import { mentions, readsName, renameIn, renamePathIn } from '../forms/feel-names';
import type { DecisionFile } from './dmn-file';

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
const plain = (xml: string) =>
  xml.replace(/<!\[CDATA\[|\]\]>/g, '').replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => entities[name] ?? '');
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Remarks for people, then FEEL: columns, cells, expressions. */
const texts =
  /(<(?:\w+:)?(annotationEntry|textAnnotation)[\s>][\s\S]*?<\/(?:\w+:)?\2>)|(<(?:\w+:)?text>)([\s\S]*?)(?=<\/(?:\w+:)?text>)/g;
/** The FEEL of a file or of one decision. */
const feelOf = (dmn: string): string[] =>
  [...dmn.matchAll(texts)].flatMap(([, remark, , , text = '']) => (remark === undefined ? [plain(text)] : []));
const changeFeel = (dmn: string, edit: (feel: string) => string): string =>
  dmn.replace(texts, (whole: string, remark: string | undefined, _: string | undefined, tag = '', text = '') => {
    if (remark !== undefined) return whole;
    const before = plain(text);
    const after = edit(before);
    return after === before ? whole : tag + escaped(after);
  });

const decisionsIn = (files: readonly DecisionFile[]): string[] =>
  files.flatMap(({ dmn }) => dmn.split(/<(?:\w+:)?decision(?=[\s>])/).slice(1));
const nameOf = (decision: string) => plain(/^[^>]*\sname="([^"]*)"/.exec(decision)?.[1] ?? '');

/** Names of the decisions whose columns or cells read the field. */
export const decisionsNaming = (key: string, files: readonly DecisionFile[]): string[] =>
  decisionsIn(files)
    .filter((decision) => feelOf(decision).some((text) => readsName(text, key)))
    .map(nameOf);

/** Names of the decisions that may read the column of a detail table. */
export const decisionsNamingColumn = (table: string, column: string, files: readonly DecisionFile[]): string[] =>
  decisionsIn(files)
    .filter((decision) => feelOf(decision).some((text) => readsName(text, table) && mentions(text, column)))
    .map(nameOf);

/**
 * The files with the field under its new name in columns and cells. The very same where nothing reads it, or where a
 * decision, a parameter or an entry of that name may be meant: people have to look at those.
 */
export const renameInDecisions = (from: string, to: string, files: readonly DecisionFile[]): readonly DecisionFile[] =>
  files.some(({ dmn }) => declares(dmn, from) || declares(dmn, to))
    ? files
    : changeFiles(files, (feel) => renameIn(feel, from, to));

/** The same for a column of a detail table, where it is said of which. */
export const renameColumnInDecisions = (
  table: string,
  from: string,
  to: string,
  files: readonly DecisionFile[],
): readonly DecisionFile[] =>
  files.some(({ dmn }) => declares(dmn, table))
    ? files
    : changeFiles(files, (feel) => renamePathIn(feel, table, from, to));

function changeFiles(files: readonly DecisionFile[], edit: (feel: string) => string): readonly DecisionFile[] {
  const changed = files.map((file) => {
    const dmn = changeFeel(file.dmn, edit);
    return dmn === file.dmn ? file : { ...file, dmn };
  });
  return changed.every((file, i) => file === files[i]) ? files : changed;
}

/** Does the file give the name a meaning of its own? Input data are drawn for people, outputs are written. */
const declares = (dmn: string, name: string): boolean =>
  [
    ...dmn
      .replace(/<(?:\w+:)?inputData\b[^>]*?(?:\/>|>[\s\S]*?<\/(?:\w+:)?inputData>)/g, '')
      .matchAll(/<(?:\w+:)?(\w+)\b([^>]*)>/g),
  ].some(
    ([, tag = '', attributes = '']) =>
      !['output', 'definitions'].includes(tag) &&
      [...attributes.matchAll(/\s(name|id)="([^"]*)"/g)].some(
        ([, attribute, named]) => named === name && (attribute === 'name' || tag === 'decision'),
      ),
  );
