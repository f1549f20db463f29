import type { WorkCalendarContent } from '../../contract/work-calendar.js';
import { limitMessages } from '../../locales/zh-CN/limits.js';

interface Problem {
  readonly path: string;
  readonly message: string;
}

type Shifts = WorkCalendarContent['week'][number];

/** Why a calendar cannot be worked by; empty when it can. */
export function calendarProblems({ week, days }: WorkCalendarContent): Problem[] {
  const problems: Problem[] = [];
  const check = (path: string, day: string, shifts: Shifts) => {
    if (shifts.some(({ from, to }) => from >= to)) problems.push({ path, message: limitMessages.shiftBackwards(day) });
    else if (shifts.some(({ from }, i) => i > 0 && from < (shifts[i - 1]?.to ?? '')))
      problems.push({ path, message: limitMessages.shiftsOverlap(day) });
  };
  week.forEach((shifts, i) => check(`week.${i}`, limitMessages.weekday(i), shifts));
  for (const [date, { hours }] of Object.entries(days)) check(`days.${date}`, date, hours ?? []);
  if (week.every((shifts) => shifts.length === 0)) problems.push({ path: 'week', message: limitMessages.noWork });
  return problems;
}
