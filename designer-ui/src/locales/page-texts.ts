import { i18n } from './i18n';

/** Texts that only one page has; the first load of the others is smaller without them. */
const texts = {
  monitor: async () => (await import('./zh-CN/monitor')).monitor,
  audit: async () => (await import('./zh-CN/audit')).audit,
  handOver: async () => (await import('./zh-CN/hand-over')).handOver,
  workCalendar: async () => (await import('./zh-CN/work-calendar')).workCalendar,
  school: async () => (await import('./zh-CN/school')).school,
  administrators: async () => (await import('./zh-CN/administrators')).administrators,
};

/** The page, once its texts are there. */
export async function withTexts<Page>(area: keyof typeof texts, page: Promise<Page>): Promise<Page> {
  const [loaded, own] = await Promise.all([page, texts[area]()]);
  i18n.global.mergeLocaleMessage('zh-CN', { [area]: own });
  return loaded;
}
