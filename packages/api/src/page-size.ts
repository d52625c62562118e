import { DomainError } from "@huilu/core";

const most = 500;

/** How many rows to list: `first`, or the usual number when the caller sent null. Throws BAD_INPUT outside 1–500. */
export function pageSize(first: number | null | undefined, usual: number): number {
  const size = first ?? usual;
  if (size < 1 || size > most) throw new DomainError("BAD_INPUT", "first_out_of_range", { first: size, most });
  return size;
}
