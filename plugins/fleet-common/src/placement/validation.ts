import { ClusterIndex, withoutSlash } from './application';
import { isLabelKey, isLabelValue } from './selector';
import { GeneratedApplication, PlacementError } from './types';

const subdomain =
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/**
 * What the hub generates and then refuses: each Application that is here is
 * left as it was, and the others are applied.
 */
export function validateApplications(
  applications: readonly GeneratedApplication[],
  set: { name: string },
  clusters: ClusterIndex,
): PlacementError[] {
  const errors: PlacementError[] = [];
  const names = new Set<string>();
  for (const application of applications) {
    const { name } = application;
    const refuse = (message: string, field: string) =>
      errors.push({
        message,
        field: `spec.template.${field}`,
        stage: 'application',
        application: name,
      });
    if (names.has(name)) {
      refuse(
        `ApplicationSet ${set.name} contains applications with duplicate name: ${name}`,
        'metadata.name',
      );
      continue;
    }
    names.add(name);
    const destination = destinationProblem(application.destination, clusters);
    if (destination) {
      refuse(
        `application destination spec is invalid: ${destination}`,
        'spec.destination',
      );
    }
    const intro = `Application.argoproj.io "${name}" is invalid: `;
    const metadata = nameProblem(name);
    if (metadata) refuse(`${intro}metadata.name: ${metadata}`, 'metadata.name');
    for (const problem of labelProblems(application.labels)) {
      refuse(`${intro}metadata.labels: ${problem}`, 'metadata.labels');
    }
  }
  return errors;
}

function nameProblem(name: string): string | undefined {
  if (name === '') return 'Required value: name or generateName is required';
  if (name.length > 253) {
    return `Invalid value: "${name}": must be no more than 253 characters`;
  }
  return subdomain.test(name)
    ? undefined
    : `Invalid value: "${name}": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character`;
}

function labelProblems(labels: Readonly<Record<string, string>>): string[] {
  return Object.entries(labels).flatMap(([key, value]) => {
    if (!isLabelKey(key)) {
      return [
        `Invalid value: "${key}": name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character`,
      ];
    }
    if (value.length > 63) {
      return [`Invalid value: "${value}": must be no more than 63 characters`];
    }
    return isLabelValue(value)
      ? []
      : [
          `Invalid value: "${value}": a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character`,
        ];
  });
}

function destinationProblem(
  { name, server }: GeneratedApplication['destination'],
  clusters: ClusterIndex,
): string | undefined {
  if (name && server) {
    return `application destination can't have both name and server defined: ${name} ${server}`;
  }
  if (name) {
    const found = clusters.byName.get(name) ?? [];
    if (found.length === 0) {
      return `there are no clusters with this name: ${name}`;
    }
    return found.length === 1
      ? undefined
      : `there are ${found.length} clusters with the same name: [${found
          .map(cluster => cluster.server)
          .join(' ')}]`;
  }
  if (!server) return 'destination server missing from app spec';
  return clusters.byServer.has(withoutSlash(server))
    ? undefined
    : `error getting cluster by server "${server}": cluster "${server}" not found`;
}
