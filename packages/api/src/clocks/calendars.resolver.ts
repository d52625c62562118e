import {
  assignCalendar,
  createCalendar,
  importHolidays,
  listCalendars,
  listDepartmentCalendars,
  readCalendarYear,
  setCalendarDay,
  setWorkingWeek,
  textOf,
} from "@huilu/core";
import { Arg, Ctx, Int, Mutation, Query, Resolver } from "type-graphql";

import type { ApiContext } from "../context.ts";
import { DateScalar } from "../scalars.ts";
import {
  Calendar,
  CalendarYear,
  DayRuleInput,
  DepartmentCalendar,
  HolidayImportResult,
  ShiftInput,
} from "./calendar.types.ts";
import { changeOf } from "./change-of.ts";

const calendarMeans = "A calendar's code.";

@Resolver()
export class CalendarsResolver {
  @Query(() => [Calendar], { description: "The default one first." })
  calendars(@Ctx() { db, language }: ApiContext): Promise<Calendar[]> {
    return listCalendars(db, language);
  }

  @Query(() => CalendarYear, { description: "Every day of a calendar's year." })
  calendarYear(
    @Arg("calendar", () => String, { description: calendarMeans }) calendar: string,
    @Arg("year", () => Int) year: number,
    @Ctx() { db }: ApiContext,
  ): Promise<CalendarYear> {
    return readCalendarYear(db, { calendar, year });
  }

  @Query(() => [DepartmentCalendar], { description: "By which calendar each department works today." })
  departmentCalendars(@Ctx() { db, language, now }: ApiContext): Promise<DepartmentCalendar[]> {
    return listDepartmentCalendars(db, language, now);
  }

  @Mutation(() => Boolean, {
    description: "Makes a day a holiday or a working day; without a rule it follows its week.",
  })
  async setCalendarDay(
    @Arg("calendar", () => String, { description: calendarMeans }) calendar: string,
    @Arg("day", () => DateScalar) day: string,
    @Arg("rule", () => DayRuleInput, { nullable: true }) rule: DayRuleInput | null | undefined,
    @Ctx() context: ApiContext,
  ): Promise<boolean> {
    await setCalendarDay(context.db, { calendar, day, rule: rule ?? null }, changeOf(context));
    return true;
  }

  @Mutation(() => Boolean, {
    description: "Sets the shifts of Monday to Sunday from a day on (without it: since ever).",
  })
  async setWorkingWeek(
    @Arg("calendar", () => String, { description: calendarMeans }) calendar: string,
    @Arg("validFrom", () => DateScalar, { nullable: true }) validFrom: string | null | undefined,
    @Arg("days", () => [[ShiftInput]]) days: ShiftInput[][],
    @Ctx() context: ApiContext,
  ): Promise<boolean> {
    await setWorkingWeek(context.db, { calendar, validFrom: validFrom ?? null, days }, changeOf(context));
    return true;
  }

  @Mutation(() => Boolean, { description: "Makes a calendar that is a copy of another." })
  async createCalendar(
    @Arg("code", () => String) code: string,
    @Arg("name", () => String) name: string,
    @Arg("nameEn", () => String, { nullable: true }) nameEn: string | null | undefined,
    @Arg("like", () => String, { description: calendarMeans }) like: string,
    @Ctx() context: ApiContext,
  ): Promise<boolean> {
    await createCalendar(context.db, { code, name, nameEn, like }, changeOf(context));
    return true;
  }

  @Mutation(() => Boolean, {
    description: "Says by which calendar a department and those below it work from a day on.",
  })
  async assignCalendar(
    @Arg("department", () => String) department: string,
    @Arg("calendar", () => String, { nullable: true, description: "Null: as the department above." })
    calendar: string | null | undefined,
    @Arg("validFrom", () => DateScalar, { nullable: true, description: "Null: since ever." })
    validFrom: string | null | undefined,
    @Ctx() context: ApiContext,
  ): Promise<boolean> {
    const assignment = { department, calendar: calendar ?? null, validFrom: validFrom ?? null };
    await assignCalendar(context.db, assignment, changeOf(context));
    return true;
  }

  @Mutation(() => HolidayImportResult, {
    description: "Replaces the holidays and make-up days of a year by those of a csv text: date, kind, name.",
  })
  async importHolidays(
    @Arg("calendar", () => String, { description: calendarMeans }) calendar: string,
    @Arg("year", () => Int) year: number,
    @Arg("text", () => String) text: string,
    @Ctx() context: ApiContext,
  ): Promise<HolidayImportResult> {
    const result = await importHolidays(context.db, { calendar, year, text }, changeOf(context));
    const words = (reason: string) => textOf(context.language, `clocks.problem.${reason}`);
    return { ...result, problems: result.problems.map((problem) => ({ ...problem, label: words(problem.reason) })) };
  }
}
