export { type Browser, openBrowser } from './browser.mts';
export { browserTest } from './browserTest.mts';
export { advance, fault, registerSpoke } from './demoWorld.mts';
export { type Portal, startPortal, usePortal } from './portal.mts';
export { catalogKnows, notYetInTheCatalog } from './catalogKnows.mts';
export { signIn } from './signIn.mts';
