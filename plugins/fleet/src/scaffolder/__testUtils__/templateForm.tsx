import { renderInTestApp } from '@backstage/frontend-test-utils';
import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { Stepper } from '@backstage/plugin-scaffolder-react/alpha';
import {
  ApplicationSetRef,
  manifestYaml,
  PreviewRequest,
} from '@fleet-portal/backstage-plugin-fleet-common';
import {
  buildApplicationSet,
  buildCluster,
  buildHub,
  buildHubSource,
  emptyWorld,
  FakeFleet,
  PresentApplication,
  previewOver,
} from '@fleet-portal/backstage-plugin-fleet-common/testUtils';
import { JsonValue } from '@backstage/types';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
// The template is read from its file, as the backend reads it.
// eslint-disable-next-line no-restricted-imports
import { readFileSync } from 'fs';
// eslint-disable-next-line no-restricted-imports
import { resolve } from 'path';
import { parse } from 'yaml';
import { fleetApiRef } from '../../api';
import { fieldOptions } from '../fields';

function templateForm(name: string) {
  const file = resolve(
    __dirname,
    `../../../../../templates/${name}/template.yaml`,
  );
  const { metadata, spec } = parse(readFileSync(file, 'utf8'));
  return {
    title: metadata.title,
    steps: spec.parameters.map((schema: { title: string }) => ({
      title: schema.title,
      schema,
    })),
  };
}

export const clusters = {
  'nonprod-hub': [
    cluster('stg-eu-1', { env: 'staging', tier: 'core' }),
    cluster('dev-eu-1', { env: 'dev', tier: 'edge' }),
  ],
  'prod-hub': [
    cluster('prod-eu-1', { env: 'prod', tier: 'core' }),
    cluster('prod-eu-2', { env: 'prod', tier: 'batch' }),
  ],
};

function cluster(name: string, labels: Record<string, string>) {
  return { name, server: `https://${name}.example.com`, labels };
}

/** The story's fleet, whose previews are worked out by the engine. */
export class PlacingFleet extends FakeFleet {
  readonly requests: PreviewRequest[] = [];
  /** Applications that the hubs have already. */
  present: PresentApplication[] = [];

  constructor() {
    super(
      emptyWorld({
        hubs: Object.keys(clusters).map(name => buildHub({ name })),
        clusters: Object.entries(clusters).flatMap(([hub, items]) =>
          items.map(({ name, labels }) =>
            buildCluster({ ref: { hub, name }, labels }),
          ),
        ),
      }),
    );
  }

  async previewPlacement(request?: PreviewRequest) {
    if (!request) return super.previewPlacement();
    this.requests.push(request);
    return previewOver(
      clusters,
      request,
      [
        buildHubSource({ hub: 'prod-hub', state: 'ok' }),
        buildHubSource({ hub: 'nonprod-hub', state: 'stale' }),
      ],
      this.present,
    );
  }
}

/** A fleet with one service, on hubs by what their ApplicationSet says. */
export class ServingFleet extends PlacingFleet {
  constructor(
    readonly service: string,
    private readonly sets: Record<string, object>,
    present: PresentApplication[] = [],
  ) {
    super();
    this.present = present;
  }

  async getApplicationSets() {
    return {
      ...(await super.getApplicationSets()),
      items: Object.keys(this.sets).map(hub =>
        buildApplicationSet({
          ref: { hub, namespace: 'argocd', name: this.service },
        }),
      ),
    };
  }

  async getApplicationSet({ hub }: ApplicationSetRef) {
    const { version, epoch, sources } = await super.getApplicationSets();
    return {
      ...{ version, epoch, sources },
      applicationSet: buildApplicationSet(),
      applications: [],
      placement: [],
      unsupported: [],
      manifest: manifestYaml(this.sets[hub]),
    };
  }
}

/** Backstage's own pickers need a catalog; a text does here. */
const TextStandIn = ({
  schema,
  formData,
  onChange,
}: FieldExtensionComponentProps<string>) => (
  <label>
    {schema.title}
    <input
      value={formData ?? ''}
      onChange={event => onChange(event.target.value)}
    />
  </label>
);

export const repository = {
  title: 'Demo fleet',
  repoUrl: 'localhost:7100?owner=fleet-demo&repo=fleet',
  gitUrl: 'http://127.0.0.1:7100/fleet-demo/fleet.git',
};

export async function renderForm(
  name: string,
  api: FakeFleet = new PlacingFleet(),
  initialState: Record<string, JsonValue> = {},
) {
  const onCreate = jest.fn(async (_values: object) => {});
  await renderInTestApp(
    <Stepper
      manifest={templateForm(name)}
      extensions={[
        ...Object.values(fieldOptions).map(option => ({
          ...option,
          schema: option.schema.schema,
        })),
        { name: 'OwnerPicker', component: TextStandIn },
        { name: 'EntityPicker', component: TextStandIn },
      ]}
      initialState={initialState}
      onCreate={onCreate}
    />,
    {
      apis: [[fleetApiRef, api]],
      config: { fleet: { repositories: [repository] } },
    },
  );
  return { onCreate, api, user: userEvent.setup() };
}

/** jsdom does not scroll; the stepper does after each step. */
beforeAll(() => {
  window.scrollTo = () => {};
});

export type User = ReturnType<typeof userEvent.setup>;

export const next = (user: User, label = 'Next') =>
  user.click(screen.getByRole('button', { name: label }));

/** In one go: the form is drawn again, and previewed, for each letter that is typed. */
export async function fill(user: User, field: HTMLElement, text: string) {
  await user.click(field);
  await user.paste(text);
}

export async function choose(
  user: User,
  control: HTMLElement,
  ...options: string[]
) {
  await user.click(control);
  for (const option of options) {
    await user.click(await screen.findByRole('option', { name: option }));
  }
  if (screen.queryByRole('listbox')) await user.keyboard('{Escape}');
}
