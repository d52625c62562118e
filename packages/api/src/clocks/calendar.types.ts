import type { DayKind } from "@huilu/core";
import { Field, InputType, Int, ObjectType } from "type-graphql";

import { DimensionValue } from "../metrics/dimension-value.types.ts";
import { DateScalar } from "../scalars.ts";
import { DayKindEnum, DayRuleKindEnum } from "./clock-enums.ts";

@ObjectType({ description: "HH:MM to HH:MM (or 24:00); one that ends no later than it begins ends on the next day." })
export class Shift {
  @Field(() => String) from!: string;
  @Field(() => String) to!: string;
}

@ObjectType()
export class WorkingWeek {
  @Field(() => DateScalar, { nullable: true, description: "Null: since ever." }) validFrom!: string | null;
  @Field(() => [[Shift]], { description: "Of Monday (first) to Sunday." }) days!: readonly (readonly Shift[])[];
}

@ObjectType()
export class Calendar {
  @Field(() => String) code!: string;
  @Field(() => String) label!: string;
  @Field(() => Boolean, { description: "Of every department that has no other." }) isDefault!: boolean;
  @Field(() => [WorkingWeek], { description: "The latest first." }) weeks!: readonly WorkingWeek[];
  @Field(() => [Int], { description: "Years whose holidays are known." }) years!: readonly number[];
}

@ObjectType()
export class CalendarDay {
  @Field(() => DateScalar) day!: string;
  @Field(() => DayKindEnum) kind!: DayKind;
  @Field(() => String, { nullable: true }) name!: string | null;
  @Field(() => String, { nullable: true }) nameEn!: string | null;
  @Field(() => Int, { nullable: true, description: "1 Monday – 7 Sunday: works the shifts of that weekday." })
  likeWeekday!: number | null;
  @Field(() => [Shift], { description: "That begin on the day." }) shifts!: readonly Shift[];
}

@ObjectType()
export class CalendarYear {
  @Field(() => String) calendar!: string;
  @Field(() => Int) year!: number;
  @Field(() => String, { nullable: true, description: "shipped or imported; null: the year's holidays are not known." })
  origin!: "shipped" | "imported" | null;
  @Field(() => [CalendarDay]) days!: readonly CalendarDay[];
}

@ObjectType({ description: "What was said of a department itself from a day on." })
export class CalendarAssignment {
  @Field(() => DateScalar, { nullable: true, description: "Null: since ever." }) validFrom!: string | null;
  @Field(() => DimensionValue, { nullable: true, description: "Null: as the department above." })
  calendar!: DimensionValue | null;
}

@ObjectType({ description: "The calendar by which a department works today." })
export class DepartmentCalendar {
  @Field(() => DimensionValue) department!: DimensionValue;
  @Field(() => DimensionValue) calendar!: DimensionValue;
  @Field(() => Boolean, { description: "From the department above, or the default one." }) inherited!: boolean;
  @Field(() => [CalendarAssignment], { description: "The latest first." }) versions!: readonly CalendarAssignment[];
}

@InputType()
export class ShiftInput {
  @Field(() => String) from!: string;
  @Field(() => String) to!: string;
}

@InputType()
export class DayRuleInput {
  @Field(() => DayRuleKindEnum) kind!: "HOLIDAY" | "WORKING_DAY";
  @Field(() => String) name!: string;
  @Field(() => String, { nullable: true }) nameEn?: string | null;
  @Field(() => Int, { nullable: true, description: "Of a working day: the weekday whose shifts it has, 1–7." })
  likeWeekday?: number | null;
  @Field(() => [ShiftInput], { nullable: true, description: "Of a working day: shifts of its own." })
  shifts?: ShiftInput[] | null;
}

@ObjectType({ description: "A row of the file that cannot be taken." })
export class HolidayProblem {
  @Field(() => Int) line!: number;
  @Field(() => String, { nullable: true }) column!: string | null;
  @Field(() => String, { nullable: true }) value!: string | null;
  @Field(() => String) reason!: string;
  @Field(() => String) label!: string;
}

@ObjectType({ description: "saved false: a row is wrong, and the calendar is as it was." })
export class HolidayImportResult {
  @Field(() => Boolean) saved!: boolean;
  @Field(() => Int) holidays!: number;
  @Field(() => Int) makeUpDays!: number;
  @Field(() => [HolidayProblem]) problems!: readonly HolidayProblem[];
}
