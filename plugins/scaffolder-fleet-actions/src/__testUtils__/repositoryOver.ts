import { mockServices } from '@backstage/backend-test-utils';
import { NotFoundError } from '@backstage/errors';

/** The branch that the examples' hubs read. */
const branch = 'https://github.com/acme/fleet';

/**
 * Backstage's reader over the files of `acme/fleet`, branch `main`: single
 * files and folders, and nothing else anywhere.
 */
export function repositoryOver(files: () => Record<string, string>) {
  return mockServices.urlReader.mock({
    readUrl: async (url, options) => {
      options?.signal?.throwIfAborted();
      const content = files()[pathOf(url, 'blob')];
      if (content === undefined) throw new NotFoundError(`There is no ${url}`);
      return { buffer: async () => Buffer.from(content) };
    },
    readTree: async (url, options) => {
      options?.signal?.throwIfAborted();
      const isRoot = url === `${branch}/tree/main`;
      const folder = isRoot ? '' : `${pathOf(url, 'tree')}/`;
      const found = Object.entries(files())
        .filter(([path]) => path.startsWith(folder))
        .map(([path, content]) => ({
          path: path.slice(folder.length),
          content: async () => Buffer.from(content),
        }));
      if (found.length === 0) throw new NotFoundError(`There is no ${url}`);
      const unasked = async () => {
        throw new Error('not asked for');
      };
      return {
        files: async () => found,
        archive: unasked,
        dir: unasked,
        etag: 'e',
      };
    },
  });
}

function pathOf(url: string, kind: 'blob' | 'tree'): string {
  const start = `${branch}/${kind}/main/`;
  return url.startsWith(start) ? url.slice(start.length) : '';
}
