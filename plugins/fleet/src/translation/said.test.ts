import { translationApiRef } from '@backstage/frontend-plugin-api';
import { mockApis } from '@backstage/frontend-test-utils';
import { TestApiRegistry } from '@backstage/test-utils';
import {
  englishPhrases,
  Phrase,
  phrase,
  phraseText,
  told,
} from '@fleet-portal/backstage-plugin-fleet-common';
import german from './de';
import { FleetText, fleetTextOf, said, saidOfEach, writtenTime } from '.';

const templates: Record<string, string> = englishPhrases;
const texts: Record<string, string> = german;

/** What stands for the count of `one` and of `other`. */
const counts = { one: 1, other: 7 };

/** Every form of every phrase, with a value for all that it fills in. */
const samples = Object.entries(templates).map(([key, template]) => {
  const [, code, form] = /^(.*)_(one|other)$/.exec(key) ?? [];
  const names = [...template.matchAll(/\{\{(\w+)\}\}/g)].map(
    ([, name]) => name,
  );
  // A hostile name must not be taken for a template.
  const values = names.map(name => [name, `«${name} $t(page.overview) {{a}}»`]);
  const params = Object.fromEntries(values);
  return {
    key,
    phrase:
      form === 'one' || form === 'other'
        ? { code, params: { ...params, count: counts[form] } }
        : { code: key, params },
  };
});

let t: FleetText;
beforeAll(async () => {
  const apis = TestApiRegistry.from([
    translationApiRef,
    mockApis.translation(),
  ]);
  t = await fleetTextOf(apis);
});

const shown = (one: Phrase) => said({ phrases: { words: [one] } }, 'words', t);

describe('what the backend says', () => {
  it.each(samples)('$key reads the same in the app', sample => {
    const text = shown(sample.phrase);
    expect(text).toBe(phraseText(sample.phrase));
    expect(text).not.toBe('');
  });

  it.each(Object.keys(templates))('%s is there in German', key => {
    expect(texts[`said.${key}`]).toMatch(/\S/);
  });

  it('puts phrases into phrases, and lists into words', () => {
    const nested = phrase('attention.degraded', {
      where: [
        phrase('attention.on', {
          places: [
            phrase('attention.ofEnvironment', {
              here: 1,
              count: 3,
              environment: 'prod',
            }),
            phrase('attention.clusters', { count: 2 }),
          ],
        }),
      ],
      release: [phrase('attention.sinceRelease', { version: '1.2.3' })],
    });
    expect(shown(nested)).toBe(
      'is Degraded on 1 of 3 prod clusters and 2 clusters, since 1.2.3',
    );
    expect(shown(nested)).toBe(phraseText(nested));
  });

  it('writes a moment as the page does', () => {
    const time = '2030-01-02T12:30:00.000Z';
    expect(shown(phrase('doctor.untilTime', { time }))).toBe(
      `until ${writtenTime(time, t, {
        dateStyle: 'medium',
        timeStyle: 'short',
      })}`,
    );
    expect(shown(phrase('doctor.untilTime', { time: 'soon' }))).toBe(
      'until soon',
    );
  });

  it('shows the text as it came when a phrase in it is not known here', () => {
    const words = 'Something new.';
    const later = phrase('attention.on', { places: [{ code: 'of.later' }] });
    const cut = { code: 'attention.hubCannotReach' };
    for (const one of [{ code: 'of.later' }, later, cut]) {
      expect(said({ words, phrases: { words: [one] } }, 'words', t)).toBe(
        words,
      );
    }
    expect(said({ words }, 'words', t)).toBe(words);
  });

  it('keeps sentences and the entries of a list apart', () => {
    const rows = [
      phrase('rollout.nothingArrives'),
      phrase('rollout.restoreCluster'),
    ];
    const item = told({ detail: rows });
    expect(said(item, 'detail', t)).toBe(item.detail);
    expect(
      saidOfEach(
        { reasons: ['a', 'b'], phrases: { reasons: [rows[0]] } },
        'reasons',
        t,
      ),
    ).toEqual([phraseText(rows[0]), 'b']);
  });
});
