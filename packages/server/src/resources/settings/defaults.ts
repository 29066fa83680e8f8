import type { BusinessHours, OpenHours, StatusLook, tickets, WidgetLook } from '../../db/schema/index.ts';

const workday: OpenHours = { enabled: true, start: '09:00', end: '17:00' };
const dayOff: OpenHours = { ...workday, enabled: false };

/** What holds until a team chooses something else. */
export const defaultBusinessHours: BusinessHours = {
  enabled: false,
  timezone: 'UTC',
  schedule: {
    monday: workday,
    tuesday: workday,
    wednesday: workday,
    thursday: workday,
    friday: workday,
    saturday: dayOff,
    sunday: dayOff,
  },
  holidays: [],
};

export const defaultWidget: WidgetLook = {
  enabled: true,
  position: 'bottom-right',
  primaryColor: '#F87171',
  title: 'Chat with us',
  greeting: 'Hi there! How can we help?',
};

/** The five statuses that every team has. */
export const defaultStatuses: Readonly<Record<(typeof tickets.$inferSelect)['status'], StatusLook>> = {
  new: { label: 'New', color: '#8B5CF6', position: 0 },
  open: { label: 'Open', color: '#3B82F6', position: 1 },
  pending: { label: 'Pending', color: '#F59E0B', position: 2 },
  resolved: { label: 'Resolved', color: '#10B981', position: 3 },
  closed: { label: 'Closed', color: '#6B7280', position: 4 },
};
