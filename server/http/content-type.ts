/** Metadata key of what a route takes instead of JSON: `@SetMetadata(CONTENT_TYPE, 'multipart/form-data')`. For OpenAPI. */
export const CONTENT_TYPE = 'contentType';

/** A file as the field `file` of a form, or a piece of a file as it is. */
export type ContentType = 'multipart/form-data' | 'application/octet-stream';
