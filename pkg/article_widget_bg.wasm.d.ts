/* tslint:disable */
/* eslint-disable */
export const memory: WebAssembly.Memory;
export const __wbg_widget_free: (a: number, b: number) => void;
export const check: (a: any) => any;
export const mount: (a: any, b: any, c: any) => [number, number, number];
export const renderToString: (a: any, b: any) => [number, number, number, number];
export const version: () => [number, number];
export const widget_collapse: (a: number, b: any) => [number, number];
export const widget_expand: (a: number, b: any) => [number, number];
export const widget_meetings: (a: number) => any;
export const widget_toggle: (a: number, b: any) => [number, number];
export const widget_update: (a: number, b: any, c: any) => [number, number];
export const __closure_a: (a: number, b: number, c: number, d: any) => void;
export const __closure_b: (a: number, b: number, c: any) => void;
export const __wbindgen_malloc: (a: number, b: number) => number;
export const __wbindgen_realloc: (a: number, b: number, c: number, d: number) => number;
export const __wbindgen_free: (a: number, b: number, c: number) => void;
export const __externref_table_alloc: () => number;
export const __wbindgen_externrefs: WebAssembly.Table;
export const __wbindgen_exn_store: (a: number) => void;
export const __externref_drop_slice: (a: number, b: number) => void;
export const __wbindgen_destroy_closure: (a: number, b: number) => void;
export const __externref_table_dealloc: (a: number) => void;
export const __wbindgen_start: () => void;
