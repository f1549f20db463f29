/**
 * Runs `once` from `concurrency` workers until `operations` are done. Gives operations per second, the 95th percentile
 * in ms, and the CPU time of an operation in ms of every process in `clocks` (name → reader of its CPU time).
 */
export async function measure(concurrency, operations, once, clocks = {}) {
  const times = new Float64Array(operations);
  let next = 0;
  const worker = async () => {
    for (let i = next++; i < operations; i = next++) {
      const started = performance.now();
      await once(i);
      times[i] = performance.now() - started;
    }
  };
  const before = read(clocks);
  const started = performance.now();
  await Promise.all(Array.from({ length: concurrency }, worker));
  const seconds = (performance.now() - started) / 1000;
  const after = read(clocks);
  times.sort();
  const cpuMs = Object.fromEntries(
    Object.keys(clocks).map((name) => [name, (after[name] - before[name]) / operations]),
  );
  return { perSecond: operations / seconds, p95Ms: times[Math.floor(operations * 0.95)], cpuMs };
}

const read = (clocks) => Object.fromEntries(Object.entries(clocks).map(([name, clock]) => [name, clock()]));

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
