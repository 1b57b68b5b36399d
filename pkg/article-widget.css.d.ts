// For imports that are there for their effect.
export {};
