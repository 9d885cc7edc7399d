export { type Browser, openBrowser } from './browser.mts';
export { browserTest } from './browserTest.mts';
export { type Portal, startPortal, usePortal } from './portal.mts';
export { signIn } from './signIn.mts';
