export const compilers = {};
