export { BlockBody, BlockNote } from './BlockNote';
export { ConnectionPanel } from './ConnectionPanel';
export { CapacityPanel } from './CapacityPanel';
export { NodesPanel } from './NodesPanel';
export { PodsPanel } from './PodsPanel';
export { AddOnsPanel } from './AddOnsPanel';
export { UnreadPanel, unreadReason } from './UnreadPanel';
export { bytesWords, percentWords, roundWords } from './quantities';
export { hubIcons, probeIcons } from './voiceIcons';
