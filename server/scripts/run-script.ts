import type { Json, Variables } from '@xiaowu/engine';
import { newQuickJSWASMModule, type QuickJSContext, type QuickJSWASMModule } from 'quickjs-emscripten';
import { threadCpuMs } from '../threads/thread-cpu-ms.js';

export interface ScriptRequest {
  readonly source: string;
  readonly input: Variables;
  /** Of the processor, in ms: what others take of it on a busy machine does not count. */
  readonly cpuMs: number;
  readonly memoryBytes: number;
}

/** What came of a script: its last value as JSON, the BPMN error it threw, or what went wrong. */
export type ScriptAnswer =
  | { readonly type: 'completed'; readonly result: Json }
  | { readonly type: 'bpmnError'; readonly errorCode: string; readonly message: string }
  | {
      readonly type: 'failed';
      readonly reason: 'timeout' | 'memory' | 'error';
      readonly message: string;
      /** Where in the script, from 1; absent where it is not known. */
      readonly line?: number;
    };

/** More lets deep recursion bring down the whole module. */
const stackBytes = 128 * 1024;
const maxResultLength = 200_000;

let sandbox: Promise<QuickJSWASMModule> | null = null;

/** Loads QuickJS, which takes longer than most scripts. */
export function loadSandbox(): Promise<QuickJSWASMModule> {
  sandbox ??= newQuickJSWASMModule();
  return sandbox;
}

/**
 * Runs JavaScript in a QuickJS of its own: no files, no network, no host objects. The input's variables are global
 * names and also stand in `variables`; the value of the last statement is the result.
 */
export async function runScript({ source, input, cpuMs, memoryBytes }: ScriptRequest): Promise<ScriptAnswer> {
  const runtime = (await loadSandbox()).newRuntime();
  let context: QuickJSContext | null = null;
  try {
    runtime.setMemoryLimit(memoryBytes);
    runtime.setMaxStackSize(stackBytes);
    const deadline = threadCpuMs() + cpuMs;
    runtime.setInterruptHandler(() => threadCpuMs() > deadline);
    context = runtime.newContext();
    const text = context.newString(JSON.stringify(input));
    context.setProp(context.global, '__input', text);
    text.dispose();
    const prepared = evaluate(context, prelude, 'prelude.js');
    return prepared.type === 'completed' ? evaluate(context, source, 'script.js') : prepared;
  } finally {
    try {
      context?.dispose();
      runtime.dispose();
    } catch {
      // a module that could not be tidied up is not used again
      sandbox = null;
    }
  }
}

/** `BpmnError` and the variables; names that are no identifiers are only in `variables`. */
const prelude = `'use strict';
(() => {
  class BpmnError extends Error {
    constructor(code, message) { super(message ?? String(code)); this.name = 'BpmnError'; this.errorCode = String(code); }
  }
  globalThis.BpmnError = BpmnError;
  const input = JSON.parse(globalThis.__input);
  delete globalThis.__input;
  globalThis.variables = input;
  for (const [name, value] of Object.entries(input)) if (!(name in globalThis)) globalThis[name] = value;
})();`;

function evaluate(context: QuickJSContext, source: string, file: string): ScriptAnswer {
  const evaluated = context.evalCode(source, file);
  if (evaluated.error) {
    const thrown: unknown = context.dump(evaluated.error);
    evaluated.error.dispose();
    return failure(thrown);
  }
  const value = evaluated.value;
  context.setProp(context.global, '__result', value);
  value.dispose();
  // JSON is written inside, so that what cannot be JSON (functions, circles, getters that throw) fails there
  const written = context.evalCode('JSON.stringify(globalThis.__result) ?? "null"', 'result.js');
  if (written.error) {
    const thrown: unknown = context.dump(written.error);
    written.error.dispose();
    return failure(thrown);
  }
  const json = context.getString(written.value);
  written.value.dispose();
  if (json.length > maxResultLength)
    return {
      type: 'failed',
      reason: 'memory',
      message: `Expected a result of at most ${maxResultLength} characters, but it has ${json.length}.`,
    };
  return { type: 'completed', result: JSON.parse(json) as Json };
}

function failure(thrown: unknown): ScriptAnswer {
  const { name, message, errorCode, line } = thrownBy(thrown);
  if (name === 'BpmnError' && errorCode !== null) return { type: 'bpmnError', errorCode, message };
  if (name === 'InternalError' && message === 'interrupted')
    return { type: 'failed', reason: 'timeout', message: 'Expected the script to end in time, but it did not.' };
  if (name === 'InternalError' && message === 'out of memory') return { type: 'failed', reason: 'memory', message };
  const place = line === null ? {} : { line };
  return { type: 'failed', reason: 'error', message: name === '' ? message : `${name}: ${message}`, ...place };
}

interface Thrown {
  name: string;
  message: string;
  errorCode: string | null;
  line: number | null;
}

function thrownBy(thrown: unknown): Thrown {
  if (typeof thrown !== 'object' || thrown === null)
    return { name: '', message: String(thrown), errorCode: null, line: null };
  const { name, message, errorCode, stack } = thrown as { [key: string]: unknown };
  // The innermost place that is the script's own, not one of the prelude.
  const [, line] = /\bscript\.js:(\d+)/.exec(typeof stack === 'string' ? stack : '') ?? [];
  return {
    name: typeof name === 'string' ? name : '',
    message: typeof message === 'string' ? message.slice(0, 1000) : JSON.stringify(thrown).slice(0, 1000),
    errorCode: typeof errorCode === 'string' ? errorCode : null,
    line: line === undefined ? null : Number(line),
  };
}
