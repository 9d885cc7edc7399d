export { PastStops, StopNotice } from './StopNotice';
export { WavePanel } from './WavePanel';
export { WaveStepper } from './WaveStepper';
