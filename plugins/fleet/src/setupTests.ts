import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Whole pages are drawn without a browser: a busy machine takes its time.
configure({ asyncUtilTimeout: 20_000 });
jest.setTimeout(60_000);
