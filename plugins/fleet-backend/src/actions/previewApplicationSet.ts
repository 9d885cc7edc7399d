import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { InputError } from '@backstage/errors';
import {
  fleetPlacementPreviewPermission,
  HubPreview,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { parse, YAMLParseError } from 'yaml';
import { z as zod } from 'zod';
import type { FleetService } from '../service';
import { looksOnly, unheardOf, unheardSchema } from './answerParts';

/** An agent reads all that it is given, so a large answer is cut. */
const mostChanges = 200;
const largestManifest = 256 * 1024;

/** `preview-applicationset` */
export function registerPreviewApplicationSet(
  registry: ActionsRegistryService,
  service: FleetService,
): void {
  registry.register({
    name: 'preview-applicationset',
    title: 'Preview what an ApplicationSet would change',
    description:
      'Says which Applications an ApplicationSet would add, change and remove on which clusters, and which clusters it does not take and why, before anything is proposed. It changes nothing and asks no hub. Removals in production need a person’s confirmation.',
    visibilityPermission: fleetPlacementPreviewPermission,
    attributes: looksOnly,
    schema: {
      input: z =>
        z.object({
          manifest: z
            .string()
            .max(largestManifest)
            .describe('The whole ApplicationSet as YAML or JSON'),
          hubs: z
            .array(z.string())
            .optional()
            .describe('Hubs to place it on; all when absent'),
        }),
      output: z =>
        z.object({
          added: z.number(),
          changed: z.number(),
          removed: z.number(),
          removedInProduction: z.number(),
          hubs: z.array(
            z.object({
              hub: z.string(),
              changes: z.array(
                z.object({
                  change: z.enum(['added', 'changed', 'removed']),
                  application: z.string(),
                  cluster: z.string().nullable(),
                  environment: z.string().optional(),
                  production: z.boolean(),
                  details: z.array(z.string()),
                }),
              ),
              changesLeftOut: z.number(),
              matchedClusters: z.array(z.string()),
              unmatchedClusters: z.array(
                z.object({ cluster: z.string(), reasons: z.array(z.string()) }),
              ),
              errors: z.array(z.string()),
              unsupported: z
                .array(z.string())
                .describe('What could not be evaluated: the hub may differ'),
            }),
          ),
          hidden: z
            .array(
              z.object({
                hub: z.string(),
                environment: z.string().optional(),
                clusters: z.number(),
                added: z.number(),
                changed: z.number(),
                removed: z.number(),
              }),
            )
            .describe('What you may not see, counted above and not named'),
          unheard: unheardSchema(z),
        }),
    },
    async action({ input, credentials }) {
      const {
        hubs,
        summary,
        sources,
        hidden = [],
      } = await service.previewPlacement(
        {
          applicationSet: readManifest(input.manifest),
          hubs: input.hubs,
        },
        { credentials },
      );
      return {
        output: {
          added: summary.added,
          changed: summary.changed,
          removed: summary.removed,
          removedInProduction: summary.removedInProduction,
          hubs: hubs.map(toOutput),
          hidden: hidden.map(
            ({ production: _production, newOn: _newOn, ...counts }) => counts,
          ),
          unheard: unheardOf(sources),
        },
      };
    },
  });
}

function readManifest(text: string): Record<string, unknown> {
  try {
    return zod
      .record(zod.string(), zod.unknown())
      .parse(parse(text, { maxAliasCount: 100 }));
  } catch (error) {
    const words =
      error instanceof YAMLParseError
        ? error.message.split('\n')[0]
        : 'it must be one ApplicationSet with metadata.name and spec';
    throw new InputError(`The manifest cannot be read: ${words}`);
  }
}

function toOutput(preview: HubPreview) {
  const changes = preview.changes.flatMap(({ change, ...rest }) =>
    change === 'unchanged' ? [] : [{ change, ...rest }],
  );
  return {
    hub: preview.hub,
    changes: changes.slice(0, mostChanges),
    changesLeftOut: Math.max(0, changes.length - mostChanges),
    matchedClusters: preview.placement
      .filter(({ matched }) => matched)
      .map(({ cluster }) => cluster),
    unmatchedClusters: preview.placement
      .filter(({ matched }) => !matched)
      .map(({ cluster, reasons }) => ({ cluster, reasons })),
    errors: preview.errors.map(({ field, message }) =>
      field ? `${field}: ${message}` : message,
    ),
    unsupported: preview.unsupported.map(
      one => `${one.generator}: ${one.reason}`,
    ),
  };
}
