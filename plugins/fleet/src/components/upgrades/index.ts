export { WavePanel } from './WavePanel';
