import type { DefinitionContent } from '../../server/contract/definitions.js';
import type { FormSchema } from '../../server/contract/forms.js';
import { readDecisions } from '../../engine/decision-tables/read-decisions.js';
import { compile, type UserTask } from '../../engine/index.js';

interface Flow {
  from: string;
  to: string;
  name: string;
  condition: string | null;
  isDefault: boolean;
}
/** What a definition does, whatever ids its elements have and in whatever order they stand in the file. */
export interface Meaning {
  nodes: Readonly<Record<string, unknown>>;
  flows: readonly Flow[];
  form: unknown;
  decisions: unknown;
}

/** What of a definition has a meaning of its own. */
export type Meant = Pick<DefinitionContent, 'bpmn' | 'form' | 'decisions'>;

type Process = Awaited<ReturnType<typeof compile>>['processes'][number];
type Node = Process['nodes'][string];

/** Names instead of ids: what has none is called by what comes before it. */
export async function meaningOf({ bpmn, form, decisions }: Meant): Promise<Meaning> {
  const [process] = (await compile(bpmn)).processes;
  if (!process) throw new Error('Expected a process, but there is none');
  const tables = [...(await readDecisions(decisions ?? [])).decisions.values()];
  const names = namesOf(process);
  const nameOf = (id: string) => tables.find((table) => table.id === id)?.name ?? names(id);
  const flows = Object.values(process.flows).map((flow): Flow => {
    const source = process.nodes[flow.sourceId];
    return {
      from: nameOf(flow.sourceId),
      to: nameOf(flow.targetId),
      name: flow.name ?? '',
      condition: flow.condition?.source ?? null,
      isDefault: source !== undefined && 'defaultFlowId' in source && source.defaultFlowId === flow.id,
    };
  });
  return {
    nodes: Object.fromEntries(
      Object.values(process.nodes).map((node) => [nameOf(node.id), settingsOf(node, process, nameOf, form)]),
    ),
    flows: flows.sort((a, b) => `${a.from} ${a.to}`.localeCompare(`${b.from} ${b.to}`)),
    form: {
      sections: form.sections.map(({ title, fields, visibleWhen }) => ({ title, fields, visibleWhen })),
      rules: form.rules ?? [],
    },
    // an empty cell asks nothing, as `-` does
    decisions: tables.map(({ name, logic }) => plainOf({ name, logic }, (text) => text || '-')),
  };
}

function namesOf({ nodes, flows }: Process): (id: string) => string {
  const nameOf = (id: string): string => {
    const node = nodes[id];
    if (!node || (node.name && node.kind !== 'endEvent')) return node?.name ?? id;
    const before = node.incoming.map((flowId) => nodes[flows[flowId]?.sourceId ?? '']?.name ?? '').sort();
    return `${node.kind} (${before.join()})`;
  };
  return nameOf;
}

/** Without ids and what is worked out of the texts. */
function plainOf(value: object, rename: (text: string) => string = (text) => text): Record<string, unknown> {
  const left = new Set(['id', 'incoming', 'outgoing', 'defaultFlowId', 'program', 'reads', 'knowledge']);
  return JSON.parse(
    JSON.stringify(value, (key, part: unknown) => {
      if (left.has(key)) return undefined;
      return typeof part === 'string' ? rename(part) : part;
    }),
  ) as Record<string, unknown>;
}

/** Everything but ids and how the file says it. */
function settingsOf(node: Node, process: Process, nameOf: (id: string) => string, form: FormSchema): unknown {
  const plain = plainOf(node, (text) => (text === process.id ? 'process' : nameOf(text)));
  delete plain['name'];
  for (const unordered of [plain['inputs'], plain['boundaryEventIds']])
    if (Array.isArray(unordered)) unordered.sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
  // what is used where no method is set
  const settings = plain['settings'] as Record<string, unknown> | undefined;
  if (settings?.['method'] === 'POST') delete settings['method'];
  return node.kind === 'userTask' ? { ...plain, approval: approvalOf(node, form) } : plain;
}

function approvalOf({ approval }: UserTask, form: FormSchema): unknown {
  const { fieldRights, defaultRight, ...settings } = approval;
  const rights = form.sections
    .flatMap(({ fields }) => fields)
    .filter(({ readonly, type }) => !readonly && type !== 'static' && type !== 'serial')
    .map(({ key, required }) => {
      const right = fieldRights.find(({ field }) => field === key)?.right ?? defaultRight;
      return [key, right === 'write' && required ? 'required' : right];
    });
  return { ...settings, rights: Object.fromEntries(rights) as unknown };
}
