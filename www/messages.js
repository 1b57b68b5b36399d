/**
 * Messages for an article that is slow or fails to load, by primary language tag:
 * the one while loading, the one after a failure, and the direction if it is right
 * to left. They cannot be in the WASM, which may be what is missing; all other
 * strings are in `crates/article/src/strings`.
 * @type {Record<string, string[]>}
 */
export const MESSAGES = {
  ar: ["جارٍ تحميل المقال…", "تعذّر تحميل المقال.", "rtl"],
  az: ["Məqalə yüklənir…", "Məqaləni yükləmək mümkün olmadı."],
  de: ["Der Artikel wird geladen …", "Der Artikel konnte nicht geladen werden."],
  en: ["Loading the article…", "The article could not be loaded."],
  es: ["Cargando el artículo…", "No se ha podido cargar el artículo."],
  fa: ["در حال بارگذاری مطلب…", "بارگذاری مطلب ممکن نشد.", "rtl"],
  fr: ["Chargement de l’article…", "L’article n’a pas pu être chargé."],
  hy: ["Հոդվածը բեռնվում է…", "Հնարավոր չեղավ բեռնել հոդվածը։"],
  ru: ["Статья загружается…", "Не удалось загрузить статью."],
};
