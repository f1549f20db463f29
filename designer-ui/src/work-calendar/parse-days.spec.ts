import { plainWeek } from '@xiaowu/engine';
import { lookOf, toggled, withDays } from './calendar-edits';
import { parseDays } from './parse-days';
import { monthsOf } from './year-months';

const read = (text: string) => parseDays(text, 2026)[0];

describe('a pasted list of days', () => {
  it.each([
    ['2026-10-01 国庆节', ['2026-10-01'], 'holiday', '国庆节'],
    ['2026/1/4 上班', ['2026-01-04'], 'workday', ''],
    ['2026年5月9日（周六）上班', ['2026-05-09'], 'workday', ''],
    ['10月1日至3日放假，国庆节', ['2026-10-01', '2026-10-02', '2026-10-03'], 'holiday', '国庆节'],
    ['2026-12-31~2027-01-02 元旦', ['2026-12-31', '2027-01-01', '2027-01-02'], 'holiday', '元旦'],
    [
      '9月25日（星期五）至27日（星期日） 中秋节 放假 共3天',
      ['2026-09-25', '2026-09-26', '2026-09-27'],
      'holiday',
      '中秋节',
    ],
    ['2026-02-14\t春节调休\t补班', ['2026-02-14'], 'workday', '春节'],
    ['2026-02-14,班,春节', ['2026-02-14'], 'workday', '春节'],
    ['"2026-02-17","休","春节"', ['2026-02-17'], 'holiday', '春节'],
    ['20260214,workday,春节', ['2026-02-14'], 'workday', '春节'],
    ['20260215-20260217 春节', ['2026-02-15', '2026-02-16', '2026-02-17'], 'holiday', '春节'],
  ])('reads %p', (text, dates, kind, name) => {
    expect(read(text)).toEqual({ line: text, dates, day: { kind, name } });
  });

  it.each([
    ['国庆节', 'noDate'],
    ['2026-02-30 春节', 'badDate'],
    ['2026-10-07~2026-10-01', 'badDate'],
    ['2026-01-01~2026-12-31 假', 'tooLong'],
  ])('says what is wrong with %p', (text, problem) => {
    expect(read(text)).toEqual({ line: text, problem });
  });

  it('reads the notice on the holidays of a year as it was published', () => {
    const notice = `国务院办公厅关于2026年部分节假日安排的通知
各省、自治区、直辖市人民政府：
经国务院批准，现将2026年元旦、春节放假调休日期的具体安排通知如下。
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至17日(农历正月初一、周二)放假调休,共3天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）放假，不调休。
国务院办公厅
2025年11月4日`;
    const days = parseDays(notice, 2030).flatMap((each) =>
      'dates' in each ? each.dates.map((date) => `${date} ${each.day.kind} ${each.day.name}`) : [each.problem],
    );
    expect(days).toEqual([
      ...['01', '02', '03'].map((day) => `2026-01-${day} holiday 元旦`),
      '2026-01-04 workday 元旦',
      ...['15', '16', '17'].map((day) => `2026-02-${day} holiday 春节`),
      ...['2026-02-14 workday 春节', '2026-02-28 workday 春节', '2026-04-04 holiday 清明节'],
    ]);
  });

  it('reads the whole days of an iCalendar file', () => {
    const file = [
      ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'BEGIN:VEVENT', 'DTSTART;VALUE=DATE:20261001', 'DTEND;VALUE=DATE:20261004'],
      ...[
        'SUMMARY:国庆',
        ' 节（休）',
        'END:VEVENT',
        'BEGIN:VEVENT',
        'DTSTART;VALUE=DATE:20261010',
        'SUMMARY:国庆节 班',
      ],
      ...[
        'END:VEVENT',
        'BEGIN:VEVENT',
        'DTSTART:20261231T000000',
        'DTEND:20261231T235900',
        'SUMMARY:校庆',
        'END:VEVENT',
      ],
      ...['BEGIN:VEVENT', 'DTSTART;VALUE=DATE:20261301', 'SUMMARY:没有这天', 'END:VEVENT', 'END:VCALENDAR'],
    ].join('\r\n');
    expect(parseDays(file, 2030).map(({ line: _, ...each }) => each)).toEqual([
      { dates: ['2026-10-01', '2026-10-02', '2026-10-03'], day: { kind: 'holiday', name: '国庆节' } },
      { dates: ['2026-10-10'], day: { kind: 'workday', name: '国庆节' } },
      { dates: ['2026-12-31'], day: { kind: 'holiday', name: '校庆' } },
      { problem: 'badDate' },
    ]);
  });

  it('leaves out empty lines', () => {
    expect(parseDays('\n 2026-10-01\r\n\n', 2026)).toHaveLength(1);
  });
});

describe('days of the calendar', () => {
  const { week, night } = plainWeek('Asia/Shanghai');
  const calendar = { week: week.map((shifts) => [...shifts]), days: {}, night };

  it('turn from work to holiday, from rest to work, and back', () => {
    expect(lookOf(calendar, '2026-10-01')).toBe('work');
    const holiday = toggled(calendar, '2026-10-01', '国庆节');
    expect(lookOf(holiday, '2026-10-01')).toBe('holiday');
    expect(toggled(holiday, '2026-10-01').days).toEqual({});
    expect(lookOf(toggled(calendar, '2026-10-10'), '2026-10-10')).toBe('workday');
  });

  it('are kept in the order of the year', () => {
    const day = { kind: 'holiday' as const, name: '' };
    const both = withDays(withDays(calendar, { '2026-10-02': day }), { '2026-10-01': day });
    expect(Object.keys(both.days)).toEqual(['2026-10-01', '2026-10-02']);
  });

  it('lie in weeks from Monday to Sunday', () => {
    const [january, february] = monthsOf(2026);
    expect(january?.weeks[0]).toEqual([null, null, null, '2026-01-01', '2026-01-02', '2026-01-03', '2026-01-04']);
    expect(february?.weeks.flat().filter(Boolean)).toHaveLength(28);
    expect(monthsOf(2028)[1]?.weeks.flat()).toContain('2028-02-29');
  });
});
