//! Spanish.

use super::DatePart::{Day, Month, Text, Year};
use super::{Plural, Strings};

pub(super) const STRINGS: Strings = Strings {
    tag: "es",
    bilateral: "Bilateral",
    trilateral: "Trilateral",
    multilateral: "Multilateral",
    by: "Por ",
    separator: ", ",
    meetings: Plural::One {
        one: ("", " reunión"),
        other: ("", " reuniones"),
    },
    expand_all: "Desplegar todo",
    collapse_all: "Contraer todo",
    attendees: "Asistentes",
    agenda: "Orden del día",
    outcome: "Resultado",
    part_of: "Parte de",
    permalink: "Enlace a esta reunión",
    months: [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
    date: &[Day, Text(" de "), Month, Text(" de "), Year],
    yearless: &[Day, Text(" de "), Month],
    at: ", ",
    zero: '0',
};
