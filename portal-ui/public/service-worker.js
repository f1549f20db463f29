// Shows a page of our own when nothing can be reached. Nothing else is kept: what people see is always the server's.
const kept = 'offline-2';
const page = '/offline.html';

const keepPage = () => caches.open(kept).then((cache) => cache.add(new Request(page, { cache: 'no-cache' })));

self.addEventListener('install', (event) => {
  event.waitUntil(keepPage().then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  const tidy = caches
    .keys()
    .then((names) => Promise.all(names.filter((name) => name !== kept).map((name) => caches.delete(name))));
  event.waitUntil(tidy.then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  if (event.request.mode !== 'navigate') return;
  event.respondWith(fetch(event.request).catch(() => caches.match(page)));
  // the school may have got another name; pages are seldom loaded as a whole
  event.waitUntil(keepPage().catch(() => undefined));
});
