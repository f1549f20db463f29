import type { RouteRecordRaw } from 'vue-router';

export const routes: RouteRecordRaw[] = [
  {
    path: '/login',
    name: 'login',
    component: () => import('./features/login/LoginPage.vue'),
    meta: { title: 'title.login', isPublic: true, isBare: true },
  },
  { path: '/', name: 'home', component: () => import('./features/home/HomePage.vue'), meta: { title: 'title.home' } },
  {
    path: '/items',
    name: 'items',
    component: () => import('./features/hall/HallPage.vue'),
    meta: { title: 'title.hall', isInner: true },
  },
  {
    path: '/items/:key',
    name: 'item',
    component: () => import('./features/hall/ItemPage.vue'),
    props: (route) => ({ itemKey: String(route.params.key) }),
    meta: { title: 'title.item', isInner: true },
  },
  {
    path: '/items/:key/apply',
    name: 'apply',
    component: () => import('./features/apply/EditPage.vue'),
    props: ({ params, query }) => ({
      itemKey: String(params.key),
      from: typeof query.from === 'string' ? query.from : undefined,
    }),
    meta: { title: 'title.apply', isInner: true },
  },
  {
    path: '/applications/:id/edit',
    name: 'edit',
    component: () => import('./features/apply/EditPage.vue'),
    props: true,
    meta: { title: 'title.edit', isInner: true },
  },
  {
    path: '/applications/:id/print',
    name: 'print',
    component: () => import('./features/apply/PrintPage.vue'),
    props: ({ params, query }) => ({
      id: params['id'],
      template: typeof query['template'] === 'string' ? query['template'] : 'main',
    }),
    meta: { title: 'title.print', isBare: true },
  },
  { path: '/me', name: 'me', component: () => import('./features/home/MePage.vue'), meta: { title: 'title.me' } },
  {
    path: '/tasks',
    name: 'tasks',
    component: () => import('./features/lists/BoxPage.vue'),
    meta: { title: 'title.tasks' },
  },
  {
    path: '/tasks/:id',
    name: 'task',
    component: () => import('./features/tasks/TaskPage.vue'),
    props: true,
    meta: { title: 'title.task', isInner: true },
  },
  {
    path: '/applications',
    name: 'applications',
    component: () => import('./features/lists/BoxPage.vue'),
    meta: { title: 'title.applications', isInner: true },
  },
  {
    path: '/applications/:id',
    name: 'application',
    component: () => import('./features/applications/ApplicationPage.vue'),
    props: true,
    meta: { title: 'title.application', isInner: true },
  },
  {
    path: '/notifications',
    name: 'notifications',
    component: () => import('./features/notifications/NotificationsPage.vue'),
    meta: { title: 'title.notifications', isInner: true },
  },
  {
    path: '/notices/:id',
    name: 'notice',
    component: () => import('./features/home/NoticePage.vue'),
    props: true,
    meta: { title: 'title.notice', isInner: true },
  },
  {
    path: '/downloads',
    name: 'downloads',
    component: () => import('./features/downloads/DownloadsPage.vue'),
    meta: { title: 'title.downloads', isInner: true },
  },
  {
    path: '/profile',
    name: 'profile',
    component: () => import('./features/profile/ProfilePage.vue'),
    meta: { title: 'title.profile', isInner: true },
  },
  {
    path: '/:path(.*)*',
    name: 'notFound',
    component: () => import('./features/home/NotFoundPage.vue'),
    meta: { title: 'title.notFound', isInner: true },
  },
];
