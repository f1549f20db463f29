import { Injectable } from '@nestjs/common';
import type { Variables } from '@xiaowu/engine';
import type { Reader, Transaction } from '../database/database.js';
import { DefinitionsService } from '../definitions/definitions.service.js';
import type { CompiledDefinition } from '../definitions/compiled-definition.js';
import { ApiFailure } from '../http/api-error.js';
import { startMessages } from '../locales/zh-CN/start-events.js';
import type { Actor } from './case-rows.js';
import { CaseStartsService } from './case-starts.service.js';
import type { IncomingMessage } from './messages.service.js';

/** A row of `start_event`: where something else than a person starts cases of a definition. */
export interface StartEventRow {
  readonly definition_key: string;
  readonly element_id: string;
  readonly version: number;
}

/** Cases that a message, signal, condition or timer starts, by the newest version of each definition. */
@Injectable()
export class StartEventsService {
  constructor(
    private readonly definitions: DefinitionsService,
    private readonly starts: CaseStartsService,
  ) {}

  /** The case that the message started; null when it starts none. 409 when several definitions begin with it. */
  async byMessage(
    tx: Transaction,
    { name, variables, senderId }: IncomingMessage,
    actor: Actor | null,
    at: string,
  ): Promise<string | null> {
    const [event, ...more] = await this.named(tx, 'message', name);
    if (!event) return null;
    if (more.length > 0) throw new ApiFailure(409, 'message.ambiguous', startMessages.severalDefinitions(name));
    return this.start(tx, event, { variables, senderId, actor, at });
  }

  /** Start events of this kind and name; those of definitions that are suspended rest. */
  named(reader: Reader, kind: 'message' | 'signal', name: string): Promise<StartEventRow[]> {
    return reader.query<StartEventRow>(
      `select s.definition_key, s.element_id, s.version from start_event s join definition d on d.definition_key = s.definition_key
       where s.kind = ? and s.name = ? and d.is_suspended = 0 order by s.definition_key, s.element_id`,
      [kind, name],
    );
  }

  /** Starts one case; gives its id. */
  async start(
    tx: Transaction,
    event: StartEventRow,
    cause: {
      readonly variables: Variables;
      readonly senderId: string | null;
      readonly actor: Actor | null;
      readonly at: string;
    },
  ): Promise<string> {
    const { variables, senderId, actor, at } = cause;
    const definition = await this.definitions.compiled(event.definition_key, event.version);
    const { id } = await this.starts.start(tx, {
      definition,
      applicantId: await applicantOf(tx, definition, senderId, actor),
      variables,
      parent: senderId === null ? null : { id: senderId, jobId: null },
      startEventId: event.element_id,
      at,
    });
    return id;
  }
}

/** Who applies: the person that the definition names, else the applicant of the case that sent it, else who sent it. */
async function applicantOf(
  reader: Reader,
  { item }: CompiledDefinition,
  senderId: string | null,
  actor: Actor | null,
): Promise<string> {
  if (item.automaticApplicant !== undefined) {
    const [person] = await reader.query<{ id: string }>('select id from person where number = ? and is_active = 1', [
      item.automaticApplicant,
    ]);
    if (!person) throw new ApiFailure(422, 'applicant.unknown', startMessages.applicantGone(item.automaticApplicant));
    return person.id;
  }
  const [sender] =
    senderId === null
      ? []
      : await reader.query<{ applicant_id: string }>('select applicant_id from instance where id = ?', [senderId]);
  const id = sender?.applicant_id ?? actor?.id;
  if (id === undefined) throw new ApiFailure(422, 'applicant.unknown', startMessages.applicantMissing(item.name));
  return id;
}
