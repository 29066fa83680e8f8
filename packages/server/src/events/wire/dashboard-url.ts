const dashboard = 'https://www.cstar.help/dashboard';

/** The page of a ticket in the dashboard. */
export const dashboardUrl = (ticketId: string): string => `${dashboard}/tickets/${ticketId}`;
