export { StateIcon } from './StateIcon';
export { StateWord } from './StateWord';
export { StateBadge } from './StateBadge';
export { imageOf } from './shapes';
export {
  hatchClass,
  isLastWord,
  toneClass,
  toneOf,
  type ShownState,
  type Tone,
} from './stateLook';
