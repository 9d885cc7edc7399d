import fc from 'fast-check';
import { parse } from 'yaml';
import {
  expectFieldNamed,
  hostile,
  runsOfField,
} from '../__testUtils__/hostile';
import { writtenNotifications } from '../__testUtils__/hubConfigFiles';
import { writtenApplicationSet } from '../__testUtils__/serviceFiles';
import { openApplicationSet } from '../applicationSets/applicationSetDocument';
import { editedText } from '../yaml/editableYaml';
import { editSubscription } from './editSubscription';
import { editNotifications } from './hubNotifications';
import { decodeSubscription } from './subscription';

describe('hostile strings in a subscription', () => {
  it.each<[string, (text: string) => object]>([
    ['name', text => ({ name: text })],
    ['hubs[0]', text => ({ hubs: [text] })],
    ['channel', text => ({ channel: text })],
    ['events[0]', text => ({ events: [text] })],
    ['layout.bootstrap', text => ({ layout: { bootstrap: text } })],
  ])('%s is read back as it was, or refused by name', (field, inputWith) => {
    fc.assert(
      fc.property(hostile, text => {
        const decoded = decodeSubscription({
          repository: { repoUrl: 'github.com?owner=acme&repo=fleet' },
          name: 'loyalty-points',
          channel: 'loyalty',
          ...inputWith(text),
        });
        expectFieldNamed(decoded, field);
        for (const one of decoded.ok ? [decoded.subscription] : []) {
          const set = openApplicationSet(
            'f',
            writtenApplicationSet,
            'loyalty-points',
          );
          const keys = editSubscription(set, one);
          const written = editedText(set.documents, set.text);
          const parsed = parse(written, { version: '1.1' });
          expect(parsed).toEqual(parse(written));
          expect(parsed.spec.template.metadata.annotations).toEqual(
            Object.fromEntries(keys.map(key => [key, one.channel])),
          );
          const { content } = editNotifications(
            'f',
            writtenNotifications,
            one.events,
          );
          expect(content.startsWith(writtenNotifications)).toBe(true);
        }
      }),
      runsOfField,
    );
  });
});
