import { createContext, memo, ReactNode, useContext, useId } from 'react';
import { Box } from '@backstage/ui';
import styles from './Panel.module.css';

export interface PanelProps {
  title: ReactNode;
  /** Beside the title: a count, a source, an age. */
  note?: ReactNode;
  /** At the end of the header: a verdict, a legend, a link. */
  aside?: ReactNode;
  /** Draws the border in the colour of harm. */
  alarming?: boolean;
  /** Rows and tables reach the border; prose keeps a distance. */
  flush?: boolean;
  children: ReactNode;
}

/** A bordered card with a heading, the unit that all fleet pages are made of. */
export const Panel = ({
  title,
  note,
  aside,
  alarming,
  flush,
  children,
}: PanelProps) => {
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles.section}>
      <Content.Provider
        value={
          <>
            <div className={styles.header}>
              <h2 id={id} className={styles.title}>
                {title}
              </h2>
              {note && <span className={styles.note}>{note}</span>}
              {aside && <div className={styles.aside}>{aside}</div>}
            </div>
            <div className={flush ? styles.flush : styles.body}>{children}</div>
          </>
        }
      >
        <Surface alarming={alarming} />
      </Content.Provider>
    </section>
  );
};

const Content = createContext<ReactNode>(null);
const PanelContent = () => <>{useContext(Content)}</>;

/**
 * Whenever a Box is drawn it tells all controls of Backstage UI inside of it of
 * its background anew, and each of them is drawn as well. So this one is not,
 * when only what stands in it is another.
 */
const Surface = memo(({ alarming }: Pick<PanelProps, 'alarming'>) => (
  <Box
    bg="neutral"
    className={styles.panel}
    data-alarming={alarming ? '' : undefined}
  >
    <PanelContent />
  </Box>
));
