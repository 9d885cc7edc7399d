import {
  applicationSetFile,
  catalogFile,
  RepositoryLayout,
  serviceFolder,
  valuesFile,
} from '@fleet-portal/backstage-plugin-fleet-common';

/** What the folder of a service holds; paths from the root of the repository. */
export interface ServiceFiles {
  /** Files of the ApplicationSet, by hub. */
  applicationSets: ReadonlyMap<string, string>;
  /** The file that hubs without one of their own share. */
  shared?: string;
  values: string[];
  catalog?: string;
  others: string[];
}

/** Tells the files of a service apart by the names that the actions give them. */
export function serviceFilesOf(
  paths: readonly string[],
  name: string,
  layout?: RepositoryLayout,
): ServiceFiles {
  const files = {
    applicationSets: new Map<string, string>(),
    values: new Array<string>(),
    others: new Array<string>(),
  };
  const shared = sharedApplicationSetFile(name, layout);
  const catalog = catalogFile(name, layout);
  const isOf = (path: string, fileOf: (part: string) => string) => {
    const [start, end] = fileOf('\0').split('\0');
    const part = path.slice(start.length, path.length - end.length);
    return fileOf(part) === path && part !== '' && !part.includes('/')
      ? part
      : undefined;
  };
  for (const path of paths) {
    const hub = isOf(path, one => applicationSetFile(name, one, layout));
    const environment = isOf(path, one => valuesFile(name, one, layout));
    if (hub) files.applicationSets.set(hub, path);
    else if (environment || path === valuesFile(name, undefined, layout)) {
      files.values.push(path);
    } else if (path !== shared && path !== catalog) files.others.push(path);
  }
  return {
    ...files,
    ...(paths.includes(shared) && { shared }),
    ...(paths.includes(catalog) && { catalog }),
  };
}

/** `apps/loyalty-points/applicationset.yaml` */
export function sharedApplicationSetFile(
  name: string,
  layout?: RepositoryLayout,
): string {
  return `${serviceFolder(name, layout)}/applicationset.yaml`;
}
