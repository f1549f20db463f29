import { drawingEntries } from './merge-drawings';
import {
  type Choices,
  entryKey,
  type MergeContent,
  type MergeEntry,
  type MergePart,
  type Side,
  type Three,
} from './merge-entry';
import { mergeFiles } from './merge-files';
import { formEntries, mergeForms } from './merge-forms';
import { keyedDifferences, type Keyed, mergeKeyed } from './merge-keyed';

const pick = <T>({ base, theirs, mine }: Three<MergeContent>, of: (content: MergeContent) => T): Three<T> => ({
  base: of(base),
  theirs: of(theirs),
  mine: of(mine),
});
const itemOf = ({ item }: MergeContent): Keyed<unknown> => new Map(Object.entries(item));
const trialsOf = ({ trials = [] }: MergeContent) => new Map(trials.map((trial) => [trial.name, trial]));
const decisionsOf = ({ decisions = [] }: MergeContent) => new Map(decisions.map((file) => [file.name, file]));
/** Pages and decision tables are long: that they differ is all that a list can say. */
const printOf = ({ print }: MergeContent): Keyed<unknown> => new Map([['print', { print }]]);
const pagesOf = ({ printTemplates = [] }: MergeContent) => new Map(printTemplates.map((page) => [page.key, page]));

/** Everything that is not the same in both, part by part. */
export async function mergeEntries(contents: Three<MergeContent>): Promise<MergeEntry[]> {
  const named = [contents.theirs, contents.mine].flatMap(({ printTemplates = [] }) => printTemplates);
  const names = new Map(named.map(({ key, name }) => [`print ${key}`, name]));
  const listed = (part: MergePart, of: (content: MergeContent) => Keyed<unknown>, hasValues: boolean): MergeEntry[] =>
    keyedDifferences(pick(contents, of)).map(({ key, theirs, mine, values }) => ({
      ...{ part, id: key, label: names.get(`${part} ${key}`) ?? key, type: null, theirs, mine },
      values: hasValues ? values : [],
    }));
  return [
    ...(await drawingEntries(pick(contents, ({ bpmn }) => bpmn))),
    ...formEntries(pick(contents, ({ form }) => form)),
    ...listed('item', itemOf, true),
    ...listed('print', printOf, false),
    ...listed('print', pagesOf, false),
    ...listed('trials', trialsOf, false),
    ...listed('decisions', decisionsOf, false),
  ];
}

/** Theirs with mine where it was chosen. */
export async function mergeContent(contents: Three<MergeContent>, choices: Choices): Promise<MergeContent> {
  const side =
    (part: MergePart) =>
    (id: string): Side =>
      choices.get(entryKey({ part, id })) ?? 'theirs';
  const { theirs, mine } = contents;
  const isMine = (part: MergePart, id: string) => side(part)(id) === 'mine';
  const item = Object.fromEntries(
    [...new Set([...itemOf(theirs).keys(), ...itemOf(mine).keys()])].flatMap((key) => {
      const value = itemOf(isMine('item', key) ? mine : theirs).get(key);
      return value === undefined ? [] : [[key, value]];
    }),
  ) as MergeContent['item'];
  return {
    bpmn: await mergeFiles(
      pick(contents, ({ bpmn }) => bpmn),
      side('drawing'),
    ),
    form: mergeForms(
      pick(contents, ({ form }) => form),
      side('form'),
    ),
    item,
    print: isMine('print', 'print') ? mine.print : theirs.print,
    printTemplates: mergeKeyed(pagesOf(theirs), pagesOf(mine), side('print')),
    trials: mergeKeyed(trialsOf(theirs), trialsOf(mine), side('trials')),
    decisions: mergeKeyed(decisionsOf(theirs), decisionsOf(mine), side('decisions')),
  };
}
