export { faultsOfColour, seriousFaults } from './accessible.mts';
export { type Browser, openBrowser } from './browser.mts';
export { browserTest } from './browserTest.mts';
export { advance, advanceUntil, fault, registerSpoke } from './demoWorld.mts';
export { eventually } from './eventually.mts';
export { leftInGerman, quotesOn, speak, textsOf } from './language.mts';
export { leave, moveTo } from './move.mts';
export { type Theme, showIn, sidewaysScroll, sizes } from './look.mts';
export { type Portal, startPortal, usePortal } from './portal.mts';
export { catalogKnows, notYetInTheCatalog } from './catalogKnows.mts';
export {
  gitHostOf,
  headOf,
  openPullRequests,
  pushAsReviewer,
} from './gitHost.mts';
export {
  merge,
  onward,
  openPullRequest,
  openTemplate,
  pick,
  proposeAndMerge,
  runTask,
  startTask,
  templateNotYetRead,
  type,
} from './templates.mts';
export { templateForms } from './templateForms.mts';
export { signIn } from './signIn.mts';
export { alterAnswers, answerAgain, refuse, withTexts } from './answers.mts';
export {
  type FleetPage,
  fleetPages,
  moveToComplete,
  openComplete,
  untilComplete,
} from './fleetPages.mts';
