export { RollingSyncSteps } from './RollingSyncSteps';
export { Stepper, type StepView } from './Stepper';
