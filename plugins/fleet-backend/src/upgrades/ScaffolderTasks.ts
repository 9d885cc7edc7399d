import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import {
  isError,
  ResponseError,
  ServiceUnavailableError,
} from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import { Phrase, phrase } from '@fleet-portal/backstage-plugin-fleet-common';
import { z } from 'zod';
import { oneLine } from '../domain/row';
import type { TaskWord } from '../domain/upgrades/stopTask';
import { withoutCredentials } from '../domain/withoutCredentials';

/** Runs templates of the scaffolder with the portal's own credentials. */
export interface StopTemplates {
  /** Never rejects. */
  start(template: string, values: JsonObject): Promise<TaskWord>;
  /** Runs a task that ended once more; never rejects. */
  retry(id: string): Promise<TaskWord>;
  /** How far it is; undefined where nobody says it. Never rejects. */
  look(id: string): Promise<TaskWord | undefined>;
}

const TIMEOUT_MS = 30_000;
const startedSchema = z.object({ id: z.string().min(1) });
const taskSchema = z.object({ status: z.string() });

/** A gateway says so of a request that may have arrived all the same. */
const gatewayWords = new Set([502, 504]);
/** Then the request never left. */
const notSent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);

/** Through `/v2/tasks` of the scaffolder's API. */
export class ScaffolderTasks implements StopTemplates {
  readonly #auth: AuthService;
  readonly #discovery: DiscoveryService;

  constructor(options: { auth: AuthService; discovery: DiscoveryService }) {
    this.#auth = options.auth;
    this.#discovery = options.discovery;
  }

  async start(template: string, values: JsonObject): Promise<TaskWord> {
    return this.#begin('', { templateRef: template, values });
  }

  async retry(id: string): Promise<TaskWord> {
    return this.#begin(`/${encodeURIComponent(id)}/retry`, {});
  }

  async look(id: string): Promise<TaskWord | undefined> {
    try {
      const answer = await this.#ask(`/${encodeURIComponent(id)}`);
      switch (taskSchema.parse(answer).status) {
        case 'completed':
          return { word: 'done' };
        case 'cancelled':
          return { word: 'cancelled' };
        case 'open':
        case 'processing':
          return { word: 'running' };
        default:
          return { word: 'failed' };
      }
    } catch {
      return undefined;
    }
  }

  async #begin(path: string, body: JsonObject): Promise<TaskWord> {
    try {
      const answer = await this.#ask(path, body);
      return { word: 'started', id: startedSchema.parse(answer).id };
    } catch (error) {
      const why = refusalOf(error);
      return why ? { word: 'refused', why } : { word: 'uncertain' };
    }
  }

  async #ask(path: string, body?: JsonObject): Promise<unknown> {
    const { token, baseUrl } = await this.#access();
    const response = await fetch(`${baseUrl}/v2/tasks${path}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
      },
      body: body && JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response.json();
  }

  async #access(): Promise<{ token: string; baseUrl: string }> {
    try {
      const { token } = await this.#auth.getPluginRequestToken({
        onBehalfOf: await this.#auth.getOwnServiceCredentials(),
        targetPluginId: 'scaffolder',
      });
      return { token, baseUrl: await this.#discovery.getBaseUrl('scaffolder') };
    } catch (error) {
      throw new ServiceUnavailableError('No way to the scaffolder', error);
    }
  }
}

/** Why nothing was started; undefined where it may have been. */
function refusalOf(error: unknown): Phrase | undefined {
  if (error instanceof ServiceUnavailableError) {
    return phrase('upgrade.taskSilent');
  }
  if (error instanceof ResponseError) {
    if (gatewayWords.has(error.statusCode)) return undefined;
    const detail = oneLine(withoutCredentials(error.message));
    return phrase('upgrade.taskRefused', {
      detail: detail ?? String(error.statusCode),
    });
  }
  return notSent.has(codeOf(error)) ? phrase('upgrade.taskSilent') : undefined;
}

/** Of the connection, as Node's `fetch` wraps it. */
function codeOf(error: unknown): string {
  const cause = isError(error) ? error.cause : undefined;
  return isError(cause) ? String(cause.code) : '';
}
