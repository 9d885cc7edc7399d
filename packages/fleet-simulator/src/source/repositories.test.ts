import { NotFoundError } from '@backstage/errors';
import { RevisionNotFetched } from '../render/RevisionNotFetched';
import { Repositories } from './repositories';

const url = 'https://git.example.com/fleet-demo/fleet.git';

/** A Git host that answers with the head that it had when it was asked, and only when it is let. */
function slowGit() {
  const answers: Array<() => void> = [];
  let head = 'before';
  let asked = 0;
  const repositories = new Repositories({
    readTree: (_owner, _name, ref) => {
      asked += 1;
      const sha = head;
      return new Promise((resolve, reject) => {
        answers.push(() =>
          ref === 'gone'
            ? reject(new NotFoundError('No commit found for the ref gone'))
            : resolve({ sha, files: {} }),
        );
      });
    },
    listPullRequests: async () => [],
    log: async () => [],
  });
  return {
    repositories,
    push: (sha: string) => {
      head = sha;
      repositories.forget('fleet-demo', 'fleet');
    },
    answer: () => answers.splice(0).forEach(answer => answer()),
    asked: () => asked,
  };
}

const nextTurn = () => new Promise(resolve => setImmediate(resolve));

it('fetches a tree once for all who wait for it', async () => {
  const { repositories, answer, asked } = slowGit();
  expect(() => repositories.tree(url, 'main')).toThrow(RevisionNotFetched);
  expect(() => repositories.tree(url, 'main')).toThrow(RevisionNotFetched);
  const both = [repositories.settle(), repositories.settle()];
  answer();
  await Promise.all(both);
  expect(asked()).toBe(1);
  expect(repositories.tree(url, 'main').sha).toBe('before');
});

it('does not know a branch that was pushed to until it is fetched again', async () => {
  const { repositories, push, answer } = slowGit();
  const known = repositories.whenFetched(() => repositories.tree(url, 'main'));
  answer();
  await known;
  push('after');
  expect(() => repositories.tree(url, 'main')).toThrow(RevisionNotFetched);
  const settled = repositories.settle();
  expect(() => repositories.tree(url, 'main')).toThrow(RevisionNotFetched);
  answer();
  await settled;
  expect(repositories.tree(url, 'main').sha).toBe('after');
});

it('does not take the tree from before a push that came while it was fetched', async () => {
  const { repositories, push, answer } = slowGit();
  const known = repositories.whenFetched(() => repositories.tree(url, 'main'));
  push('after');
  answer();
  await nextTurn();
  expect(() => repositories.tree(url, 'main')).toThrow(RevisionNotFetched);
  answer();
  expect((await known).sha).toBe('after');
});

it('says of a revision that is not there that it cannot be resolved', async () => {
  const { repositories, answer } = slowGit();
  const asked = repositories.whenFetched(() => repositories.tree(url, 'gone'));
  answer();
  await expect(asked).rejects.toThrow(
    "unable to resolve 'gone' to a commit SHA",
  );
});
