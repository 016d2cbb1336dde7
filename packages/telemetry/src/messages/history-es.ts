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
    PullNotSetUp: "Quien administra esta instalación no ha permitido ninguna carpeta de la que recoger archivos.",
    PullFolderRefused: "Esta carpeta no existe dentro de la de tu organización, o lleva fuera de ella.",
    PullSourceNotFound: "Este origen ya no existe.",
    TooManyPullSources: "Caben {maximum} orígenes. Quita antes uno que ya no necesites.",
    MappingMisfit: "Las columnas elegidas no son las de este archivo. Míralo de nuevo.",
  },
  audit: {
    pull_source_added: "configuró una carpeta de la que recoger archivos exportados",
    pull_source_paused: "pausó la recogida de archivos exportados",
    pull_source_resumed: "reanudó la recogida de archivos exportados",
    pull_source_removed: "dejó de recoger archivos exportados de una carpeta",
    history_uploaded: "incorporó un archivo con historial",
    history_undone: "deshizo un archivo con historial",
  },
  permissions: {
    history_manage: "Incorporar archivos con historial, hacer que se recojan y deshacerlos",
  },
};
