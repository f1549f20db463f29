/**
 * Behind a table in `from`: MariaDB and MySQL read it by this index and no other, in its order. Where a page goes on
 * from another they are tempted by the primary key or a scan, and then read all rows of the pages before. SQLite, which
 * is not, takes it for a comment.
 */
export const byIndex = (index: string): string => ` /*! force index (${index}) */`;
