import type { Reader } from '../database/database.js';

const keepMs = 10_000;

interface KnownDepartment {
  readonly id: string;
  readonly path: string;
  readonly name: string;
  readonly pinyin: string;
  readonly initials: string;
  /** Active people of it itself. */
  readonly people: number;
}

/** What people are found by besides themselves: departments and names of posts. */
export interface DirectoryEntries {
  readonly departments: readonly KnownDepartment[];
  readonly posts: readonly string[];
}

/** Some hundred names that every search looks through and that hardly change: kept for ten seconds. */
export class Directory {
  private kept: { entries: Promise<DirectoryEntries>; until: number } | null = null;

  constructor(private readonly reader: Reader) {}

  entries(): Promise<DirectoryEntries> {
    const now = Date.now();
    if (this.kept === null || this.kept.until < now) {
      this.kept = { entries: this.read(), until: now + keepMs };
      this.kept.entries.catch(() => (this.kept = null));
    }
    return this.kept.entries;
  }

  private async read(): Promise<DirectoryEntries> {
    const [departments, counts, posts] = await Promise.all([
      this.reader.query<Omit<KnownDepartment, 'people'>>('select id, path, name, pinyin, initials from department'),
      this.reader.query<{ id: string | null; people: number }>(
        'select department_id as id, count(*) as people from person where is_active = 1 group by department_id',
      ),
      this.reader.query<{ post: string }>('select distinct post from person where post is not null'),
    ]);
    const people = new Map(counts.map((row) => [row.id, Number(row.people)]));
    return {
      departments: departments.map((one) => ({ ...one, people: people.get(one.id) ?? 0 })),
      posts: posts.map(({ post }) => post),
    };
  }
}
