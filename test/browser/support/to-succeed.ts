/** `await expect(async () => …).toSucceed(ms)`: tries again until it does not throw, at most so long. */
expect.extend({
  async toSucceed(attempt: () => Promise<unknown>, withinMs: number) {
    const deadline = Date.now() + withinMs;
    for (;;) {
      try {
        await attempt();
        return { pass: true, message: () => 'Expected never to succeed, but it did.' };
      } catch (error) {
        if (Date.now() > deadline)
          return { pass: false, message: () => `Expected to succeed within ${withinMs} ms, but: ${String(error)}` };
        await new Promise((resolve) => setTimeout(resolve, 250));
      }
    }
  },
});

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- the way jest's types are extended
  namespace jest {
    interface Matchers<R> {
      toSucceed(withinMs: number): Promise<R>;
    }
  }
}

export {};
