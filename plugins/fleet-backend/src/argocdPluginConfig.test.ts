import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { readFleetConfig } from './config';

const read = (data: JsonObject) => readFleetConfig(new ConfigReader(data));
const instances = (...all: JsonObject[]) => ({
  appLocatorMethods: [{ type: 'config', instances: all }],
});

describe('the configuration of the existing Argo CD plugins', () => {
  it('is a hub for each instance, with what all of them share', () => {
    const { hubs, problems } = read({
      argocd: {
        username: 'portal',
        password: 'shared',
        baseUrl: 'https://not-of-two.example.com',
        namespacedApps: true,
        refreshInterval: 5_000,
        ...instances(
          { name: 'one', url: 'https://one.example.com/', token: 'its-own\n' },
          {
            name: 'two',
            url: 'https://two.example.com/argo',
            frontendUrl: 'https://ui.example.com',
          },
        ),
      },
    });
    expect(problems).toEqual([]);
    expect(hubs).toMatchObject([
      {
        name: 'one',
        url: 'https://one.example.com',
        uiUrl: 'https://one.example.com',
        credential: { kind: 'token', token: 'its-own' },
        setting: 'argocd.appLocatorMethods[0].instances[0]',
      },
      {
        name: 'two',
        url: 'https://two.example.com/argo',
        uiUrl: 'https://ui.example.com',
        credential: {
          kind: 'session',
          username: 'portal',
          password: 'shared',
        },
      },
    ]);
  });

  it('gives way to fleet.hubs, by name and by place', () => {
    const { hubs } = read({
      fleet: {
        hubs: [{ name: 'prod', url: 'https://one.example.com', token: 'a' }],
      },
      argocd: instances(
        { name: 'prod', url: 'https://other.example.com', token: 'b' },
        { name: 'same', url: 'https://ONE.example.com/', token: 'b' },
        { name: 'new', url: 'https://new.example.com', token: 'b' },
      ),
    });
    expect(hubs.map(({ name }) => name)).toEqual(['prod', 'new']);
  });

  it('takes baseUrl for links where it can only mean one hub', () => {
    const { hubs } = read({
      argocd: {
        baseUrl: 'https://ui.example.com',
        ...instances({ name: 'a', url: 'https://a.example.com', token: 't' }),
      },
    });
    expect(hubs).toMatchObject([{ uiUrl: 'https://ui.example.com' }]);
  });

  it('says what it does not follow, where, and what to do instead', () => {
    const { hubs, unusableHubs, problems } = read({
      argocd: {
        localDevelopment: true,
        ...instances(
          { name: 'azure', url: 'https://azure.example.com' },
          { name: 'bad name', url: 'https://bad.example.com', token: 't' },
          { name: 'ok', url: 'https://ok.example.com', token: 't' },
        ),
      },
    });
    expect(hubs.map(({ name }) => name)).toEqual(['ok']);
    expect(unusableHubs).toEqual([
      {
        name: 'azure',
        title: 'azure',
        reason: expect.stringMatching(
          /^argocd\.appLocatorMethods\[0\]\.instances\[0\]\.token is missing/,
        ),
      },
    ]);
    expect(problems).toEqual([
      expect.stringMatching(/instances\[0\]\.token is missing/),
      expect.stringMatching(/instances\[1\]\.name must be a name/),
      expect.stringMatching(
        /^argocd\.localDevelopment is not followed; write the hub into fleet\.hubs/,
      ),
    ]);
  });
});
