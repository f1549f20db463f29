import type { Reader } from '../database/database.js';

const keepMs = 10_000;

/** What people are found by besides themselves: departments and names of posts. */
export interface DirectoryEntries {
  readonly departments: readonly { id: string; path: string; name: string; pinyin: string; initials: string }[];
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
    const [departments, posts] = await Promise.all([
      this.reader.query<DirectoryEntries['departments'][number]>(
        'select id, path, name, pinyin, initials from department',
      ),
      this.reader.query<{ post: string }>('select distinct post from person where post is not null'),
    ]);
    return { departments, posts: posts.map(({ post }) => post) };
  }
}
