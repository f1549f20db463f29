/// <reference types="vite/client" />

import 'vue-router';

declare module 'vue-router' {
  interface RouteMeta {
    /** Key of the document title in the locale. */
    title?: string;
    /** Works without a session. */
    isPublic?: boolean;
    /** Phone: a page of its own with a back arrow instead of the bottom tabs. */
    isInner?: boolean;
    /** No header, tabs and footer at all. */
    isBare?: boolean;
  }
}
