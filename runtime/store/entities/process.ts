import type {
  CorrelationRow,
  DefinitionRow,
  IncidentRow,
  InstanceRow,
  JobRow,
  MessageRow,
  OutboxRow,
  PartRow,
  StepRow,
  SubscriptionRow,
  TimerRow,
} from '../rows/process.ts';
import { table } from './table.ts';

/** Tables of definitions, instances with their parts and steps, and what instances wait for. */
export const processTables = {
  definition: table<DefinitionRow>(
    {
      id: 'id',
      pack: 'word',
      version: 'integer',
      process: 'name',
      path: 'name',
      published_at: 'instant',
    },
    { key: ['id'], unique: [['pack', 'version', 'process']] },
  ),
  instance: table<InstanceRow>(
    {
      id: 'id',
      definition_id: 'id',
      process: 'name',
      state: 'word',
      revision: 'integer',
      last_record: 'integer',
      record_id: 'id?',
      parent_instance: 'id?',
      parent_call: 'id?',
      started_at: 'instant',
      ended_at: 'instant?',
    },
    { key: ['id'], sparse: [['record_id'], ['parent_call']] },
  ),
  part: table<PartRow>(
    {
      instance_id: 'id',
      part: 'integer',
      body: 'text',
    },
    { key: ['instance_id', 'part'] },
  ),
  step: table<StepRow>(
    {
      instance_id: 'id',
      n: 'integer',
      count: 'integer',
      at: 'instant',
      actor: 'name',
      event: 'text',
      records: 'text',
    },
    { key: ['instance_id', 'n'] },
  ),
  timer: table<TimerRow>(
    {
      id: 'id',
      instance_id: 'id?',
      part: 'integer',
      kind: 'word',
      element: 'name',
      visible_at: 'instant',
      attempts: 'integer',
      data: 'text?',
    },
    { key: ['id'], indexes: [['visible_at']] },
  ),
  job: table<JobRow>(
    {
      id: 'id',
      instance_id: 'id',
      part: 'integer',
      element: 'name',
      type: 'name',
      input: 'text',
      retries: 'integer',
      visible_at: 'instant',
      fence: 'integer',
      error: 'text?',
    },
    { key: ['id'], indexes: [['type', 'visible_at']] },
  ),
  subscription: table<SubscriptionRow>(
    {
      id: 'id',
      instance_id: 'id?',
      part: 'integer',
      element: 'name',
      type: 'word',
      name: 'name',
      correlation_key: 'name',
      definition_id: 'id?',
    },
    { key: ['id'], indexes: [['type', 'name', 'correlation_key'], ['definition_id']] },
  ),
  correlation: table<CorrelationRow>(
    {
      name: 'name',
      correlation_key: 'name',
      revision: 'integer',
    },
    { key: ['name', 'correlation_key'] },
  ),
  message: table<MessageRow>(
    {
      id: 'id',
      name: 'name',
      correlation_key: 'name',
      payload: 'text',
      expires_at: 'instant',
    },
    { key: ['id'], indexes: [['name', 'correlation_key', 'id'], ['expires_at']] },
  ),
  incident: table<IncidentRow>(
    {
      id: 'id',
      instance_id: 'id',
      part: 'integer',
      element: 'name',
      code: 'word',
      detail: 'text',
      raised_at: 'instant',
      cleared_at: 'instant?',
    },
    { key: ['id'], indexes: [['instance_id'], ['cleared_at', 'id']] },
  ),
  outbox: table<OutboxRow>(
    {
      id: 'id',
      kind: 'word',
      data: 'text',
      visible_at: 'instant',
      attempts: 'integer',
    },
    { key: ['id'], indexes: [['visible_at']] },
  ),
};
