import { readsName } from '../forms/feel-names';
import type { DecisionFile } from './dmn-file';

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
const plain = (xml: string) =>
  xml.replace(/<!\[CDATA\[|\]\]>/g, '').replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => entities[name] ?? '');

/** Names of the decisions whose columns or cells read the field. */
export function decisionsNaming(key: string, files: readonly DecisionFile[]): string[] {
  return files.flatMap(({ dmn }) =>
    dmn
      .split(/<(?:\w+:)?decision(?=[\s>])/)
      .slice(1)
      .filter((decision) =>
        [...decision.matchAll(/<(?:\w+:)?text>([\s\S]*?)<\/(?:\w+:)?text>/g)].some(([, text = '']) =>
          readsName(plain(text), key),
        ),
      )
      .map((decision) => plain(/^[^>]*\sname="([^"]*)"/.exec(decision)?.[1] ?? '')),
  );
}
