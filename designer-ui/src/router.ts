import { createRouter, createWebHistory } from 'vue-router';
import { withTexts } from './locales/page-texts';

declare module 'vue-router' {
  interface RouteMeta {
    /** Key of the document title in the locale. */
    title?: string;
    /** Who else than process administrators may look. */
    role?: 'auditor' | 'systemAdministrator';
  }
}

export const router = createRouter({
  history: createWebHistory(import.meta.env.BASE_URL),
  routes: [
    {
      path: '/',
      name: 'definitions',
      component: () => import('./definitions/DefinitionsPage.vue'),
      meta: { title: 'definitions.title' },
    },
    {
      path: '/definitions/:key',
      name: 'editor',
      props: ({ params }) => ({ definitionKey: params.key }),
      // bpmn-js and the engine come with this page only.
      component: () => import('./editor/EditorPage.vue'),
    },
    {
      path: '/monitor',
      name: 'monitor',
      component: () => withTexts('monitor', import('./monitor/MonitorPage.vue')),
      meta: { title: 'monitor.title' },
    },
    {
      path: '/monitor/incidents',
      name: 'incidents',
      component: () => withTexts('monitor', import('./monitor/IncidentsPage.vue')),
      meta: { title: 'monitor.incidents.title' },
    },
    {
      path: '/monitor/dead-jobs',
      name: 'deadJobs',
      component: () => withTexts('monitor', import('./monitor/DeadJobsPage.vue')),
      meta: { title: 'monitor.deadJobs.title' },
    },
    {
      path: '/monitor/cases/:id',
      name: 'case',
      props: true,
      component: () => withTexts('monitor', import('./monitor/CasePage.vue')),
      meta: { title: 'monitor.title' },
    },
    {
      path: '/audit',
      name: 'audit',
      component: () => withTexts('audit', import('./audit/AuditPage.vue')),
      meta: { title: 'audit.title', role: 'auditor' },
    },
    {
      path: '/hand-over',
      name: 'handOver',
      component: () => withTexts('handOver', import('./hand-over/HandOverPage.vue')),
      meta: { title: 'handOver.title' },
    },
    {
      path: '/administrators',
      name: 'administrators',
      component: () => withTexts('administrators', import('./administrators/AdministratorsPage.vue')),
      meta: { title: 'administrators.title', role: 'systemAdministrator' },
    },
    {
      path: '/work-calendar',
      name: 'workCalendar',
      component: () => withTexts('workCalendar', import('./work-calendar/WorkCalendarPage.vue')),
      meta: { title: 'workCalendar.title', role: 'systemAdministrator' },
    },
    {
      path: '/school',
      name: 'school',
      component: () => withTexts('school', import('./school/SchoolPage.vue')),
      meta: { title: 'school.title', role: 'systemAdministrator' },
    },
    { path: '/:path(.*)*', component: () => import('./shell/NotFoundPage.vue'), meta: { title: 'shell.notFound' } },
  ],
});
