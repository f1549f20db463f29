import { updatingPageTexts as texts } from '../locales/zh-CN/http.js';

/** Seconds until the page asks again by itself. */
export const updatingRetryS = 5;

/** What is shown while a build of the UI is being written: needs nothing of it, and asks again by itself. */
export const updatingPage = `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="UTF-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta http-equiv="refresh" content="${updatingRetryS}" />
    <title>${texts.heading}</title>
    <style>
      body { display: grid; place-items: center; min-height: 100vh; margin: 0; font: 16px/1.6 system-ui, sans-serif; text-align: center; }
      main { padding: 24px; }
      h1 { font-size: 20px; }
      a { display: inline-block; padding: 10px 32px; border-radius: 8px; color: var(--xw-on-brand, #fff); background: var(--xw-brand, #2566c4); text-decoration: none; }
    </style>
  </head>
  <body>
    <main>
      <h1>${texts.heading}</h1>
      <p><span data-brand>校务服务网</span>${texts.text(updatingRetryS)}</p>
      <p><a href="">${texts.retry}</a></p>
    </main>
  </body>
</html>
`;
