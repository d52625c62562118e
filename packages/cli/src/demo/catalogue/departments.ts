import type { Area } from "./places.ts";
import type { Term } from "./terms.ts";

export type Department = Term & { readonly parent: string | null };

function department(code: string, name: string, nameEn: string, parent: string | null): Department {
  return { code, name, nameEn, parent };
}

/** The tree of the regulation: after-sales service belongs to sales. Parents stand before their children. */
export const departments = {
  company: department("HS", "回声电器", "Echo Appliances", null),
  sales: department("SALES", "销售部", "Sales", "HS"),
  service: department("AS", "售后服务部", "After-sales service", "SALES"),
  east: department("AS-EAST", "华东服务部", "Service East", "AS"),
  south: department("AS-SOUTH", "华南服务部", "Service South", "AS"),
  southwest: department("AS-SW", "西南服务部", "Service Southwest", "AS"),
  north: department("AS-NORTH", "华北服务部", "Service North", "AS"),
  mailIn: department("AS-MAIL", "寄修中心", "Mail-in repair centre", "AS"),
  contact: department("AS-CC", "客服中心", "Contact centre", "AS"),
  research: department("RD", "研发部", "Research and development", "HS"),
  design: department("DESIGN", "设计部", "Design", "HS"),
  production: department("PROD", "生产部", "Production", "HS"),
  quality: department("TQ", "技质部", "Technical quality", "HS"),
  purchasing: department("PURCH", "采购部", "Purchasing", "HS"),
  warehouse: department("WH", "仓库", "Warehouse", "HS"),
  finance: department("FIN", "财务部", "Finance", "HS"),
} as const satisfies Readonly<Record<string, Department>>;

export const departmentOfArea: Readonly<Record<Area, Department>> = {
  EAST: departments.east,
  SOUTH: departments.south,
  SW: departments.southwest,
  NORTH: departments.north,
};
