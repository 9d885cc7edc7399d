import { InputError } from '@backstage/errors';
import type { Knex } from 'knex';
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { z } from 'zod';

/** A place in the events, newest first. */
export interface EventPosition {
  readonly at: number;
  readonly id: number;
}

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Two numbers of eight bytes, however large: the length tells nothing either. */
const POSITION_BYTES = 16;

const rowSchema = z.object({ sealing_key: z.string() });

/**
 * The words for places in the events. Ids of rows count the events of everybody,
 * and a page may end at an event that its reader does not see; so a place is
 * sealed, with a key from the database that all replicas share and that outlives
 * them.
 */
export class EventCursors {
  readonly #db: Knex;
  #key?: Buffer;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** No two words are equal, not even of the same place. */
  async seal({ at, id }: EventPosition): Promise<string> {
    const place = Buffer.alloc(POSITION_BYTES);
    place.writeBigInt64BE(BigInt(at), 0);
    place.writeBigInt64BE(BigInt(id), 8);
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, await this.#sealingKey(), nonce);
    const sealed = [nonce, cipher.update(place), cipher.final()];
    return Buffer.concat([...sealed, cipher.getAuthTag()]).toString(
      'base64url',
    );
  }

  /** @throws InputError for a word that was not sealed with the key of this database */
  async open(word: string): Promise<EventPosition> {
    const key = await this.#sealingKey();
    const place = unsealed(key, Buffer.from(word, 'base64url'));
    if (!place) {
      throw new InputError(
        "The query parameter 'before' is not the 'next' of an answer of this portal, or its database was replaced since; ask without it, from the newest event on.",
      );
    }
    return {
      at: Number(place.readBigInt64BE(0)),
      id: Number(place.readBigInt64BE(8)),
    };
  }

  /** Made by the replica that is first to need it. */
  async #sealingKey(): Promise<Buffer> {
    if (this.#key) return this.#key;
    const name = 'events';
    await this.#db('fleet_cursor_keys')
      .insert({ name, sealing_key: randomBytes(32).toString('base64') })
      .onConflict(['name'])
      .ignore();
    const row: unknown = await this.#db('fleet_cursor_keys')
      .where({ name })
      .first('sealing_key');
    this.#key = Buffer.from(rowSchema.parse(row).sealing_key, 'base64');
    return this.#key;
  }
}

function unsealed(key: Buffer, word: Buffer): Buffer | undefined {
  if (word.length !== NONCE_BYTES + POSITION_BYTES + TAG_BYTES) {
    return undefined;
  }
  const [nonce, sealed, tag] = [
    word.subarray(0, NONCE_BYTES),
    word.subarray(NONCE_BYTES, -TAG_BYTES),
    word.subarray(-TAG_BYTES),
  ];
  const decipher = createDecipheriv(CIPHER, key, nonce).setAuthTag(tag);
  try {
    return Buffer.concat([decipher.update(sealed), decipher.final()]);
  } catch {
    // Another key, or other bytes: the tag does not fit.
    return undefined;
  }
}
