import type { z } from 'zod';

/** One route of the plugin, as its document describes it. */
export interface Operation {
  readonly method: 'get' | 'post';
  /** As the router has it: `/clusters/:hub/:name`. */
  readonly path: string;
  /** The method of `FleetClient`, where it has one. */
  readonly id: string;
  readonly summary: string;
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
