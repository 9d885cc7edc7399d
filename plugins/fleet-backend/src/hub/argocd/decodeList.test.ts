import { ListDecoder } from './decodeList';

it('sets aside the one object that its decoder stumbles over', () => {
  const decoder = new ListDecoder('Application', input => {
    if (typeof input !== 'string') throw new TypeError('a mistake of ours');
    return input;
  });
  decoder.add(['a', { metadata: { name: 'odd', namespace: 'argocd' } }, 'b']);
  expect(decoder.list).toEqual({
    items: ['a', 'b'],
    quarantined: [
      {
        kind: 'Application',
        name: 'odd',
        namespace: 'argocd',
        reason: 'it has a form that the portal does not know',
      },
    ],
  });
});
