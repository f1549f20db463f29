import type { Problem } from '@xiaowu/engine';

export type Data = Problem['data'];
export type Sentence = (data: Data) => string;

/** A value of the problem's data as text. */
export const text = (data: Data, name: string) => String(data[name] ?? '');

/** Names of a list in a row. */
export const list = (data: Data, name: string) => (Array.isArray(data[name]) ? data[name].join('、') : '');

/** Where in the file, as far as it is known. */
export const place = (data: Data) =>
  data['line'] === undefined ? '' : `（第 ${text(data, 'line')} 行第 ${text(data, 'column')} 列）`;

/** Allowed words of an attribute, when there are any to name. */
export const allowed = ({ expected }: Data) => (Array.isArray(expected) ? `，可用的值：${expected.join('、')}` : '');
