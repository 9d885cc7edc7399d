import type { z } from 'zod';
import type { Tag } from './tags';

/** One route of the plugin, as its document describes it. */
export interface Operation {
  readonly method: 'get' | 'post';
  /** As the router has it: `/clusters/:hub/:name`. */
  readonly path: string;
  /**
   * The method of `FleetClient`, where it has one. Clients are generated with
   * it, so it stays.
   */
  readonly id: string;
  readonly tag: Tag;
  readonly summary: string;
  /** What comes back, in which order and how much of it. */
  readonly answers: string;
  /** Basic permissions that are needed; what else is seen goes by conditions. */
  readonly permissions: readonly string[];
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly answer?: z.ZodType;
  /** Media type of an answer that is a file. */
  readonly file?: string;
  /** It has something done, which may be refused as things stand, or not be heard. */
  readonly operates?: boolean;
}
