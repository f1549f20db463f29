/** Runs `once` from `concurrency` workers until `operations` are done; ops per second and 95th percentile in ms. */
export async function measure(concurrency, operations, once) {
  const times = new Float64Array(operations);
  let next = 0;
  const worker = async (index) => {
    for (let i = next++; i < operations; i = next++) {
      const started = performance.now();
      await once(index, i);
      times[i] = performance.now() - started;
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: concurrency }, (_, index) => worker(index)));
  const seconds = (performance.now() - started) / 1000;
  times.sort();
  return { perSecond: operations / seconds, p95Ms: times[Math.floor(operations * 0.95)] };
}
