import { drawnIdOf } from './drawn-place';

interface Part {
  id: string;
  $parent?: Part;
  get(name: string): unknown;
  [name: string]: unknown;
}
const part = (id: string, $parent?: Part, more: Record<string, unknown> = {}): Part => ({
  ...{ id, ...($parent && { $parent }) },
  ...more,
  get: (name) => (name === 'id' ? id : more[name]),
});

const definitions = part('D');
const process = part('P', definitions);
const event = part('E', process);
const timer = part('T', event);
const data = part('DO', process);
const drawn = [
  { id: 'Pool', businessObject: part('Pool', undefined, { processRef: process }) },
  { id: 'E', businessObject: event },
  { id: 'Reference', businessObject: part('Reference', process, { dataObjectRef: data }) },
];
const ids = new Map([definitions, process, event, timer, data].map((each) => [each.id, each]));
const place = (id: string) =>
  drawnIdOf(
    {
      registry: {
        get: (wanted: string) => drawn.find((each) => each.id === wanted),
        find: (isMeant: (element: unknown) => boolean) => drawn.find(isMeant),
      },
      moddle: { ids: { assigned: (wanted: string) => ids.get(wanted) ?? false } },
    } as unknown as Parameters<typeof drawnIdOf>[0],
    id,
  );

it('is shown where what it belongs to is drawn', () => {
  expect(['E', 'T', 'P', 'DO', 'D', 'gone'].map(place)).toEqual(['E', 'E', 'Pool', 'Reference', 'D', 'gone']);
});
