import { manifestYaml } from '@fleet-portal/backstage-plugin-fleet-common';
import fc from 'fast-check';
import { parse } from 'yaml';
import {
  expectFieldNamed,
  hostile,
  runsOfField,
} from '../__testUtils__/hostile';
import { buildPreviewSet } from './buildPreviewSet';
import { decodePreviewIntent } from './previewIntent';

const pullRequests = {
  repoUrl: 'github.com?owner=acme&repo=cart',
  labels: ['preview'],
};
const previewing = (change: object) => ({
  pullRequests: { ...pullRequests, ...change },
});

/** What only we may have the hub evaluate. */
const ours = /\{\{\.(number|head_sha|head_short_sha_7)\}\}/g;

describe('hostile strings in preview environments', () => {
  it.each<[string, (text: string) => object]>([
    ['name', text => ({ name: text })],
    ['hub', text => ({ hub: text })],
    ['cluster', text => ({ cluster: text })],
    ['project', text => ({ project: text })],
    ['pullRequests.repoUrl', text => previewing({ repoUrl: text })],
    ['pullRequests.labels[0]', text => previewing({ labels: [text] })],
    ['pullRequests.targetBranch', text => previewing({ targetBranch: text })],
    ['source.path', text => ({ source: { path: text } })],
    ['source.repoURL', text => ({ source: { path: 'a', repoURL: text } })],
    ['image.tag', text => ({ image: { tag: text } })],
    ['image.key', text => ({ image: { key: text } })],
    ['values', text => ({ values: text })],
    ['entityRef', text => ({ entityRef: text })],
    ['layout.apps', text => ({ layout: { apps: text } })],
  ])('%s is read back as it was, or refused by name', (field, inputWith) => {
    fc.assert(
      fc.property(hostile, text => {
        const decoded = decodePreviewIntent({
          name: 'cart',
          repository: { repoUrl: 'github.com?owner=acme&repo=fleet' },
          hub: 'nonprod-hub',
          cluster: 'stg-eu-1',
          project: 'shop',
          pullRequests,
          source: { path: 'charts/service' },
          ...inputWith(text),
        });
        expectFieldNamed(decoded, field);
        for (const intent of decoded.ok ? [decoded.intent] : []) {
          const { labels } = intent.pullRequests;
          const set = buildPreviewSet(intent, {
            github: { owner: 'acme', repo: 'cart', labels },
          });
          const yaml = manifestYaml(set);
          const plain = JSON.parse(JSON.stringify(set));
          expect(parse(yaml)).toEqual(plain);
          expect(parse(yaml, { version: '1.1' })).toEqual(plain);
          expect(
            JSON.stringify(plain.spec.template).replace(ours, ''),
          ).not.toContain('{{');
        }
      }),
      runsOfField,
    );
  });
});
