export const ClusterPages = () => <div />;
