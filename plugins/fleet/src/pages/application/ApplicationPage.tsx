export const ApplicationPage = () => <div />;
