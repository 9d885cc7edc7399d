export const NewSystemFleetCard = () => <div />;
export const NewSystemFleetContent = () => <div />;
export const NewSystemClusterCard = () => <div />;
