import type { Json } from '../state/instance-state.js';

/** A FEEL value as plain JSON: dates, times and durations as ISO 8601 text; functions and ranges are null. */
export function toJson(value: unknown): Json {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? (value === 0 ? 0 : value) : null;
  if (typeof value !== 'object' || value === null) return null;
  if (Array.isArray(value)) return value.map(toJson);
  if (Object.getPrototypeOf(value) === Object.prototype) {
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, toJson(entry)]));
  }
  return 'toJSON' in value && typeof value.toJSON === 'function' ? toJson(value.toJSON()) : null;
}
