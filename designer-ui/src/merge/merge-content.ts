import { readableDecisions } from '../decisions/readable-decisions';
import { readableTrial } from '../simulation/readable-trial';
import { drawingEntries } from './merge-drawings';
import {
  type Choices,
  entryKey,
  type MergeContent,
  type MergeEntry,
  type MergePart,
  type MergeValue,
  type Side,
  type Three,
} from './merge-entry';
import { mergeFiles } from './merge-files';
import { formEntries, mergeForms } from './merge-forms';
import { keyedDifferences, type Keyed, mergeKeyed, valuesOf } from './merge-keyed';

const pick = <T>({ base, theirs, mine }: Three<MergeContent>, of: (content: MergeContent) => T): Three<T> => ({
  base: of(base),
  theirs: of(theirs),
  mine: of(mine),
});
const itemOf = ({ item }: MergeContent): Keyed<unknown> => new Map(Object.entries(item));
const trialsOf = ({ trials = [] }: MergeContent) => new Map(trials.map((trial) => [trial.name, trial]));
const decisionsOf = ({ decisions = [] }: MergeContent) => new Map(decisions.map((file) => [file.name, file]));
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
  const tables = await tablesOf(contents);
  return [
    ...(await drawingEntries(pick(contents, ({ bpmn }) => bpmn))),
    ...formEntries(pick(contents, ({ form }) => form)),
    ...listed('item', itemOf, true),
    ...listed('print', printOf, true),
    ...listed('print', pagesOf, true),
    ...listed('trials', trialsOf, false).map((entry) => ({ ...entry, values: trialValues(contents, entry.id) })),
    ...listed('decisions', decisionsOf, false).map((entry) => ({ ...entry, values: tables(entry.id) })),
  ];
}

function trialValues(contents: Three<MergeContent>, name: string): MergeValue[] {
  const readable = (content: MergeContent) => {
    const trial = trialsOf(content).get(name);
    return trial && readableTrial(trial);
  };
  return valuesOf(pick(contents, readable));
}

/** What differs in a file of decisions, told by its tables. */
async function tablesOf(contents: Three<MergeContent>): Promise<(file: string) => MergeValue[]> {
  const read = async ({ decisions = [] }: MergeContent) =>
    new Map(await Promise.all(decisions.map(async (file) => [file.name, await readableDecisions([file])] as const)));
  const [base, theirs, mine] = await Promise.all([contents.base, contents.theirs, contents.mine].map(read));
  return (file) => valuesOf({ base: base?.get(file), theirs: theirs?.get(file), mine: mine?.get(file) });
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
