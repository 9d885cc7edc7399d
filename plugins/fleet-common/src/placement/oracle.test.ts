import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { z } from 'zod';
import {
  decodeApplicationSet,
  evaluatePlacement,
  GitSnapshot,
  isLocalCluster,
  PlacementCluster,
  PlacementResult,
} from './index';

/*
 * The oracle: 120 ApplicationSets and what a real hub generated from them, or
 * why it refused. The folder is named by FLEET_CONTRACTS.
 */
const folder = process.env.FLEET_CONTRACTS;

const labels = z.record(z.string(), z.string());
const recordedApplication = z.object({
  name: z.string(),
  labels,
  destination: labels,
  path: z.string(),
});
const pairSchema = z.object({
  kind: z.string(),
  spec: z.unknown(),
  status: z.number(),
  applications: z.array(recordedApplication).optional(),
  error: z.string().optional(),
});
const treeSchema = z.object({ files: labels });
const clustersSchema = z.object({
  body: z.object({
    items: z.array(
      z.object({
        name: z.string(),
        server: z.string(),
        labels: labels.optional(),
      }),
    ),
  }),
});
const generateSchema = z.object({
  request: z.object({ body: z.object({ applicationSet: z.unknown() }) }),
  body: z.object({
    applications: z.array(
      z.object({
        metadata: z.object({
          name: z.string(),
          namespace: z.string(),
          labels: labels.default({}),
          finalizers: z.array(z.string()),
        }),
        spec: z.record(z.string(), z.unknown()),
      }),
    ),
  }),
});

function recorded<T>(schema: z.ZodType<T>, ...path: string[]): T {
  return schema.parse(
    JSON.parse(readFileSync(join(folder ?? '', 'recorded', ...path), 'utf8')),
  );
}

function recordedClusters(): PlacementCluster[] {
  const { body } = recorded(clustersSchema, 'argo-cd', 'clusters.json');
  return body.items.map(item => ({
    name: item.name,
    server: item.server,
    labels: item.labels ?? {},
    inCluster: isLocalCluster(item),
  }));
}

/**
 * The tree as the hub saw it. `config/` was committed after these answers
 * were recorded: `*` lists `charts` and `services` only, the file patterns in
 * `config/` find nothing, and the revision of the recorded Applications is
 * not that of the recorded tree.
 */
function treeOfTheHub(): GitSnapshot {
  const { files } = recorded(treeSchema, 'git-tree.json');
  return {
    files: Object.fromEntries(
      Object.entries(files).filter(([path]) => !path.startsWith('config/')),
    ),
  };
}

function byText(left: unknown, right: unknown): number {
  return JSON.stringify(left) < JSON.stringify(right) ? -1 : 1;
}

function projection({ applications }: PlacementResult) {
  return applications
    .map(application => ({
      name: application.name,
      labels: application.labels,
      destination: application.destination,
      path: z.object({ path: z.string() }).parse(application.spec.source).path,
    }))
    .sort(byText);
}

/** The refusal itself, without what the API puts before and logs after it. */
function wordsOf(error: string): string {
  return error
    .replace(
      'unable to generate Applications of ApplicationSet: error generating applications: ',
      '',
    )
    .split('\nlevel=')[0];
}

(folder ? describe : describe.skip)(
  'what a real hub generates (skipped where FLEET_CONTRACTS names no folder)',
  () => {
    const notEvaluated: string[] = [];
    let equal = 0;
    let refusedAlike = 0;

    const files = folder
      ? readdirSync(join(folder, 'recorded', 'generate')).sort()
      : [];

    it.each(files)('%s', file => {
      const pair = recorded(pairSchema, 'generate', file);
      const tree = treeOfTheHub();
      const result = evaluatePlacement({
        applicationSet: decodeApplicationSet({
          metadata: { name: file.replace('.json', ''), namespace: 'argocd' },
          spec: pair.spec,
        }),
        clusters: recordedClusters(),
        git: () => tree,
      });
      if (result.unsupported.length > 0) {
        notEvaluated.push(`${file}: ${result.unsupported[0].reason}`);
        return;
      }
      const refusals = result.errors
        .filter(one => one.stage === 'generate')
        .map(one => one.message);
      expect({ refusals, applications: projection(result) }).toEqual({
        refusals: pair.error === undefined ? [] : [wordsOf(pair.error)],
        applications: [...(pair.applications ?? [])].sort(byText),
      });
      if (pair.error === undefined) equal += 1;
      else refusedAlike += 1;
    });

    it('leaves at most six of them unevaluated', () => {
      process.stdout.write(
        `oracle: ${files.length} recorded, ${equal} equal, ${refusedAlike} refused in the same words, ` +
          `${notEvaluated.length} not evaluated ${notEvaluated.join('; ')}\n`,
      );
      expect(files.length).toBeGreaterThanOrEqual(120);
      expect(notEvaluated.length).toBeLessThanOrEqual(6);
      expect(equal + refusedAlike + notEvaluated.length).toBe(files.length);
    });

    it('adds only what `config/` adds when it is there', () => {
      const { files: all } = recorded(treeSchema, 'git-tree.json');
      const added = files.flatMap(file => {
        const pair = recorded(pairSchema, 'generate', file);
        const result = evaluatePlacement({
          applicationSet: decodeApplicationSet({ spec: pair.spec }),
          clusters: recordedClusters(),
          git: () => ({ files: all }),
        });
        const known = (pair.applications ?? []).map(one => one.name);
        return result.applications
          .map(one => one.name)
          .filter(name => !known.includes(name));
      });
      const names = [...new Set(added)].sort();
      expect(names).toEqual(
        names.filter(name => /^(app-)?(config|eu|us|deep)(-|$)/.test(name)),
      );
      expect(names).toEqual(expect.arrayContaining(['app-eu', 'app-us']));
    });

    it.each([
      'applicationset-generate.json',
      'applicationset-generate-matrix.json',
    ])('the whole Applications of %s', file => {
      const { request, body } = recorded(generateSchema, 'argo-cd', file);
      const tree = treeOfTheHub();
      const result = evaluatePlacement({
        applicationSet: decodeApplicationSet(request.body.applicationSet),
        clusters: recordedClusters(),
        git: () => tree,
      });
      expect(result.errors).toEqual([]);
      expect(
        result.applications
          .map(({ name, namespace, labels: own, finalizers, spec }) => ({
            metadata: { name, namespace, labels: own, finalizers },
            spec,
          }))
          .sort((a, b) => byText(a.metadata.name, b.metadata.name)),
      ).toEqual(
        [...body.applications].sort((a, b) =>
          byText(a.metadata.name, b.metadata.name),
        ),
      );
    });
  },
);
