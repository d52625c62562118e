import type { Aspect, ContestState, ScorecardMetricKey, Standing } from "@huilu/core";
import { Field, Float, ID, InputType, Int, ObjectType } from "type-graphql";

import { BetterEnum } from "../enums.ts";
import { PageInfo } from "../page-info.types.ts";
import { DateScalar, DateTimeScalar } from "../scalars.ts";
import { AspectEnum, ContestStateEnum, ScorecardMetricEnum, StandingEnum } from "./staff.enums.ts";

@InputType()
export class ScorecardMetricInput {
  @Field(() => ScorecardMetricEnum) key!: ScorecardMetricKey;
  @Field(() => AspectEnum, { nullable: true, description: "Of satisfaction; without it: overall." })
  aspect?: Aspect | null;
}

@InputType()
export class ContestInput {
  @Field(() => ScorecardMetricInput) metric!: ScorecardMetricInput;
  @Field(() => ID) caseId!: string;
  @Field(() => ID, { description: "The id of the row on the viewer's own card." }) rowId!: string;
  @Field(() => String) reason!: string;
}

@ObjectType({ description: "A 95 % interval." })
export class Limits {
  @Field(() => Float) low!: number;
  @Field(() => Float) high!: number;
}

@ObjectType()
export class Shrunken {
  @Field(() => Float) mean!: number;
  @Field(() => Float) low!: number;
  @Field(() => Float) high!: number;
}

@ObjectType({ description: "A person, department, defect family or product family." })
export class StaffTerm {
  @Field(() => String) key!: string;
  @Field(() => String) label!: string;
}

@ObjectType({ description: "A part of the units, with what it adds to the difference." })
export class ScorecardDriver {
  @Field(() => StaffTerm, { nullable: true }) defectFamily!: StaffTerm | null;
  @Field(() => StaffTerm, { nullable: true }) productFamily!: StaffTerm | null;
  @Field(() => Int) n!: number;
  @Field(() => Int) observed!: number;
  @Field(() => Float) expected!: number;
}

@ObjectType()
export class ScorecardExclusion {
  @Field(() => String) reason!: string;
  @Field(() => String) label!: string;
  @Field(() => Int) n!: number;
}

@ObjectType({
  description:
    "Observed against expected: the company's rates without the person's own, for the same defects, products, regions and priorities. Below five expected there are only counts.",
})
export class ScorecardFigure {
  @Field(() => ScorecardMetricEnum) metric!: ScorecardMetricKey;
  @Field(() => AspectEnum, { nullable: true }) aspect!: Aspect | null;
  @Field(() => BetterEnum) better!: string;
  @Field(() => Int) n!: number;
  @Field(() => Int) observed!: number;
  @Field(() => Float, { nullable: true }) expected!: number | null;
  @Field(() => Float, { nullable: true, description: "Observed ÷ expected." }) ratio!: number | null;
  @Field(() => Limits, { nullable: true, description: "The exact 95 % interval of the ratio." })
  interval!: Limits | null;
  @Field(() => Shrunken, {
    nullable: true,
    description: "The ratio drawn towards everybody's, as far as it is in doubt.",
  })
  shrunken!: Shrunken | null;
  @Field(() => StandingEnum, { nullable: true }) standing!: Standing | null;
  @Field(() => Int, { description: "Rows that are contested and not decided." }) contested!: number;
  @Field(() => [ScorecardExclusion]) excluded!: readonly ScorecardExclusion[];
  @Field(() => [ScorecardDriver], {
    description: "What drives the difference: at most five parts, the strongest first.",
  })
  drivers!: readonly ScorecardDriver[];
}

@ObjectType()
export class TrainingRecord {
  @Field(() => String) topic!: string;
  @Field(() => DateScalar) trainedOn!: string;
  @Field(() => DateScalar, { nullable: true }) validUntil!: string | null;
  @Field(() => Boolean) valid!: boolean;
}

@ObjectType({ description: "Cases owned that were reported in the range, custody of those that were resolved in it." })
export class Workload {
  @Field(() => Int) cases!: number;
  @Field(() => Float) custodySeconds!: number;
}

@ObjectType({ description: "One person, or one department." })
export class Scorecard {
  @Field(() => String) key!: string;
  @Field(() => String) label!: string;
  @Field(() => Workload) workload!: Workload;
  @Field(() => [ScorecardFigure]) figures!: readonly ScorecardFigure[];
  @Field(() => [TrainingRecord]) training!: readonly TrainingRecord[];
}

@ObjectType()
export class FunnelLimit {
  @Field(() => Float) expected!: number;
  @Field(() => Limits, { description: "95 %" }) inner!: Limits;
  @Field(() => Limits, { description: "99.8 %" }) outer!: Limits;
}

@ObjectType({ description: "Between which ratios chance alone keeps a person, by expected number." })
export class Funnel {
  @Field(() => ScorecardMetricEnum) metric!: ScorecardMetricKey;
  @Field(() => AspectEnum, { nullable: true }) aspect!: Aspect | null;
  @Field(() => [FunnelLimit]) limits!: readonly FunnelLimit[];
  @Field(() => Int, { description: "People of the company with five expected or more." }) peers!: number;
  @Field(() => Float, { nullable: true, description: "1 by chance alone; null when there are too few to tell." })
  dispersion!: number | null;
  @Field(() => Boolean, { description: "Whether the limits are wider because people differ by more than chance." })
  overDispersed!: boolean;
  @Field(() => Boolean, { description: "Whether no two intervals overlap; else nobody may be put before another." })
  ranked!: boolean;
}

@ObjectType({ description: "Cards by label, never in order of their figures." })
export class Scorecards {
  @Field(() => StaffTerm) department!: StaffTerm;
  @Field(() => [Scorecard]) departments!: readonly Scorecard[];
  @Field(() => [Scorecard]) people!: readonly Scorecard[];
  @Field(() => [Funnel]) funnels!: readonly Funnel[];
}

@ObjectType()
export class OwnScorecard {
  @Field(() => Scorecard) card!: Scorecard;
  @Field(() => [Funnel]) funnels!: readonly Funnel[];
}

@ObjectType({ description: "One unit of the viewer's own card." })
export class ScorecardRow {
  @Field(() => ID) id!: string;
  @Field(() => DateScalar) day!: string;
  @Field(() => Boolean) hit!: boolean;
  @Field(() => String) outcome!: string;
  @Field(() => String) outcomeLabel!: string;
  @Field(() => ContestStateEnum, { nullable: true }) contest!: ContestState | null;
  @Field(() => ID) caseId!: string;
}

@ObjectType()
export class ScorecardRowEdge {
  @Field(() => String) cursor!: string;
  @Field(() => ScorecardRow) node!: ScorecardRow;
}

@ObjectType()
export class ScorecardRowConnection {
  @Field(() => Int) totalCount!: number;
  @Field(() => [ScorecardRowEdge]) edges!: readonly ScorecardRowEdge[];
  @Field(() => PageInfo) pageInfo!: PageInfo;
}

@ObjectType({ description: "A contested row of somebody's scorecard, and what was decided." })
export class Contest {
  @Field(() => ID) id!: string;
  @Field(() => StaffTerm) employee!: StaffTerm;
  @Field(() => StaffTerm, { nullable: true }) department!: StaffTerm | null;
  @Field(() => ScorecardMetricEnum) metric!: ScorecardMetricKey;
  @Field(() => DateScalar) day!: string;
  @Field(() => String) reason!: string;
  @Field(() => DateTimeScalar) contestedAt!: Date;
  @Field(() => ContestStateEnum) state!: ContestState;
  @Field(() => String, { nullable: true, description: "Why it was upheld or rejected." }) decision!: string | null;
  @Field(() => String, { nullable: true }) decidedBy!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) decidedAt!: Date | null;
  @Field(() => Boolean, { description: "Open, of somebody the viewer heads, and not the viewer's own." })
  decidable!: boolean;
  @Field(() => ID) caseId!: string;
}
