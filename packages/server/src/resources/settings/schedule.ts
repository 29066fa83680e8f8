import { IANAZone } from 'luxon';
import { type BusinessHours, type OpenHours, weekdays } from '../../db/schema/index.ts';
import { ApiError } from '../../errors.ts';

interface HoursPatch {
  enabled?: boolean | undefined;
  timezone?: string | undefined;
  schedule?: { [Day in (typeof weekdays)[number]]?: DayPatch | undefined } | undefined;
  holidays?: string[] | undefined;
}

type DayPatch = { [Field in keyof OpenHours]?: OpenHours[Field] | undefined };

/**
 * Changes business hours: the fields and days that a patch names.
 *
 * @throws ApiError when the time zone is none, or a day ends before it begins
 */
export function mergeHours(before: BusinessHours, patch: HoursPatch): BusinessHours {
  const timezone = patch.timezone ?? before.timezone;
  if (!IANAZone.isValidZone(timezone)) {
    throw new ApiError(
      'parameter_invalid',
      `timezone is no time zone: '${timezone}'. Use a name of the IANA database, such as Europe/Lisbon or UTC.`,
      { param: 'timezone' },
    );
  }
  const schedule = { ...before.schedule };
  for (const day of weekdays) schedule[day] = mergeDay(day, before.schedule[day], patch.schedule?.[day]);
  return {
    enabled: patch.enabled ?? before.enabled,
    timezone,
    schedule,
    holidays: [...new Set(patch.holidays ?? before.holidays)].sort(),
  };
}

function mergeDay(day: string, before: OpenHours, patch: DayPatch | undefined): OpenHours {
  const after: OpenHours = {
    enabled: patch?.enabled ?? before.enabled,
    start: patch?.start ?? before.start,
    end: patch?.end ?? before.end,
  };
  if (after.end <= after.start) {
    throw new ApiError(
      'parameter_invalid',
      `schedule.${day} would end at ${after.end}, not after its start at ${after.start}. Give an end later on the same day, 24:00 at most; hours past midnight belong to the next day.`,
      { param: `schedule.${day}.end` },
    );
  }
  return after;
}
