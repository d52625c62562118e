import { defineEntity, p } from "@mikro-orm/core";

// Entities are what is read or edited one by one; what is counted has its SQL beside its feature. The columns are those
// of migrations/*.sql, which stay the only definition of the schema.

export const Department = defineEntity({
  name: "Department",
  tableName: "department",
  properties: {
    id: p.integer().primary(),
    code: p.text(),
    name: p.text(),
    nameEn: p.text().nullable(),
    parent: () => p.manyToOne(Department).nullable(),
  },
});

export const Employee = defineEntity({
  name: "Employee",
  tableName: "employee",
  properties: {
    id: p.integer().primary(),
    code: p.text(),
    name: p.text(),
    nameEn: p.text().nullable(),
  },
});

export const AppUser = defineEntity({
  name: "AppUser",
  tableName: "app_user",
  properties: {
    id: p.integer().primary(),
    username: p.text(),
    displayName: p.text(),
    passwordHash: p.text().hidden(),
    mustChangePassword: p.boolean().default(false),
    language: p.text().default("zh-CN"),
    employee: () => p.manyToOne(Employee).nullable(),
    disabledAt: p.datetime().nullable(),
    createdAt: p.datetime().defaultRaw("now()"),
  },
});

export const ImportRun = defineEntity({
  name: "ImportRun",
  tableName: "import_run",
  properties: {
    id: p.uuid().primary(),
    sourceId: p.integer().nullable(),
    fileName: p.text(),
    fileSha256: p.text().name("file_sha256"),
    mappingName: p.text(),
    startedBy: p.text().nullable(),
    startedAt: p.datetime().defaultRaw("now()"),
    finishedAt: p.datetime().nullable(),
    state: p.text().default("running"),
    failure: p.text().nullable(),
    summary: p.json().default("{}"),
  },
});

export const entities = [Department, Employee, AppUser, ImportRun] as const;
