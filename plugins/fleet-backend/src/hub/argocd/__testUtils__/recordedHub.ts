import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { FakeArgoCd } from './FakeArgoCd';

/** Where the recorded answers of a real hub lie; tests that need them skip without. */
export const contractsFolder = process.env.FLEET_CONTRACTS;

const answerSchema = z.object({
  request: z.object({ method: z.string(), path: z.string() }),
  status: z.number(),
  body: z.unknown(),
});
/** Answers about one Application that are asked for without a body. */
const ofOneApplication =
  /^(?:(?:resource-tree|managed-resources|events)-.*|app-syncwindows)\.json$/;
const listSchema = z.object({ items: z.array(z.unknown()).nullable() });

/** The body of one recorded answer. */
export function recordedBody(folder: string, file: string): unknown {
  const path = join(folder, 'recorded', 'argo-cd', file);
  return answerSchema.parse(JSON.parse(readFileSync(path, 'utf8'))).body;
}

/** A server with every answer of the folder that was a success. */
export function recordedHub(folder: string): FakeArgoCd {
  const hub = new FakeArgoCd();
  const items = (file: string) =>
    listSchema.parse(recordedBody(folder, file)).items ?? [];
  hub.applications = items('applications.json');
  hub.applicationSets = items('applicationsets.json');
  hub.clusters = items('clusters.json');
  hub.projects = items('projects.json');
  for (const file of readdirSync(join(folder, 'recorded', 'argo-cd'))) {
    if (!ofOneApplication.test(file)) continue;
    const text = readFileSync(
      join(folder, 'recorded', 'argo-cd', file),
      'utf8',
    );
    const { request, status, body } = answerSchema.parse(JSON.parse(text));
    if (status === 200) hub.answers.set(pathOf(request.path), body);
  }
  return hub;
}

/** Without the query, as {@link FakeArgoCd} looks answers up. */
function pathOf(target: string): string {
  return target.split('?')[0];
}
