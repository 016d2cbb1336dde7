/** Lo que se dice de los archivos con historial. */
export const historyEs = {
  errors: {
    UploadNotFound: "Esta carga no existe o se olvidó.",
    UploadBusy:
      "No se puede hacer mientras la carga está {state, select, uploading {llegando} ready {a la espera de incorporarse} running {en marcha} paused {en pausa} done {terminada} undoing {deshaciéndose} undone {deshecha} other {detenida por un problema}}.",
    UploadIncomplete: "El archivo no ha llegado entero. Envíalo de nuevo.",
    UploadTooOld:
      "Esta carga ya no se puede deshacer: sus eventos forman parte de lo que se conserva y se borra cada noche.",
    TooManyUploads: "Hay {maximum} archivos a la espera. Incorpora o descarta uno antes.",
    FileUnreadable: "Este archivo no es una tabla de texto ni líneas de JSON.",
    FileTooLong:
      "Un archivo puede tener como máximo {rowsMax, number} filas y {megabytesMax, number} MB sin comprimir.",
    MappingMisfit: "Las columnas elegidas no son las de este archivo. Míralo de nuevo.",
  },
  audit: {
    history_uploaded: "incorporó un archivo con historial",
    history_undone: "deshizo un archivo con historial",
  },
  permissions: {
    history_manage: "Incorporar archivos con historial y deshacerlos",
  },
};
