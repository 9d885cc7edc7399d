import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { demoOwners } from './owners';
import { demoServices } from './services';

interface CatalogEntity {
  kind: string;
  metadata: { name: string };
  spec: { owner?: string; system?: string; profile?: { email: string } };
}

const folder = resolve(__dirname, '../../../../demo/catalog');

/** The demo's catalog is about the demo's fleet: who adds a service to one adds it to the other. */
const entities = readdirSync(folder).flatMap(file =>
  parseAllDocuments(readFileSync(join(folder, file), 'utf8')).map(
    document => document.toJS() as CatalogEntity,
  ),
);
const named = (kind: string, name: string) =>
  entities.find(
    entity => entity.kind === kind && entity.metadata.name === name,
  );

it.each(demoServices.map(({ name, owner }) => [name, owner]))(
  '%s is a component of %s',
  (name, owner) => {
    expect(named('Component', name)?.spec).toMatchObject({
      owner: `group:default/${owner}`,
      system: owner,
    });
  },
);

it.each(demoOwners.map(({ name, author }) => [name, author.email]))(
  'the group %s has a system, and %s is a user',
  (name, email) => {
    expect(named('Group', name)).toBeDefined();
    expect(named('System', name)).toBeDefined();
    expect(
      entities.filter(({ spec }) => spec.profile?.email === email),
    ).toHaveLength(1);
  },
);
