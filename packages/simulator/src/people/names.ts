import type { Language } from "@arraigo/platform/contract";

const given: Record<Language, readonly string[]> = {
  es: "Alejandra Andrés Beatriz Camila Carlos Carolina Catalina Cristina Daniela David Elena Emilio Esteban Felipe Fernanda Gabriela Gonzalo Héctor Ignacio Isabel Javier Jimena Joaquín Jorge Juana Julián Laura Leonardo Lorena Luis Manuela Marcela Mariana Mario Marta Mateo Mónica Natalia Nicolás Paula Pilar Rafael Ramiro Raquel Rodrigo Rosario Santiago Sara Sergio Silvia Sofía Tomás Verónica Ximena".split(
    " ",
  ),
  en: "Abigail Adam Alice Amber Arthur Ben Brian Caleb Chloe Claire Colin Daisy Derek Edith Elliot Emma Ethan Fiona Frank Grace Hannah Harriet Henry Irene Jack Jasmine Joel Julia Kate Keith Leah Liam Lucy Marcus Megan Miles Naomi Nathan Olivia Oscar Paige Patrick Peter Quentin Rachel Robert Rose Ruth Simon Stella Theo Tina Victor Wendy".split(
    " ",
  ),
};

const family: Record<Language, readonly string[]> = {
  es: "Acosta Aguilar Álvarez Barrios Beltrán Cabrera Calderón Cárdenas Castaño Cervantes Contreras Cuéllar Delgado Duarte Escobar Espinosa Franco Fuentes Galindo Gaviria Guzmán Herrera Jaramillo Ledesma Lozano Maldonado Medina Mejía Montoya Navarro Núñez Ocampo Ortega Pacheco Paredes Peña Pineda Quintero Restrepo Ríos Robles Salazar Sandoval Serrano Suárez Tovar Trujillo Uribe Valencia Vargas Velasco Vélez Zamora Zapata".split(
    " ",
  ),
  en: "Adler Archer Barnes Baxter Bishop Blake Bowman Brennan Carver Chandler Coleman Crawford Dalton Dawson Drake Ellison Fletcher Foster Garner Gibson Graves Hale Harmon Hendricks Holloway Hughes Irving Jennings Keller Lambert Lawson Maddox Mercer Monroe Nolan Osborne Palmer Porter Quigley Ramsey Reeves Sawyer Sheridan Sterling Tanner Thornton Underwood Vaughn Walsh Webster Whitaker Winslow Yates York".split(
    " ",
  ),
};

/** The n-th name of a language: every pair of given and family name comes up once before any repeats. */
export function nameNumber(language: Language, n: number): { givenName: string; familyName: string } {
  const givenNames = given[language];
  const familyNames = family[language];
  // 54 × 54 pairs; the family name moves on by one more each round, so neighbours differ in both.
  const round = Math.floor(n / givenNames.length);
  return {
    givenName: givenNames[n % givenNames.length] ?? "Ana",
    familyName: familyNames[(n + round * 7) % familyNames.length] ?? "Ruiz",
  };
}

/** Plain letters for an address: José Núñez → jose.nunez */
export function mailbox(givenName: string, familyName: string): string {
  return `${givenName}.${familyName}`
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^a-z.]/g, "");
}
