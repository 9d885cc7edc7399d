import { judgeWindows } from './judgeWindows';
import {
  isAbout,
  ProjectWindow,
  readProjectWindows,
  shownWindow,
  windowSubject,
} from './projectWindows';

/** Of a project with one window. */
function window(parts: object = {}): ProjectWindow {
  const syncWindow = {
    kind: 'deny',
    schedule: '0 22 * * *',
    duration: '8h',
    applications: ['*'],
    ...parts,
  };
  const [read] = readProjectWindows({
    metadata: { name: 'shop' },
    spec: { syncWindows: [syncWindow] },
  });
  return read;
}

const at = (time: string) => Date.parse(`2026-11-20T${time}Z`);

describe('the sync windows of an AppProject', () => {
  const subject = {
    name: 'cart-prod-eu-1',
    destination: { name: 'prod-eu-1', namespace: 'cart' },
  };

  it.each<[object, boolean]>([
    [{ applications: ['cart-*'] }, true],
    [{ applications: ['cart'] }, false],
    [{ applications: ['cart-prod-eu-?'] }, true],
    [{ applications: [], namespaces: ['ca*'] }, true],
    [{ applications: [], clusters: ['*-eu-*'] }, true],
    [{ applications: [], clusters: ['https://*'] }, false],
    [{ applications: ['x'], clusters: ['prod-eu-1'] }, true],
    [
      { applications: ['x'], clusters: ['prod-eu-1'], andOperator: true },
      false,
    ],
    [{ clusters: ['prod-*'], namespaces: ['cart'], andOperator: true }, true],
    [{ applications: null }, false],
    [{ applications: [`${'*a'.repeat(200)}b`] }, false],
    [{ applications: ['cart-{prod,staging}-*'] }, true],
    [{ applications: ['cart-{dev,test}-*'] }, false],
    [{ applications: ['cart-*-[0-9]'] }, true],
    [{ namespaces: ['[!a-b]art'], applications: [] }, true],
    [{ namespaces: ['[!c]art'], applications: [] }, false],
    [{ applications: ['cart-{prod', 'x'] }, false],
    [{ applications: ['cart-[prod'] }, false],
  ])('%j are about an Application: %s', (parts, about) => {
    expect(isAbout(window(parts), subject)).toBe(about);
  });

  it('go by the destination as the Application has it', () => {
    const { project, subject: found } = windowSubject({
      metadata: { name: 'cart' },
      spec: { destination: { server: 'https://10.0.0.1:6443', namespace: '' } },
    });
    expect(project).toBe('default');
    const clusters = ['https://10.*'];
    expect(isAbout(window({ applications: [], clusters }), found)).toBe(true);
  });

  it.each<[string, string | undefined, boolean]>([
    ['21:59:59', undefined, false],
    ['22:00:01', undefined, true],
    ['05:59:59', undefined, true],
    ['06:00:01', undefined, false],
    // One hour ahead of UTC in winter.
    ['20:59:59', 'Europe/Berlin', false],
    ['21:00:01', 'Europe/Berlin', true],
    ['13:00:01', 'Asia/Tokyo', true],
  ])('at %s in the zone %s is open: %s', (time, timeZone, open) => {
    const { canSync, active } = judgeWindows([window({ timeZone })], at(time));
    expect([canSync, active.length]).toEqual([!open, open ? 1 : 0]);
  });

  it('let a deny win, and allow nothing outside of what they allow', () => {
    const now = at('12:30:00');
    const noon = { schedule: '0 12 * * *', duration: '1h30m' };
    const night = { schedule: '0 1 * * *', duration: '1h' };
    const judged = (...parts: object[]) =>
      judgeWindows(parts.map(window), now).canSync;
    const allow = { kind: 'allow' };
    expect(judged()).toBe(true);
    expect(judged(night)).toBe(true);
    expect(judged({ ...allow, ...noon })).toBe(true);
    expect(judged({ ...allow, ...night })).toBe(false);
    expect(judged({ ...allow, ...night, manualSync: true })).toBe(true);
    expect(judged({ ...allow, ...noon }, noon)).toBe(false);
    expect(judged({ ...noon, manualSync: true })).toBe(true);
    expect(judged({ ...noon, manualSync: true }, noon)).toBe(false);
  });

  it('say why in one sentence, with the zone', () => {
    const zoned = window({ timeZone: 'Asia/Tokyo' });
    expect(judgeWindows([zoned], at('14:00:00')).reason).toBe(
      "A sync window of its project forbids it now: deny '0 22 * * *' (Asia/Tokyo) for 8h.",
    );
  });

  it.each(['Europe/Nowhere', 'Local', '+09:00', 'asia/tokyo'])(
    'in a zone that Argo CD does not know go by UTC, and say so: %s',
    timeZone => {
      const zoned = shownWindow(window({ timeZone }));
      expect(zoned).toMatchObject({ timeZone, unknownTimeZone: true });
      // 22:00 in Tokyo is 13:00 in UTC.
      expect(judgeWindows([zoned], at('14:00:00')).active).toEqual([]);
      expect(judgeWindows([zoned], at('23:00:00')).reason).toBe(
        `A sync window of its project forbids it now: deny '0 22 * * *' (UTC, as Argo CD knows no time zone ${timeZone}) for 8h.`,
      );
    },
  );

  it.each(['Asia/Tokyo', 'Japan', 'UTC', 'Etc/GMT-9', 'US/Eastern'])(
    'go by every zone that Argo CD knows: %s',
    timeZone => {
      const zoned = window({ timeZone });
      expect(zoned).toMatchObject({ timeZone });
      expect(zoned.unknownTimeZone).toBeUndefined();
    },
  );

  it.each([
    { schedule: 'at night' },
    { schedule: '0 0 22 * * *' },
    { duration: 'long' },
    { duration: '' },
  ])('that say no times are trouble, with a sentence: %j', parts => {
    expect(() => judgeWindows([window(parts)], at('12:00:00'))).toThrow(
      /says no times; mend it in the AppProject\.$/,
    );
  });

  it('that cannot be read are trouble as well', () => {
    expect(() => window({ kind: 'perhaps' })).toThrow(/cannot be read; mend/);
  });
});
