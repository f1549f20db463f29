import type { DmnElement } from 'dmn-moddle';

/** What stands in an element under a name that may be there several times. */
export function list(element: DmnElement, property: string): readonly DmnElement[] {
  return (element[property] as readonly DmnElement[] | undefined) ?? [];
}

/** Text of an expression; '' when there is none. */
export function textOf(element: DmnElement | undefined): string {
  return ((element?.text as string | undefined) ?? '').trim();
}

/** Ids that the requirements of an element lead to, in the order of the file. */
export function requiredIds(element: DmnElement, requirements: string, property: string): string[] {
  return list(element, requirements).flatMap((requirement) => {
    const href = (requirement[property] as { href?: string } | undefined)?.href;
    return href === undefined ? [] : [href.slice(href.indexOf('#') + 1)];
  });
}

/** Was everything read? */
export function all<T>(values: readonly (T | null)[]): values is readonly T[] {
  return !values.includes(null);
}
