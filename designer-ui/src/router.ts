import { createRouter, createWebHistory } from 'vue-router';
import DefinitionsPage from './definitions/DefinitionsPage.vue';

declare module 'vue-router' {
  interface RouteMeta {
    /** Key of the document title in the locale. */
    title?: string;
  }
}

export const router = createRouter({
  history: createWebHistory(import.meta.env.BASE_URL),
  routes: [
    { path: '/', name: 'definitions', component: DefinitionsPage, meta: { title: 'definitions.title' } },
    {
      path: '/definitions/:key',
      name: 'editor',
      props: ({ params }) => ({ definitionKey: params.key }),
      // bpmn-js and the engine come with this page only.
      component: () => import('./editor/EditorPage.vue'),
    },
    { path: '/:path(.*)*', component: () => import('./shell/NotFoundPage.vue'), meta: { title: 'shell.notFound' } },
  ],
});
