// What TypeScript's library does not know yet. For checking only.

interface Document {
  readonly prerendering?: boolean;
}

interface PerformanceEntry {
  readonly type?: string;
}

declare var navigation: any;
