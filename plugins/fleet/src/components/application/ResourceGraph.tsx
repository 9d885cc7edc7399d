import { Link } from 'react-router-dom';
import { TreeNode } from '@fleet-portal/backstage-plugin-fleet-common';
import { useFleetText } from '../../translation';
import { StateIcon, toneClass, toneOf } from '../state';
import { resourceState } from './resourceState';
import { PlacedNode, treeLayout } from './treeLayout';
import { useZoom } from './useZoom';
import { ZoomButtons } from './ZoomButtons';
import styles from './ResourceGraph.module.css';

/** CSS pixels. */
const box = { width: 208, height: 44 };
const gap = { x: 40, y: 12 };

const leftOf = (column: number) => column * (box.width + gap.x);
const topOf = (row: number) => row * (box.height + gap.y);

/** What the Application is made of, from what Git declares to the pods. */
export const ResourceGraph = ({
  nodes,
  addressOf,
}: {
  nodes: readonly TreeNode[];
  /** Where more about it is. */
  addressOf: (node: TreeNode) => string;
}) => {
  const t = useFleetText();
  const layout = treeLayout(nodes);
  const width = leftOf(layout.columns) - gap.x;
  const height = topOf(layout.rows) - gap.y;
  const zoom = useZoom(width);
  const { scale } = zoom;
  return (
    <>
      <div className={styles.zoom}>
        <ZoomButtons zoom={zoom} />
      </div>
      {/* Its keys do what the buttons above it do. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        ref={zoom.frame}
        className={styles.scroll}
        role="group"
        aria-label={t('application.graph')}
        aria-keyshortcuts="+ - 0"
        // A large graph scrolls by itself, by keyboard as well.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        onKeyDown={zoom.onKeyDown}
      >
        {/* As large as the canvas is to be seen, for the scroll bars. */}
        <div style={{ width: width * scale, height: height * scale }}>
          <div
            className={styles.canvas}
            style={{ width, height, transform: `scale(${scale})` }}
          >
            <svg width={width} height={height} aria-hidden>
              {layout.nodes.map(one => (
                <Edge key={one.node.uid} to={one} />
              ))}
            </svg>
            {layout.nodes.map(one => (
              <Box
                key={one.node.uid}
                placed={one}
                address={addressOf(one.node)}
              />
            ))}
          </div>
        </div>
      </div>
    </>
  );
};

const Edge = ({ to }: { to: PlacedNode }) => {
  if (!to.from) return null;
  const begin = leftOf(to.from.column) + box.width;
  const middle = leftOf(to.column) - gap.x / 2;
  const from = topOf(to.from.row) + box.height / 2;
  const end = topOf(to.row) + box.height / 2;
  return (
    <path
      d={`M${begin} ${from}H${middle}V${end}H${leftOf(to.column)}`}
      className={styles.edge}
    />
  );
};

const Box = ({ placed, address }: { placed: PlacedNode; address: string }) => {
  const t = useFleetText();
  const { node, more, column, row } = placed;
  const state = resourceState(node);
  const tone = toneOf(state);
  const words = [node.health ?? node.sync, node.message];
  return (
    <Link
      to={address}
      className={`${styles.box} ${toneClass(tone)}`}
      data-tone={tone}
      style={{ left: leftOf(column), top: topOf(row), ...box }}
      title={words.filter(Boolean).join(': ')}
    >
      <StateIcon state={state} size={16} label={words[0]} />
      <span className={styles.words}>
        <span className={styles.kind}>
          {node.kind}
          {more > 0 && ` ${t('application.alike', { count: more })}`}
        </span>
        <Name name={node.name} />
      </span>
    </Link>
  );
};

/** What tells pods of one ReplicaSet apart stands at the end of their names. */
const endOfName = 12;

const Name = ({ name }: { name: string }) => (
  <span className={styles.name}>
    <span className={styles.begin}>{name.slice(0, -endOfName)}</span>
    <span>{name.slice(-endOfName)}</span>
  </span>
);
