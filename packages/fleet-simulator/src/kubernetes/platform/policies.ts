import type { JsonObject } from '../../json';
import {
  condition,
  customResource,
  lacksOf,
  type PlatformObjects,
  type PlatformWorld,
} from './PlatformWorld';

/** Policies with the rule of each, and the pattern that pods must have. */
const policies: readonly [name: string, rule: string, pattern: JsonObject][] = [
  [
    'require-requests',
    'containers-have-requests',
    {
      spec: {
        containers: [{ resources: { requests: { cpu: '?*', memory: '?*' } } }],
      },
    },
  ],
  [
    'disallow-latest-tag',
    'image-has-a-tag',
    { spec: { containers: [{ image: '!*:latest' }] } },
  ],
];

const namespaces = ['cert-manager', 'external-secrets', 'kyverno'];

export function policyObjects(world: PlatformWorld): PlatformObjects {
  return new Map([
    [
      'clusterpolicies.kyverno.io',
      policies.map(policy => clusterPolicy(world, ...policy)),
    ],
    ['policyreports.wgpolicyk8s.io', reports(world)],
  ]);
}

function clusterPolicy(
  world: PlatformWorld,
  name: string,
  rule: string,
  pattern: JsonObject,
): JsonObject {
  return customResource(
    world,
    'kyverno.io/v1',
    'ClusterPolicy',
    { name },
    {
      spec: {
        background: true,
        rules: [
          {
            name: rule,
            match: { any: [{ resources: { kinds: ['Pod'] } }] },
            validate: {
              failureAction: world.spoke.env === 'prod' ? 'Enforce' : 'Audit',
              message: `The pod breaks ${name}.`,
              pattern,
            },
          },
        ],
      },
      status: {
        autogen: {},
        rulecount: { validate: 1, generate: 0, mutate: 0, verifyimages: 0 },
        validatingadmissionpolicy: { generated: false, message: '' },
        conditions: [
          condition(
            'Ready',
            true,
            'Succeeded',
            'Ready',
            world.bornAt + 800_000,
          ),
        ],
      },
    },
    world.bornAt + 800_000,
  );
}

/** One report for each namespace of an add-on; Kyverno writes one for each resource. */
function reports(world: PlatformWorld): JsonObject[] {
  const failures = lacksOf(world).policyFailures ?? 0;
  return namespaces.map((namespace, index) => {
    const results = policies.map(([policy, rule], place) =>
      resultOf(world, policy, rule, index * policies.length + place < failures),
    );
    const failed = results.filter(({ result }) => result === 'fail').length;
    const pod = `${namespace}-0`;
    const uid = world.seeded.uuid('reported', world.spoke.name, namespace);
    return customResource(
      world,
      'wgpolicyk8s.io/v1alpha2',
      'PolicyReport',
      {
        name: uid,
        namespace,
        labels: { 'app.kubernetes.io/managed-by': 'kyverno' },
      },
      {
        scope: { apiVersion: 'v1', kind: 'Pod', name: pod, namespace, uid },
        results,
        summary: {
          pass: results.length - failed,
          fail: failed,
          warn: 0,
          error: 0,
          skip: 0,
        },
      },
    );
  });
}

function resultOf(
  { now }: PlatformWorld,
  policy: string,
  rule: string,
  fails: boolean,
): JsonObject {
  // The background scan runs every hour.
  const scanned = Math.floor((now - (now % 3_600_000)) / 1000);
  return {
    policy,
    rule,
    source: 'kyverno',
    scored: true,
    result: fails ? 'fail' : 'pass',
    message: fails
      ? `validation error: The pod breaks ${policy}.`
      : `validation rule '${rule}' passed.`,
    timestamp: { nanos: 0, seconds: scanned },
  };
}
