import type { PackageGrain, PackageState } from "@huilu/core";
import { type ClassType, Field, Float, ID, Int, ObjectType } from "type-graphql";

import { GrainEnum, MetricKeyEnum } from "../enums.ts";
import { DateScalar, DateTimeScalar } from "../scalars.ts";
import { DuePromiseEnum } from "../clocks/clock-enums.ts";
import { PackageGrainEnum, PackageStateEnum } from "./package-enums.ts";
import {
  PackageCase,
  PackageClosedIssue,
  PackageDefect,
  PackageFigure,
  PackageHandOver,
  PackageIssue,
  PackageMeasure,
  PackagePhrase,
  PackageSignal,
  PackageStep,
  PackageTerm,
} from "./package-parts.types.ts";

/** A list of a package: its first rows, and how many there are. */
function listOf<Row extends object>(row: ClassType<Row>, name: string) {
  @ObjectType(name)
  class PackageList {
    @Field(() => Int) total!: number;
    @Field(() => [row]) rows!: Row[];
  }
  return PackageList;
}

const Cases = listOf(PackageCase, "PackageCases");
const Defects = listOf(PackageDefect, "PackageDefects");
const Signals = listOf(PackageSignal, "PackageSignals");
const Phrases = listOf(PackagePhrase, "PackagePhrases");
const Issues = listOf(PackageIssue, "PackageIssues");
const ClosedIssues = listOf(PackageClosedIssue, "PackageClosedIssues");
const Steps = listOf(PackageStep, "PackageSteps");
const Measures = listOf(PackageMeasure, "PackageMeasures");
const HandOvers = listOf(PackageHandOver, "PackageHandOvers");

@ObjectType()
export class PackagePoint {
  @Field(() => DateScalar) bucket!: string;
  @Field(() => Float, { nullable: true }) value!: number | null;
  @Field(() => Int) n!: number;
  @Field(() => Boolean) provisional!: boolean;
}

@ObjectType()
export class PackageTrend {
  @Field(() => MetricKeyEnum) metric!: string;
  @Field(() => GrainEnum) grain!: string;
  @Field(() => DateScalar) from!: string;
  @Field(() => [PackagePoint]) points!: PackagePoint[];
}

@ObjectType()
export class PackageFresh {
  @Field(() => Signals) signals!: InstanceType<typeof Signals>;
  @Field(() => Phrases) phrases!: InstanceType<typeof Phrases>;
  @Field(() => Issues) issues!: InstanceType<typeof Issues>;
}

@ObjectType({ description: "Complaints that count as one event." })
export class PackageEvent {
  @Field(() => ID) id!: number;
  @Field(() => Cases) cases!: InstanceType<typeof Cases>;
  @Field(() => DateScalar, { nullable: true }) firstOn!: string | null;
  @Field(() => DateScalar, { nullable: true }) lastOn!: string | null;
}
const Events = listOf(PackageEvent, "PackageEvents");

@ObjectType()
export class PackageRecurs {
  @Field(() => Int) reports!: number;
  @Field(() => Defects) defects!: InstanceType<typeof Defects>;
  @Field(() => Events) events!: InstanceType<typeof Events>;
  @Field(() => Issues) reopened!: InstanceType<typeof Issues>;
}

@ObjectType()
export class PackageDueCases {
  @Field(() => DuePromiseEnum) promise!: string;
  @Field(() => Cases) cases!: InstanceType<typeof Cases>;
}

@ObjectType()
export class PackageOverdue {
  @Field(() => Steps) steps!: InstanceType<typeof Steps>;
  @Field(() => Measures) measures!: InstanceType<typeof Measures>;
  @Field(() => HandOvers) handOvers!: InstanceType<typeof HandOvers>;
  @Field(() => [PackageDueCases]) cases!: PackageDueCases[];
}

@ObjectType()
export class PackageSolved {
  @Field(() => ClosedIssues) issues!: InstanceType<typeof ClosedIssues>;
  @Field(() => Steps) steps!: InstanceType<typeof Steps>;
}

@ObjectType({ description: "What a department is told of a period, frozen as it was known at `knownAt`." })
export class PackageDocument {
  @Field(() => DateTimeScalar) knownAt!: string;
  @Field(() => [String], { description: "Kinds of cases of which defects are told; empty: all." })
  defectKinds!: string[];
  @Field(() => [PackageFigure]) figures!: PackageFigure[];
  @Field(() => PackageTrend) trend!: PackageTrend;
  @Field(() => PackageFresh) fresh!: PackageFresh;
  @Field(() => PackageRecurs) recurs!: PackageRecurs;
  @Field(() => PackageOverdue) overdue!: PackageOverdue;
  @Field(() => PackageSolved) solved!: PackageSolved;
  @Field(() => Cases) samples!: InstanceType<typeof Cases>;
}

@ObjectType()
export class PackageNote {
  @Field(() => ID) id!: number;
  @Field(() => String) text!: string;
  @Field(() => String) by!: string;
  @Field(() => DateTimeScalar) at!: Date;
}

@ObjectType()
export class PackagePicture {
  @Field(() => String) name!: string;
  @Field(() => String, { description: "What it shows, in a sentence." }) description!: string;
  @Field(() => String) svg!: string;
}

@ObjectType({ description: "One department, one period." })
export class DepartmentPackage {
  @Field(() => ID) id!: string;
  @Field(() => PackageTerm) department!: PackageTerm;
  @Field(() => PackageGrainEnum) grain!: PackageGrain;
  @Field(() => DateScalar) from!: string;
  @Field(() => DateScalar, { description: "Exclusive." }) to!: string;
  @Field(() => DateTimeScalar) knownAt!: Date;
  @Field(() => String, { nullable: true, description: "Null: it was made by itself." }) madeBy!: string | null;
  @Field(() => PackageStateEnum) state!: PackageState;
  @Field(() => DateTimeScalar, { nullable: true }) sentAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true }) dueAt!: Date | null;
  @Field(() => String, { nullable: true }) acknowledgedBy!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) acknowledgedAt!: Date | null;
  @Field(() => String, { nullable: true }) acknowledgement!: string | null;
  @Field(() => PackageNote, { nullable: true, description: "What the department says it will do better." })
  note!: PackageNote | null;
}

@ObjectType()
export class DepartmentPackagePage extends DepartmentPackage {
  departmentId!: number;
  @Field(() => PackageDocument) document!: PackageDocument;
}
