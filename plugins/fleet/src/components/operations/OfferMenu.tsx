import { Button, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import { RiArrowDownSLine } from '@remixicon/react';
import {
  ApplicationOffer,
  ClusterOffer,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { said, useFleetText } from '../../translation';
import styles from './operations.module.css';

/** What a hub can be asked to do; what cannot be used says why. */
export const OfferMenu = <Offer extends ApplicationOffer | ClusterOffer>({
  offers,
  onChoose,
}: {
  offers: readonly Offer[];
  onChoose: (operation: Offer['operation']) => void;
}) => {
  const t = useFleetText();
  return (
    <MenuTrigger>
      <Button variant="secondary" iconEnd={<RiArrowDownSLine />}>
        {t('operate.menu')}
      </Button>
      <Menu aria-label={t('operate.menu')}>
        {offers.map(offer => (
          <MenuItem
            key={offer.operation}
            textValue={t(`operate.${offer.operation}`)}
            isDisabled={!offer.allowed}
            className={styles.menuItem}
            onAction={() => onChoose(offer.operation)}
          >
            <span className={styles.item}>
              {t(`operate.${offer.operation}`)}
              {!offer.allowed && (
                <span className={styles.reason}>
                  {said(offer, 'reason', t)}
                </span>
              )}
            </span>
          </MenuItem>
        ))}
      </Menu>
    </MenuTrigger>
  );
};
