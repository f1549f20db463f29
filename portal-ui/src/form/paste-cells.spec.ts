import type { FormColumn } from '@xiaowu/server/contract/forms';
import { cellsOf, isHeading, pastedValue } from './paste-cells';

it('reads cells as a spreadsheet copies them', () => {
  expect(cellsOf('桌子\t2\r\n"两行\n""的"""\t\r\n')).toEqual([
    ['桌子', '2'],
    ['两行\n"的"', ''],
  ]);
});

const options = [{ value: 'a', label: '甲' }];
it.each<[FormColumn['type'], string, unknown]>([
  ['text', ' 桌\n子 ', '桌 子'],
  ['number', '1,234.5', 1234.5],
  ['number', '三', undefined],
  ['number', '－１２．５', -12.5],
  ['number', '1.2E+05', 120000],
  ['number', '1.2万', undefined],
  ['number', '3-5', undefined],
  ['number', '5%', undefined],
  ['money', '¥1,234.50', 123450],
  ['money', '￥１，２３４．５元', 123450],
  ['money', ' 12.500 ', 1250],
  ['money', '-500', undefined],
  ['money', '(500.00)', undefined],
  ['money', '1.2万元', undefined],
  ['money', '12.345', undefined],
  ['money', '123456789012', undefined],
  ['date', '2026/3/5', '2026-03-05'],
  ['date', '2026年3月5日', '2026-03-05'],
  ['date', '2026-02-30', undefined],
  ['time', '8:05:00', '08:05'],
  ['select', '甲', 'a'],
  ['select', '乙', undefined],
  ['checkbox', '甲、a', ['a', 'a']],
  ['person', '许明远', undefined],
  ['number', '', null],
])('understands in a column of %s %j as %j', (type, text, value) => {
  expect(pastedValue({ key: 'c', label: 'c', type, options }, text)).toEqual(value);
});

describe('the heading of a spreadsheet', () => {
  const columns = [{ label: '名称' }, { label: '数量' }, { label: '单价' }];
  it.each([
    [true, ['名称', '数量', '单价']],
    [true, ['名称 ', '数量', '单价（元）']],
    [true, ['名称']],
    [false, ['投影仪', '2', '350']],
    [false, ['名称', '2', '350']],
  ])('is known by the names of the columns: %s for %j', (expected, cells) => {
    expect(isHeading(cells, columns)).toBe(expected);
  });
});
