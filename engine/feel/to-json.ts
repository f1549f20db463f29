import { FeelDateTime, type FeelDuration } from 'feelin';
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
  if (value instanceof FeelDateTime && value.zone !== null) return withOffset(value.iso, value['time offset']);
  return 'toJSON' in value && typeof value.toJSON === 'function' ? toJson(value.toJSON()) : null;
}

/** ISO 8601 knows offsets and no names of zones: `…@Asia/Shanghai` becomes `…+08:00`. */
function withOffset(iso: string, offset: FeelDuration | null): string {
  const [local, zone] = iso.split('@');
  if (zone === undefined || offset === null) return iso;
  const two = (value: number): string => String(Math.abs(value)).padStart(2, '0');
  const isWest = offset.hours < 0 || offset.minutes < 0;
  return `${local}${isWest ? '-' : '+'}${two(offset.hours)}:${two(offset.minutes)}`;
}
