import { z } from 'zod';
import { applicationSchema, unreadOfApplication } from './applicationSchema';

describe('unreadOfApplication', () => {
  const read = JSON.stringify(z.toJSONSchema(applicationSchema));

  it.each(unreadOfApplication.map(({ begin }) => begin.toString()))(
    'leaves out nothing that the schema reads: %s',
    begin => {
      expect(read).toContain('"operationState":{');
      expect(read).not.toContain(begin.slice(0, -1));
    },
  );
});
