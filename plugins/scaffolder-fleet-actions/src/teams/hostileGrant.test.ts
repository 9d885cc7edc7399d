import { manifestYaml } from '@fleet-portal/backstage-plugin-fleet-common';
import fc from 'fast-check';
import { parse } from 'yaml';
import {
  expectFieldNamed,
  hostile,
  runsOfField,
} from '../__testUtils__/hostile';
import { writtenPolicy } from '../__testUtils__/hubConfigFiles';
import { decodeTeamGrant } from './teamGrant';
import { editPolicy, policyLines } from './teamPolicy';
import { buildTeamProject } from './teamProject';

describe('hostile strings in what a team gets', () => {
  it.each<[string, (text: string) => object]>([
    ['project', text => ({ project: text })],
    ['groups[0]', text => ({ groups: [text] })],
    ['access', text => ({ access: text })],
    ['namespaces[0]', text => ({ namespaces: [text] })],
    ['clusters[0]', text => ({ clusters: [text] })],
    ['sourceRepos[0]', text => ({ sourceRepos: [text] })],
    ['description', text => ({ description: text })],
    ['layout.bootstrap', text => ({ layout: { bootstrap: text } })],
  ])(
    '%s gives nobody else anything, or is refused by name',
    (field, inputWith) => {
      fc.assert(
        fc.property(hostile, text => {
          const decoded = decodeTeamGrant({
            repository: { repoUrl: 'github.com?owner=acme&repo=fleet' },
            project: 'loyalty',
            groups: ['acme:loyalty'],
            access: 'read',
            namespaces: ['loyalty'],
            ...inputWith(text),
          });
          expectFieldNamed(decoded, field);
          const grants = decoded.ok ? [decoded.grant] : [];
          for (const grant of grants) {
            const project = buildTeamProject(grant);
            const yaml = manifestYaml(project);
            expect(parse(yaml, { version: '1.1' })).toEqual(parse(yaml));
            expect(parse(yaml)).toEqual(JSON.parse(JSON.stringify(project)));

            const { content } = editPolicy('f', writtenPolicy, grant);
            const { data } = parse(content);
            expect(data['policy.csv']).toBe('g, acme:platform, role:admin\n');
            const key = `policy.${grant.project}.csv`;
            expect(data[key].trimEnd().split('\n')).toEqual(policyLines(grant));
            for (const line of policyLines(grant)) {
              expect(line.split(', ')).toHaveLength(line[0] === 'p' ? 6 : 3);
              expect(line).toMatch(
                /^(p, role:[^,]+, \w+, \w+, [^,*]+\/\*, allow|g, [^,]+, role:[^,]+)$/,
              );
            }
          }
        }),
        runsOfField,
      );
    },
  );
});
