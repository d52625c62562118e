import type { Contract } from "./catalogue/contracts.ts";
import type { DefectType } from "./catalogue/defects.ts";
import type { Model } from "./catalogue/products.ts";
import type { Province } from "./catalogue/places.ts";
import type { Channel, KindCode, PriorityCode } from "./catalogue/terms.ts";
import type { Day } from "./demo-clock.ts";
import type { Batch, Lot } from "./production.ts";
import type { Random } from "./random.ts";
import type { Roster } from "./roster.ts";
import type { Calendar } from "./seasons.ts";

/** A machine somebody has called about, and whose it is. */
export type Unit = {
  readonly serial: string;
  readonly batch: Batch;
  readonly lot: Lot;
  readonly soldOn: Day;
  readonly province: Province;
  readonly customer: Customer;
  readonly contract: Contract | null;
};
export type Customer = {
  readonly number: string;
  readonly name: string;
  readonly phone: string;
  readonly address: string;
};

/** Somebody gets in touch: what the course of the case starts from. */
export type Contact = {
  readonly day: Day;
  readonly kind: KindCode;
  readonly channel: Channel;
  readonly priority: PriorityCode;
  readonly province: Province;
  readonly model: Model;
  readonly unit: Unit | null;
  readonly types: readonly DefectType[];
  readonly again: boolean;
  readonly ofBadBatch: boolean;
  /** What is pasted from somebody else; without it, words of one's own. */
  readonly says?: string;
};

/** The company around a case. */
export type Setting = { readonly calendar: Calendar; readonly roster: Roster; readonly random: Random };
