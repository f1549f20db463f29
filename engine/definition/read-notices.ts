import type { Approval, NoticeRule } from './approval.js';
import { type ModdleElement, text } from './moddle-element.js';
import { extensionsOf } from './read-extensions.js';
import type { Reading } from './reading.js';

/** Who is told of the step; nothing where it is as usual. */
export function readNotices(task: ModdleElement, reading: Reading): Pick<Approval, 'notices'> {
  const notices = extensionsOf(task, 'xiaowu:Notice').map((written): NoticeRule => {
    for (const name of ['on', 'to'])
      if (text(written, name) === null) reading.error('attribute.missing', written, { name });
    const to = reading.word(written, 'to', ['handlers', 'applicant', 'role', 'person']);
    const value = text(written, 'value');
    if (value === null && (to === 'role' || to === 'person'))
      reading.error('attribute.missing', written, { name: 'value' });
    const on = reading.word(written, 'on', ['arrival', 'completion', 'return', 'reminder', 'overdue']);
    const channels = (text(written, 'channels') ?? '').split(/[\s,]+/).filter(Boolean);
    return {
      ...{ on, to, value, text: text(written, 'text'), ...(channels.length > 0 && { channels }) },
      enabled: reading.yesNo(written, 'enabled', true),
    };
  });
  return notices.length > 0 ? { notices } : {};
}
