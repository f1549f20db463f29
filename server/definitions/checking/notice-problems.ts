import type { Problem, Process } from '@xiaowu/engine';
import { noticeNames } from '../../contract/notice-names.js';
import { noticeChannels } from '../../contract/notice-channels.js';
import { placeholder } from '../../contract/print-names.js';
import { serverProblem } from './server-problem.js';

const names: ReadonlySet<string> = new Set(noticeNames);

/** Words of notices that name what a notice does not know, which people would not read; channels that there are not. */
export function noticeProblems({ nodes }: Process): Problem[] {
  return Object.values(nodes).flatMap((node) => {
    if (node.kind !== 'userTask') return [];
    return (node.approval.notices ?? []).flatMap(({ text, channels = [] }) => {
      const unknown = [...(text ?? '').matchAll(placeholder)]
        .map(([, name = '']) => name.trim())
        .filter((n) => !names.has(n));
      const isOpen = /\{\{|\}\}/.test((text ?? '').replace(placeholder, ''));
      return [
        ...[...new Set(unknown)].map((name) => serverProblem('notice.unknownName', node.id, { name })),
        ...channels
          .filter((name) => !(noticeChannels as readonly string[]).includes(name))
          .map((name) => serverProblem('notice.unknownChannel', node.id, { name })),
        ...(isOpen ? [serverProblem('notice.braces', node.id)] : []),
      ];
    });
  });
}
