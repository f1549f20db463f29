import type { RouteLocationRaw } from 'vue-router';

/** The print page of a case. */
export const printAddress = (id: string, template: string): RouteLocationRaw => ({
  name: 'print',
  params: { id },
  query: template === 'main' ? {} : { template },
});
