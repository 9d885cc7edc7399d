import {
  AccessFinding,
  SourceError,
} from '@fleet-portal/backstage-plugin-fleet-node';

/** Tries one reading after the other, so that an API server is asked gently. */
export async function findTroubles<Reading extends string>(
  readings: readonly Reading[],
  read: (reading: Reading) => Promise<void>,
): Promise<AccessFinding<Reading>[]> {
  const findings: AccessFinding<Reading>[] = [];
  for (const reading of readings) {
    try {
      await read(reading);
      findings.push({ reading });
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      findings.push({ reading, trouble: error });
    }
  }
  return findings;
}
