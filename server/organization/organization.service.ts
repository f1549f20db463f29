import { Injectable } from '@nestjs/common';
import type { ApproverRule } from '@xiaowu/engine';
import type { Page } from '../contract/list.js';
import type { DepartmentTree, OrganizationChoices, PeopleQuery } from '../contract/organization.js';
import type { Person } from '../contract/people.js';
import { Database, type Reader } from '../database/database.js';
import { resolveRule, type RuleContext } from './approver-rules.js';
import { Directory } from './directory.js';
import { departmentTree } from './department-tree.js';
import { searchPeople } from './people-search.js';
import { personColumns, type PersonRow, toPerson } from '../auth/person-row.js';
import { type Reviewer, type ReviewerGroup, reviewersOf } from './reviewers.js';

/** Departments, people, posts and roles. Reads take a transaction as `reader` when they must see what it wrote. */
@Injectable()
export class OrganizationService {
  private readonly directory: Directory;

  constructor(private readonly database: Database) {
    this.directory = new Directory(database);
  }

  tree(): Promise<DepartmentTree> {
    return departmentTree(this.database);
  }

  async people(query: PeopleQuery): Promise<Page<Person>> {
    return searchPeople(this.database, await this.directory.entries(), query);
  }

  async person(id: string, reader: Reader = this.database): Promise<Person | null> {
    return (await this.peopleByIds([id], reader))[0] ?? null;
  }

  /** In the order of `ids`; unknown ids are left out, people who left are not. */
  async peopleByIds(ids: readonly string[], reader: Reader = this.database): Promise<Person[]> {
    const wanted = [...new Set(ids)];
    if (wanted.length === 0) return [];
    const rows = await reader.query<PersonRow>(
      `select ${personColumns} from person p left join department d on d.id = p.department_id
        where p.id in (${wanted.map(() => '?').join(', ')})`,
      wanted,
    );
    const people = new Map(rows.map((row) => [row.id, toPerson(row)]));
    return wanted.flatMap((id) => people.get(id) ?? []);
  }

  /** Ids of the people that an approver rule names now. */
  resolveRule(rule: ApproverRule, context: RuleContext, reader: Reader = this.database): Promise<string[]> {
    return resolveRule(reader, rule, context);
  }

  /** `role:<key>` of every role that the person has: the groups that tasks are offered to. */
  async groupsOf(personId: string, reader: Reader = this.database): Promise<string[]> {
    const rows = await reader.query<{ role_key: string }>(
      'select role_key from role_member where person_id = ? order by role_key',
      [personId],
    );
    return rows.map(({ role_key }) => `role:${role_key}`);
  }

  /** Ids of the active members of a group (`role:<key>`). */
  membersOf(group: string, reader: Reader = this.database): Promise<string[]> {
    const rule = { kind: 'role', value: group.replace(/^role:/, '') } as const;
    return resolveRule(reader, rule, { applicantId: '', data: {} });
  }

  reviewers(
    groups: readonly ReviewerGroup[],
    applicantId: string,
    reader: Reader = this.database,
  ): Promise<Reviewer[]> {
    return reviewersOf(reader, groups, applicantId);
  }

  /** What approver rules of the designer can name. */
  async choices(): Promise<OrganizationChoices> {
    const [roles, posts] = await Promise.all([
      this.database.query<{ role_key: string; name: string }>('select role_key, name from role order by role_key'),
      this.database.query<{ post: string }>('select distinct post from employment order by post'),
    ]);
    return {
      roles: roles.map(({ role_key, name }) => ({ key: role_key, name })),
      posts: posts.map(({ post }) => post),
    };
  }
}
