import { ButtonIcon } from '@backstage/ui';
import {
  RiExpandWidthLine,
  RiZoomInLine,
  RiZoomOutLine,
} from '@remixicon/react';
import { useFleetText } from '../../translation';
import { Zoom } from './useZoom';

export const ZoomButtons = ({ zoom }: { zoom: Zoom }) => {
  const t = useFleetText();
  return (
    <>
      <ButtonIcon
        variant="secondary"
        size="small"
        icon={<RiZoomOutLine />}
        aria-label={t('application.smaller')}
        isDisabled={zoom.isSmallest}
        onPress={zoom.smaller}
      />
      <ButtonIcon
        variant="secondary"
        size="small"
        icon={<RiZoomInLine />}
        aria-label={t('application.larger')}
        isDisabled={zoom.isLargest}
        onPress={zoom.larger}
      />
      <ButtonIcon
        variant="secondary"
        size="small"
        icon={<RiExpandWidthLine />}
        aria-label={t('application.fit')}
        onPress={zoom.fit}
      />
    </>
  );
};
