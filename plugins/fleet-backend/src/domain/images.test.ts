import fc from 'fast-check';
import { seed } from '../reliability/__testUtils__/effort';
import { hasMixedImages, parseImage } from './images';

const sha = 'a'.repeat(64);

describe('parseImage', () => {
  it.each([
    ['pay', { repository: 'pay' }],
    ['pay:1.0', { repository: 'pay', tag: '1.0' }],
    ['r.example.com:5000/pay', { repository: 'r.example.com:5000/pay' }],
    [
      'r.example.com:5000/team/pay:1.0',
      { repository: 'r.example.com:5000/team/pay', tag: '1.0' },
    ],
    [
      `r:5000/pay:1.0@sha256:${sha}`,
      { repository: 'r:5000/pay', tag: '1.0', digest: `sha256:${sha}` },
    ],
    [
      `r:5000/pay@sha256:${sha}`,
      { repository: 'r:5000/pay', digest: `sha256:${sha}` },
    ],
    ['pay:', { repository: 'pay' }],
    ['pay@', { repository: 'pay' }],
    ['', { repository: '' }],
  ])('%s', (image, parts) => {
    expect(parseImage(image)).toEqual({
      tag: undefined,
      digest: undefined,
      ...parts,
    });
  });

  const word = (characters: string) =>
    fc.string({
      unit: fc.constantFrom(...characters),
      minLength: 1,
      maxLength: 8,
    });
  const path = fc.array(word('abc019-_.'), { minLength: 1, maxLength: 3 });
  const registry = fc.option(
    fc.tuple(word('abc.'), fc.option(fc.integer({ min: 1, max: 65_535 }))),
  );
  const tag = fc.option(word('abc019-_.'), { nil: undefined });
  const digest = fc.option(fc.constant(`sha256:${sha}`), { nil: undefined });

  it('takes apart whatever was put together', () => {
    fc.assert(
      fc.property(registry, path, tag, digest, (host, names, version, sum) => {
        const [name, port] = host ?? [];
        const segments = names.join('/');
        const server = port ? `${name}:${port}` : name;
        const repository = server ? `${server}/${segments}` : segments;
        const image = `${repository}${version ? `:${version}` : ''}${
          sum ? `@${sum}` : ''
        }`;
        expect(parseImage(image)).toEqual({
          repository,
          tag: version,
          digest: sum,
        });
      }),
      { seed },
    );
  });

  it('makes something of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        const { repository, tag: found, digest: sum } = parseImage(text);
        expect(text.startsWith(repository)).toBe(true);
        expect(found).not.toBe('');
        expect(sum).not.toBe('');
      }),
      { seed },
    );
  });
});

describe('hasMixedImages', () => {
  const other = 'b'.repeat(64);

  it.each<[string[], boolean]>([
    [[], false],
    [['pay:1', 'pay:1'], false],
    [['pay:1', 'envoy:1'], false],
    [['pay:1', 'pay:2'], true],
    [['r:5000/pay', 'r:5000/cart'], false],
    [['r:5000/pay', 'r:5000/pay:2'], true],
    [[`pay@sha256:${sha}`, `pay@sha256:${other}`], true],
    [[`pay:1@sha256:${sha}`, `pay:2@sha256:${other}`], true],
    [[`pay:1@sha256:${sha}`, `cart:1@sha256:${sha}`], false],
  ])('%j: %j', (images, mixed) => {
    expect(hasMixedImages(images)).toBe(mixed);
  });
});
