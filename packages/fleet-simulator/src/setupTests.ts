// It ends a test that hangs, not one on a busy machine.
jest.setTimeout(60_000);
