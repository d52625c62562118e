import { DomainError } from "@huilu/core";
import {
  GraphQLError,
  Kind,
  type ASTVisitor,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
} from "graphql";

const limits = { depth: 12, introspectionDepth: 20, aliases: 60, fields: 1500, operations: 25 };

/** What a selection costs, with every fragment counted as often as it is spread. */
type Cost = { readonly depth: number; readonly aliases: number; readonly fields: number };
const free: Cost = { depth: 0, aliases: 0, fields: 0 };

/** A validation rule that refuses queries which nest too deep, or select or rename too much, before anything runs. */
export function limitQuery(context: ValidationContext): ASTVisitor {
  const costOf = costReader((name) => context.getFragment(name) ?? null);
  return {
    OperationDefinition(node) {
      const refusal = refusalFor(node, costOf);
      if (refusal) context.reportError(new GraphQLError(refusal.message, { nodes: node, originalError: refusal }));
    },
  };
}

type CostOf = (selection: SelectionSetNode) => Cost;

function refusalFor({ selectionSet }: OperationDefinitionNode, costOf: CostOf): DomainError | null {
  const cost = costOf(selectionSet);
  const asksSchema = selectionSet.selections.every(
    (node) => node.kind === Kind.FIELD && node.name.value.startsWith("__"),
  );
  const depth = asksSchema ? limits.introspectionDepth : limits.depth;
  const operations = selectionSet.selections.length;
  if (cost.depth > depth) return new DomainError("BAD_INPUT", "query_too_deep", { depth: cost.depth, limit: depth });
  if (cost.aliases > limits.aliases) return tooMany("query_too_many_aliases", cost.aliases, limits.aliases);
  if (cost.fields > limits.fields) return tooMany("query_too_costly", cost.fields, limits.fields);
  if (operations > limits.operations) return tooMany("query_too_many_operations", operations, limits.operations);
  return null;
}

function tooMany(reason: string, count: number, limit: number): DomainError {
  return new DomainError("BAD_INPUT", reason, { count, limit });
}

// Each fragment is measured once, so that fragments which spread each other twice cost no time to refuse. One that
// spreads itself is refused by a rule of GraphQL; here it counts as free.
function costReader(fragmentOf: (name: string) => FragmentDefinitionNode | null): CostOf {
  const known = new Map<string, Cost>();
  const ofFragment = (name: string): Cost => {
    const cost = known.get(name);
    if (cost) return cost;
    known.set(name, free);
    const fragment = fragmentOf(name);
    const measured = fragment ? ofSelection(fragment.selectionSet) : free;
    known.set(name, measured);
    return measured;
  };
  const ofSelection = ({ selections }: SelectionSetNode): Cost =>
    selections
      .map((node): Cost => {
        if (node.kind === Kind.FRAGMENT_SPREAD) return ofFragment(node.name.value);
        const inner = node.selectionSet ? ofSelection(node.selectionSet) : free;
        if (node.kind === Kind.INLINE_FRAGMENT) return inner;
        return { depth: inner.depth + 1, aliases: inner.aliases + (node.alias ? 1 : 0), fields: inner.fields + 1 };
      })
      .reduce(added, free);
  return ofSelection;
}

function added(one: Cost, other: Cost): Cost {
  return {
    depth: Math.max(one.depth, other.depth),
    aliases: one.aliases + other.aliases,
    fields: one.fields + other.fields,
  };
}
