/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type Better =
  | 'HIGHER'
  | 'LOWER'
  | 'NEITHER';

export type CaseFilterInput = {
  filters?: Array<DimensionFilterInput> | null | undefined;
  /** The business days of the report. */
  range?: DateRangeInput | null | undefined;
  /** Found in the number or the complaint. */
  search?: string | null | undefined;
};

export type Clock =
  | 'BUSINESS'
  | 'CALENDAR';

export type Comparison =
  | 'LUNAR_NEW_YEAR'
  | 'PREVIOUS_PERIOD'
  | 'PREVIOUS_YEAR';

/** Business days; from inclusive, to exclusive. */
export type DateRangeInput = {
  from: string;
  to: string;
};

export type Dimension =
  | 'batch'
  | 'channel'
  | 'defectFamily'
  | 'defectType'
  | 'department'
  | 'employee'
  | 'kind'
  | 'priority'
  | 'productFamily'
  | 'productModel'
  | 'region'
  | 'source'
  | 'status'
  | 'supplierLot';

export type DimensionFilterInput = {
  dimension: Dimension;
  /** Keys; of a tree each means its whole subtree. */
  in: Array<string>;
};

export type DimensionKeyInput = {
  dimension: Dimension;
  key: string;
};

/** A bucket is named by its first day; weeks are those of ISO 8601. */
export type Grain =
  | 'DAY'
  | 'MONTH'
  | 'QUARTER'
  | 'WEEK'
  | 'YEAR';

export type MetricInput = {
  aspect?: string | null | undefined;
  atMonths?: number | null | undefined;
  byDay?: number | null | undefined;
  clock?: Clock | null | undefined;
  key: MetricKey;
  per?: RatePer | null | undefined;
  windowDays?: number | null | undefined;
};

/** The keys of the metrics; `metrics` tells what each means. */
export type MetricKey =
  | 'cases'
  | 'costPerCase'
  | 'csat'
  | 'defectReports'
  | 'defectShare'
  | 'firstFixRate'
  | 'firstResponseTime'
  | 'handlingTime';

export type MetricQueryInput = {
  asKnownOn?: string | null | undefined;
  by?: Array<Dimension> | null | undefined;
  compare?: Array<Comparison> | null | undefined;
  filters?: Array<DimensionFilterInput> | null | undefined;
  /** Without it: one total. */
  grain?: Grain | null | undefined;
  limit?: number | null | undefined;
  metrics: Array<MetricInput>;
  order?: OrderInput | null | undefined;
  range: DateRangeInput;
};

/** Ties by label; without it: by bucket, then label. */
export type OrderInput = {
  descending?: boolean | null | undefined;
  metric: MetricKey;
};

export type RatePer =
  | 'MONTH'
  | 'YEAR';

export type Role =
  | 'ADMINISTRATOR'
  | 'DEPARTMENT_HEAD'
  | 'EXECUTIVE'
  | 'QUALITY_ENGINEER'
  | 'RESPONDER'
  | 'SERVICE_AGENT';

/** RATE is 0–1, SECONDS are seconds, MONEY is in the installation's currency. */
export type Unit =
  | 'COUNT'
  | 'MONEY'
  | 'RATE'
  | 'SECONDS';

export type SignInMutationVariables = Exact<{
  username: string;
  password: string;
}>;


export type SignInMutation = { signIn: { viewer: { id: string, language: string } } };

export type SignOutMutationVariables = Exact<{ [key: string]: never; }>;


export type SignOutMutation = { signOut: boolean };

export type ChangePasswordMutationVariables = Exact<{
  current: string;
  next: string;
}>;


export type ChangePasswordMutation = { changePassword: boolean };

export type SetLanguageMutationVariables = Exact<{
  language: string;
}>;


export type SetLanguageMutation = { setLanguage: { id: string, language: string } };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: { id: string, username: string, displayName: string, language: string, mustChangePassword: boolean, operations: Array<string>, roles: Array<{ role: Role, department: { key: string, label: string } | null }> } | null };

export type InstallationQueryVariables = Exact<{ [key: string]: never; }>;


export type InstallationQuery = { installation: { companyName: string, timeZone: string, currency: string, asOf: string, dataFrom: string | null, dataTo: string | null, demo: boolean, defectKinds: Array<string>, today: string, version: string } };

export type CaseLineFragment = { id: string, source: string, number: string, reportedOn: string | null, resolvedOn: string | null, handlingSeconds: number | null, status: { key: string, label: string }, department: { key: string, label: string } | null, employee: { key: string, label: string } | null, region: { key: string, label: string } | null, productModel: { key: string, label: string } | null, defects: Array<{ key: string, label: string, leading: boolean }> };

export type ServiceCasesQueryVariables = Exact<{
  filter: CaseFilterInput;
  first: number;
  after?: string | null | undefined;
}>;


export type ServiceCasesQuery = { serviceCases: { totalCount: number, edges: Array<{ node: { id: string, source: string, number: string, reportedOn: string | null, resolvedOn: string | null, handlingSeconds: number | null, status: { key: string, label: string }, department: { key: string, label: string } | null, employee: { key: string, label: string } | null, region: { key: string, label: string } | null, productModel: { key: string, label: string } | null, defects: Array<{ key: string, label: string, leading: boolean }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type FigureRowsQueryVariables = Exact<{
  input: MetricQueryInput;
  metric: MetricKey;
  bucket?: string | null | undefined;
  dimensions?: Array<DimensionKeyInput> | DimensionKeyInput | null | undefined;
  outcome?: string | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type FigureRowsQuery = { metricRows: { totalCount: number, edges: Array<{ node: { id: string, day: string, outcome: string, outcomeLabel: string | null, hit: boolean | null, amount: number | null, defect: { key: string, label: string } | null, case: { id: string, source: string, number: string, reportedOn: string | null, resolvedOn: string | null, handlingSeconds: number | null, status: { key: string, label: string }, department: { key: string, label: string } | null, employee: { key: string, label: string } | null, region: { key: string, label: string } | null, productModel: { key: string, label: string } | null, defects: Array<{ key: string, label: string, leading: boolean }> } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ServiceCaseQueryVariables = Exact<{
  id: string;
}>;


export type ServiceCaseQuery = { serviceCase: { serial: string | null, reportedAt: string | null, closedOn: string | null, responseSeconds: number | null, costAmount: number | null, score: number | null, attemptCount: number, reopenedCount: number, complaint: string | null, customerName: string | null, customerPhone: string | null, id: string, source: string, number: string, reportedOn: string | null, resolvedOn: string | null, handlingSeconds: number | null, kind: { key: string, label: string } | null, channel: { key: string, label: string } | null, priority: { key: string, label: string } | null, productFamily: { key: string, label: string } | null, batch: { key: string, label: string } | null, supplierLot: { key: string, label: string } | null, defects: Array<{ key: string, label: string, familyLabel: string | null, leading: boolean, origin: string }>, events: Array<{ id: string, type: string, label: string, happenedOn: string | null, happenedAt: string | null, learnedAt: string, origin: string, result: string | null, amount: number | null, score: number | null, detail: string | null, setAside: string | null, superseded: boolean, employee: { key: string, label: string } | null, department: { key: string, label: string } | null }>, setAside: Array<{ field: string, value: string | null, reason: string, label: string }>, status: { key: string, label: string }, department: { key: string, label: string } | null, employee: { key: string, label: string } | null, region: { key: string, label: string } | null, productModel: { key: string, label: string } | null } | null };

export type FigureFragment = { metric: MetricKey, value: number | null, unit: Unit, n: number, mean: number | null, median: number | null, p90: number | null, low: number | null, high: number | null, provisional: boolean, excluded: Array<{ reason: string, label: string, n: number }>, previous: Array<{ comparison: Comparison, value: number | null, n: number, from: string, to: string }> };

export type PointFragment = { metric: MetricKey, value: number | null, unit: Unit, n: number, low: number | null, high: number | null, provisional: boolean };

export type TrendQueryVariables = Exact<{
  input: MetricQueryInput;
}>;


export type TrendQuery = { metricQuery: { asOf: string, rows: Array<{ bucket: string | null, values: Array<{ metric: MetricKey, value: number | null, unit: Unit, n: number, low: number | null, high: number | null, provisional: boolean }> }> } };

export type ParetoQueryVariables = Exact<{
  input: MetricQueryInput;
}>;


export type ParetoQuery = { metricQuery: { totalRows: number, rows: Array<{ dimensions: Array<{ key: string, label: string }>, values: Array<{ metric: MetricKey, value: number | null, n: number, previous: Array<{ comparison: Comparison, value: number | null, n: number }> }> }> } };

export type HeatMapQueryVariables = Exact<{
  input: MetricQueryInput;
}>;


export type HeatMapQuery = { metricQuery: { totalRows: number, rows: Array<{ dimensions: Array<{ dimension: Dimension, key: string, label: string }>, values: Array<{ n: number }> }> } };

export type DimensionValuesQueryVariables = Exact<{
  dimension: Dimension;
  search?: string | null | undefined;
  first?: number | null | undefined;
  keys?: Array<string> | string | null | undefined;
}>;


export type DimensionValuesQuery = { dimensionValues: Array<{ key: string, label: string, count: number | null }> };

export type MetricDefinitionsQueryVariables = Exact<{ [key: string]: never; }>;


export type MetricDefinitionsQuery = { metrics: Array<{ key: MetricKey, name: string, definition: string, unit: Unit, better: Better, anchor: string, interval: string | null, source: string | null, minimumN: number, dimensions: Array<Dimension>, exclusions: Array<{ reason: string, label: string }> }> };

export type ImportRunsQueryVariables = Exact<{
  first: number;
}>;


export type ImportRunsQuery = { importRuns: Array<{ id: string, fileName: string, mappingName: string, source: string | null, startedAt: string, finishedAt: string | null, state: string, rows: number, casesCreated: number, casesChanged: number, casesUnchanged: number, eventsAdded: number, rejected: number, setAsideFields: number }> };

export type ImportRunQueryVariables = Exact<{
  id: string;
  first: number;
}>;


export type ImportRunQuery = { importRun: { id: string, fileName: string, mappingName: string, source: string | null, startedAt: string, finishedAt: string | null, state: string, failure: string | null, rows: number, casesCreated: number, casesChanged: number, casesUnchanged: number, eventsAdded: number, rejected: number, setAsideFields: number, rejections: Array<{ line: number, column: string | null, value: string | null, reason: string, label: string, severity: string }> } | null };

export type TilesQueryVariables = Exact<{
  totals: MetricQueryInput;
  course: MetricQueryInput;
}>;


export type TilesQuery = { totals: { asOf: string, rows: Array<{ values: Array<{ metric: MetricKey, value: number | null, unit: Unit, n: number, mean: number | null, median: number | null, p90: number | null, low: number | null, high: number | null, provisional: boolean, excluded: Array<{ reason: string, label: string, n: number }>, previous: Array<{ comparison: Comparison, value: number | null, n: number, from: string, to: string }> }> }> }, course: { rows: Array<{ bucket: string | null, values: Array<{ metric: MetricKey, value: number | null, unit: Unit, n: number, low: number | null, high: number | null, provisional: boolean }> }> } };

export type DepartmentsQueryVariables = Exact<{
  input: MetricQueryInput;
}>;


export type DepartmentsQuery = { metricQuery: { totalRows: number, rows: Array<{ dimensions: Array<{ dimension: Dimension, key: string, label: string }>, values: Array<{ metric: MetricKey, value: number | null, unit: Unit, n: number, low: number | null, high: number | null, provisional: boolean }> }> } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const CaseLineFragmentDoc = new TypedDocumentString(`
    fragment CaseLine on ServiceCase {
  id
  source
  number
  status {
    key
    label
  }
  department {
    key
    label
  }
  employee {
    key
    label
  }
  region {
    key
    label
  }
  productModel {
    key
    label
  }
  reportedOn
  resolvedOn
  handlingSeconds
  defects {
    key
    label
    leading
  }
}
    `, {"fragmentName":"CaseLine"}) as unknown as TypedDocumentString<CaseLineFragment, unknown>;
export const FigureFragmentDoc = new TypedDocumentString(`
    fragment Figure on MetricValue {
  metric
  value
  unit
  n
  mean
  median
  p90
  low
  high
  provisional
  excluded {
    reason
    label
    n
  }
  previous {
    comparison
    value
    n
    from
    to
  }
}
    `, {"fragmentName":"Figure"}) as unknown as TypedDocumentString<FigureFragment, unknown>;
export const PointFragmentDoc = new TypedDocumentString(`
    fragment Point on MetricValue {
  metric
  value
  unit
  n
  low
  high
  provisional
}
    `, {"fragmentName":"Point"}) as unknown as TypedDocumentString<PointFragment, unknown>;
export const SignInDocument = new TypedDocumentString(`
    mutation SignIn($username: String!, $password: String!) {
  signIn(username: $username, password: $password) {
    viewer {
      id
      language
    }
  }
}
    `, {"hash":"sha256:fe52c288e8cad1410fcf2759d66c345fef0209a04c86270467112341022b8b42"}) as unknown as TypedDocumentString<SignInMutation, SignInMutationVariables>;
export const SignOutDocument = new TypedDocumentString(`
    mutation SignOut {
  signOut
}
    `, {"hash":"sha256:39300be1f6ff47633a8c264de2a924d5b71367b646d3bf86d82d7c51c6543956"}) as unknown as TypedDocumentString<SignOutMutation, SignOutMutationVariables>;
export const ChangePasswordDocument = new TypedDocumentString(`
    mutation ChangePassword($current: String!, $next: String!) {
  changePassword(current: $current, next: $next)
}
    `, {"hash":"sha256:d8aa4dea7713535e6e0683f5804a42146c2a67ff5630e6037531a675bf163f15"}) as unknown as TypedDocumentString<ChangePasswordMutation, ChangePasswordMutationVariables>;
export const SetLanguageDocument = new TypedDocumentString(`
    mutation SetLanguage($language: String!) {
  setLanguage(language: $language) {
    id
    language
  }
}
    `, {"hash":"sha256:7c868f0a45dc49c9318f89826cbaf3d24914b734131a7a3b397d15b1dde1c66e"}) as unknown as TypedDocumentString<SetLanguageMutation, SetLanguageMutationVariables>;
export const ViewerDocument = new TypedDocumentString(`
    query Viewer {
  viewer {
    id
    username
    displayName
    language
    mustChangePassword
    operations
    roles {
      role
      department {
        key
        label
      }
    }
  }
}
    `, {"hash":"sha256:1d980f628ab8ec40b09306e487c94046b9b69a19df480183e4f3a8810201d896"}) as unknown as TypedDocumentString<ViewerQuery, ViewerQueryVariables>;
export const InstallationDocument = new TypedDocumentString(`
    query Installation {
  installation {
    companyName
    timeZone
    currency
    asOf
    dataFrom
    dataTo
    demo
    defectKinds
    today
    version
  }
}
    `, {"hash":"sha256:8297676b2bf1b8d5aa7b12fe8ebaa72f2d03aee7056d276dffafec51501b7bea"}) as unknown as TypedDocumentString<InstallationQuery, InstallationQueryVariables>;
export const ServiceCasesDocument = new TypedDocumentString(`
    query ServiceCases($filter: CaseFilterInput!, $first: Int!, $after: String) {
  serviceCases(filter: $filter, first: $first, after: $after) {
    totalCount
    edges {
      node {
        ...CaseLine
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment CaseLine on ServiceCase {
  id
  source
  number
  status {
    key
    label
  }
  department {
    key
    label
  }
  employee {
    key
    label
  }
  region {
    key
    label
  }
  productModel {
    key
    label
  }
  reportedOn
  resolvedOn
  handlingSeconds
  defects {
    key
    label
    leading
  }
}`, {"hash":"sha256:596ef3fd685f75e74ddfd4cacfbb72026a3d45bd6a84ef04c88c220eef8fcac4"}) as unknown as TypedDocumentString<ServiceCasesQuery, ServiceCasesQueryVariables>;
export const FigureRowsDocument = new TypedDocumentString(`
    query FigureRows($input: MetricQueryInput!, $metric: MetricKey!, $bucket: Date, $dimensions: [DimensionKeyInput!], $outcome: String, $first: Int!, $after: String) {
  metricRows(
    input: $input
    metric: $metric
    bucket: $bucket
    dimensions: $dimensions
    outcome: $outcome
    first: $first
    after: $after
  ) {
    totalCount
    edges {
      node {
        id
        day
        outcome
        outcomeLabel
        hit
        amount
        defect {
          key
          label
        }
        case {
          ...CaseLine
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment CaseLine on ServiceCase {
  id
  source
  number
  status {
    key
    label
  }
  department {
    key
    label
  }
  employee {
    key
    label
  }
  region {
    key
    label
  }
  productModel {
    key
    label
  }
  reportedOn
  resolvedOn
  handlingSeconds
  defects {
    key
    label
    leading
  }
}`, {"hash":"sha256:9eb1044905056c635b5b9162f759d4f29b6e4e9a5e1546a6f79b096c03dba65c"}) as unknown as TypedDocumentString<FigureRowsQuery, FigureRowsQueryVariables>;
export const ServiceCaseDocument = new TypedDocumentString(`
    query ServiceCase($id: ID!) {
  serviceCase(id: $id) {
    ...CaseLine
    kind {
      key
      label
    }
    channel {
      key
      label
    }
    priority {
      key
      label
    }
    productFamily {
      key
      label
    }
    batch {
      key
      label
    }
    supplierLot {
      key
      label
    }
    serial
    reportedAt
    closedOn
    responseSeconds
    costAmount
    score
    attemptCount
    reopenedCount
    complaint
    customerName
    customerPhone
    defects {
      key
      label
      familyLabel
      leading
      origin
    }
    events {
      id
      type
      label
      happenedOn
      happenedAt
      learnedAt
      origin
      employee {
        key
        label
      }
      department {
        key
        label
      }
      result
      amount
      score
      detail
      setAside
      superseded
    }
    setAside {
      field
      value
      reason
      label
    }
  }
}
    fragment CaseLine on ServiceCase {
  id
  source
  number
  status {
    key
    label
  }
  department {
    key
    label
  }
  employee {
    key
    label
  }
  region {
    key
    label
  }
  productModel {
    key
    label
  }
  reportedOn
  resolvedOn
  handlingSeconds
  defects {
    key
    label
    leading
  }
}`, {"hash":"sha256:aa2adc17279ee808e58e8bd24d55868799a29edd11af3521cbb92863efbbb2c7"}) as unknown as TypedDocumentString<ServiceCaseQuery, ServiceCaseQueryVariables>;
export const TrendDocument = new TypedDocumentString(`
    query Trend($input: MetricQueryInput!) {
  metricQuery(input: $input) {
    asOf
    rows {
      bucket
      values {
        ...Point
      }
    }
  }
}
    fragment Point on MetricValue {
  metric
  value
  unit
  n
  low
  high
  provisional
}`, {"hash":"sha256:e8a4af03d005c8802aa44619d88eca3a25e7ad64066a3247f342b8b6bf925be2"}) as unknown as TypedDocumentString<TrendQuery, TrendQueryVariables>;
export const ParetoDocument = new TypedDocumentString(`
    query Pareto($input: MetricQueryInput!) {
  metricQuery(input: $input) {
    totalRows
    rows {
      dimensions {
        key
        label
      }
      values {
        metric
        value
        n
        previous {
          comparison
          value
          n
        }
      }
    }
  }
}
    `, {"hash":"sha256:ad2f6eefcc7da2dd10f9e54c21de1f775fae96fc9123fdf1ec6b2e1b3c05e513"}) as unknown as TypedDocumentString<ParetoQuery, ParetoQueryVariables>;
export const HeatMapDocument = new TypedDocumentString(`
    query HeatMap($input: MetricQueryInput!) {
  metricQuery(input: $input) {
    totalRows
    rows {
      dimensions {
        dimension
        key
        label
      }
      values {
        n
      }
    }
  }
}
    `, {"hash":"sha256:0178a946baf98ff6bcae620a13834d7f39bea4a092ae755ec29abaeee20655dd"}) as unknown as TypedDocumentString<HeatMapQuery, HeatMapQueryVariables>;
export const DimensionValuesDocument = new TypedDocumentString(`
    query DimensionValues($dimension: Dimension!, $search: String, $first: Int, $keys: [String!]) {
  dimensionValues(
    dimension: $dimension
    search: $search
    first: $first
    keys: $keys
  ) {
    key
    label
    count
  }
}
    `, {"hash":"sha256:788ef847b622aa8f503c0cf6907caf0251c3c879476376cd49af67937706acfc"}) as unknown as TypedDocumentString<DimensionValuesQuery, DimensionValuesQueryVariables>;
export const MetricDefinitionsDocument = new TypedDocumentString(`
    query MetricDefinitions {
  metrics {
    key
    name
    definition
    unit
    better
    anchor
    interval
    source
    minimumN
    dimensions
    exclusions {
      reason
      label
    }
  }
}
    `, {"hash":"sha256:a4d8dcaa6153e047ef05817175c695bb85a052df97fa89a199d10e9ca5b515c0"}) as unknown as TypedDocumentString<MetricDefinitionsQuery, MetricDefinitionsQueryVariables>;
export const ImportRunsDocument = new TypedDocumentString(`
    query ImportRuns($first: Int!) {
  importRuns(first: $first) {
    id
    fileName
    mappingName
    source
    startedAt
    finishedAt
    state
    rows
    casesCreated
    casesChanged
    casesUnchanged
    eventsAdded
    rejected
    setAsideFields
  }
}
    `, {"hash":"sha256:c9cc97f4c1bf70cc890ccdd6a5d0769448357353e324b722229c5d9b48797b3f"}) as unknown as TypedDocumentString<ImportRunsQuery, ImportRunsQueryVariables>;
export const ImportRunDocument = new TypedDocumentString(`
    query ImportRun($id: ID!, $first: Int!) {
  importRun(id: $id) {
    id
    fileName
    mappingName
    source
    startedAt
    finishedAt
    state
    failure
    rows
    casesCreated
    casesChanged
    casesUnchanged
    eventsAdded
    rejected
    setAsideFields
    rejections(first: $first) {
      line
      column
      value
      reason
      label
      severity
    }
  }
}
    `, {"hash":"sha256:77bd25d8a313786a6d4544d0b76502d0779b58e2f0b233eef250ce3ac2f657d6"}) as unknown as TypedDocumentString<ImportRunQuery, ImportRunQueryVariables>;
export const TilesDocument = new TypedDocumentString(`
    query Tiles($totals: MetricQueryInput!, $course: MetricQueryInput!) {
  totals: metricQuery(input: $totals) {
    asOf
    rows {
      values {
        ...Figure
      }
    }
  }
  course: metricQuery(input: $course) {
    rows {
      bucket
      values {
        ...Point
      }
    }
  }
}
    fragment Figure on MetricValue {
  metric
  value
  unit
  n
  mean
  median
  p90
  low
  high
  provisional
  excluded {
    reason
    label
    n
  }
  previous {
    comparison
    value
    n
    from
    to
  }
}
fragment Point on MetricValue {
  metric
  value
  unit
  n
  low
  high
  provisional
}`, {"hash":"sha256:2f41bf720625578dd36f46716a01d7cfad7b4101b9cb092c23b2ff9d2f1f9ff3"}) as unknown as TypedDocumentString<TilesQuery, TilesQueryVariables>;
export const DepartmentsDocument = new TypedDocumentString(`
    query Departments($input: MetricQueryInput!) {
  metricQuery(input: $input) {
    totalRows
    rows {
      dimensions {
        dimension
        key
        label
      }
      values {
        ...Point
      }
    }
  }
}
    fragment Point on MetricValue {
  metric
  value
  unit
  n
  low
  high
  provisional
}`, {"hash":"sha256:d47b7e2b630e7da86829b54568a24577c383afe6a8cd7b5331d5f76763d38786"}) as unknown as TypedDocumentString<DepartmentsQuery, DepartmentsQueryVariables>;