import { overlapOf } from './addressRanges';

describe('ranges of addresses', () => {
  it.each([
    ['10.64.0.0/16', '10.64.3.0/24'],
    ['10.64.3.0/24', '10.64.0.0/16'],
    ['10.0.0.0/8', '10.255.255.0/24'],
    ['fd00:1::/32', 'fd00:1:2::/48'],
    ['::ffff:10.0.0.0/104', '::ffff:10.2.0.0/112'],
    ['0.0.0.0/0', '192.0.2.1/32'],
  ])('%s shares addresses with %s', (one, other) => {
    expect(overlapOf([one], ['198.51.100.0/24', other])).toEqual(
      one.startsWith('0.') ? { one, other: '198.51.100.0/24' } : { one, other },
    );
  });

  it.each([
    ['10.64.0.0/16', '10.65.0.0/16'],
    ['10.64.0.0/16', 'fd00::/8'],
    ['fd00:1::/32', 'fd00:2::/32'],
    ['10.64.0.0/33', '10.64.0.0/16'],
    ['10.64.0.256/16', '10.64.0.0/16'],
    ['10.64.0.0', '10.64.0.0/16'],
    ['fd00:::/16', 'fd00::/16'],
    ['nothing/8', '10.0.0.0/8'],
  ])('%s shares none with %s', (one, other) => {
    expect(overlapOf([one], [other])).toBeUndefined();
  });
});
