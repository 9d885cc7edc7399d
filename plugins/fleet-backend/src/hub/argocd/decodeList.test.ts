import { JsonCursor } from '../../json/JsonCursor';
import { ListDecoder } from './decodeList';
import { wholeForm } from './__testUtils__/wholeForm';

it('sets aside the one object that its decoder stumbles over', () => {
  const decoder = new ListDecoder(
    wholeForm('Application', input => {
      if (typeof input !== 'string') throw new TypeError('a mistake of ours');
      return input;
    }),
  );
  const odd = { metadata: { name: 'odd', namespace: 'argocd' } };
  for (const item of ['a', odd, 'b']) {
    decoder.read(new JsonCursor(Buffer.from(JSON.stringify(item))));
  }
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
