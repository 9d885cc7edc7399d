export const ApplicationSetPages = () => <div />;
