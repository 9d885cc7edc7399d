export { Age, useAgeWords } from './Age';
export {
  ageInSeconds,
  ageWords,
  clockTime,
  exactTime,
  shortAge,
} from './ageWords';
export { Moment } from './Moment';
export { durationWords } from './durationWords';
export { ClockContext, createSystemClock, useNow, type Clock } from './clock';
