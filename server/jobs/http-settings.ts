import type { Json, Variables } from '@xiaowu/engine';
import {
  callableUrl,
  errorSettings,
  headerOf,
  httpMethods,
  numberSetting,
  type NumberSetting,
  numberSettings,
  ownHeaders,
} from '../contract/service-settings.js';
import { serviceAddress } from './service-targets.js';
import { ServiceRefused } from './service-refused.js';

/** What a service task of type `http` says, read and checked. */
export interface HttpSettings {
  readonly url: URL;
  readonly method: string;
  readonly headers: { readonly [name: string]: string };
  /** null = none. */
  readonly body: string | null;
  readonly timeoutMs: number;
  /** Tries after the first. */
  readonly retries: number;
  readonly backoffMs: number;
  /** BPMN error codes by status (`404`) or class of it (`5xx`). */
  readonly errors: ReadonlyMap<string, string>;
  /** The result is the body alone, or status, headers and body. */
  readonly result: 'body' | 'response';
}

/**
 * `{name}` in the URL is the input of that name, encoded; with GET, HEAD and DELETE the other inputs are its query, else
 * the body as JSON. `${NAME}` in a header is `XIAOWU_SERVICE_SECRET_NAME` of the environment: secrets stand in no drawing.
 * Throws ServiceRefused for what can never work.
 */
export function httpSettings(settings: { readonly [name: string]: Json }, input: Variables): HttpSettings {
  const text = (name: string): string => String(settings[name] ?? '').trim();
  const used = new Set<string>();
  const address = addressed(text('url')).replaceAll(/\{(\w+)\}/g, (_all, name: string) => {
    used.add(name);
    return encodeURIComponent(asText(input[name] ?? ''));
  });
  const url = callableUrl(address);
  if (!url)
    throw new ServiceRefused(`Expected an http(s) URL, but got ${text('url')}.`, null, 'url', { about: text('url') });
  const method = text('method') === '' ? 'POST' : text('method').toUpperCase();
  if (!httpMethods.includes(method))
    throw new ServiceRefused(`Expected a method of HTTP, but got ${method}.`, null, 'method', { about: method });
  const rest = Object.entries(input).filter(([name]) => !used.has(name));
  const hasBody = ['POST', 'PUT', 'PATCH'].includes(method);
  if (!hasBody) for (const [name, value] of rest) if (value !== null) url.searchParams.append(name, asText(value));
  return {
    url,
    method,
    headers: headersOf(settings),
    body: hasBody ? JSON.stringify(Object.fromEntries(rest)) : null,
    timeoutMs: wholeNumber('timeoutMs', text('timeoutMs')),
    retries: wholeNumber('retries', text('retries')),
    backoffMs: wholeNumber('backoffMs', text('backoffMs')),
    errors: errorsOf(text('errors')),
    result: text('result') === 'response' ? 'response' : 'body',
  };
}

/**
 * `${NAME}` in front is `XIAOWU_SERVICE_ADDRESS_NAME` of the environment: one drawing for every school. Where it is not
 * set, the BPMN error `service.notConfigured` lets the drawing do without the service.
 */
function addressed(url: string): string {
  return url.replace(/^\$\{(\w+)\}/, (_all, name: string) => {
    const address = serviceAddress(name);
    if (address === null)
      throw new ServiceRefused(
        `Expected XIAOWU_SERVICE_ADDRESS_${name} in the environment.`,
        'service.notConfigured',
        null,
        {
          about: `XIAOWU_SERVICE_ADDRESS_${name}`,
        },
      );
    return address.replace(/\/+$/, '');
  });
}

const asText = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

function headersOf(settings: { readonly [name: string]: Json }): { [name: string]: string } {
  const headers: { [name: string]: string } = {};
  for (const [key, value] of Object.entries(settings)) {
    const name = headerOf(key);
    if (name === null) continue;
    if (ownHeaders.has(name))
      throw new ServiceRefused(`Expected no header ${name}: it is set by the connection.`, null, 'ownHeader', {
        about: name,
      });
    headers[name] = String(value).replaceAll(/\$\{(\w+)\}/g, (_all, secret: string) => {
      const known = process.env[`XIAOWU_SERVICE_SECRET_${secret}`];
      if (known === undefined)
        throw new ServiceRefused(`Expected XIAOWU_SERVICE_SECRET_${secret} in the environment.`, null, 'secret', {
          about: `XIAOWU_SERVICE_SECRET_${secret}`,
        });
      return known;
    });
    if (/[\r\n\0]/.test(headers[name]))
      throw new ServiceRefused(`Expected header ${name} on one line.`, null, 'headerLines', { about: name });
  }
  return headers;
}

function errorsOf(text: string): ReadonlyMap<string, string> {
  const errors = errorSettings(text);
  if (!errors)
    throw new ServiceRefused(`Expected errors as 404=code, but got ${text}.`, null, 'errors', { about: text });
  return errors;
}

function wholeNumber(name: NumberSetting, text: string): number {
  const value = numberSetting(name, text);
  if (value !== null) return value;
  const { min, max } = numberSettings[name];
  throw new ServiceRefused(`Expected ${name} from ${min} to ${max}, but got ${text}.`, null, 'number', {
    about: `${name}: ${text}`,
  });
}
