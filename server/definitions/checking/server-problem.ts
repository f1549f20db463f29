import type { Problem } from '@xiaowu/engine';
import type { ServerProblemCode } from '../../locales/zh-CN/problems.js';

/** A problem that only the server can find, in the engine's shape. */
export const serverProblem = (
  code: ServerProblemCode,
  elementId: string | null,
  data: Problem['data'] = {},
  severity: Problem['severity'] = 'error',
): Problem => ({ severity, code, elementId, data });
