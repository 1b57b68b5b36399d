/**
 * The words for an article that is late or does not come, which cannot be the
 * WASM's, since that may be what is missing: by primary language tag, the line
 * while loading takes long, the sentence when it failed, and the direction if
 * it is from right to left. All other words are in crates/article/src/strings.
 */
export const WORDS = {
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
